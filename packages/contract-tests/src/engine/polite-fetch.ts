/**
 * A `fetch` for a server of somebody else: each request waits for its turn, and a redirect is an answer like any other,
 * because what proves who calls belongs to nobody elsewhere. `pace`: resolves when the next request may go out.
 */
export function politeFetch(send: typeof fetch, pace: () => Promise<void>): typeof fetch {
  return async (input, init) => {
    await pace();
    return send(new Request(input, { ...init, redirect: "manual" }));
  };
}
