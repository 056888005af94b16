/** Wraps a `fetch` in another: the one shape of everything that signs, verifies, authorizes or logs. */
export type FetchLayer = (next: typeof fetch) => typeof fetch;

/** Joins layers into one. The first is outermost: it sees the request first and the answer last. */
export function compose(...layers: readonly FetchLayer[]): FetchLayer {
  return (next) => layers.reduceRight((inner, layer) => layer(inner), next);
}

/** The arguments of a `fetch` call as one `Request`; a `Request` alone comes back as it is, not copied. */
export function toRequest(input: RequestInfo | URL, init: RequestInit | undefined): Request {
  return input instanceof Request && init === undefined ? input : new Request(input, init);
}

/** A request whose redirects come back as they are: followed, they would take headers and body to another address. */
export function unfollowed(request: Request): Request {
  return request.redirect === "manual" ? request : new Request(request, { redirect: "manual" });
}
