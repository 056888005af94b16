/** What undici calls a dispatcher, such as an `Agent` with `connect: { cert, key }`. */
export interface TlsDispatcher {
  dispatch(options: never, handler: never): boolean;
}

/** A `fetch` whose connections present a client certificate: the dispatcher of undici goes along with each request. */
export function overMutualTls(dispatcher: TlsDispatcher, send: typeof fetch | undefined): typeof fetch {
  return (input, init) => {
    // Looked up at each call, as a test or a proxy replaces it.
    const settings: RequestInit & { readonly dispatcher: object } = { ...init, dispatcher };
    return (send ?? globalThis.fetch)(input, settings);
  };
}
