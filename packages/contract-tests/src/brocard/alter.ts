import { type Change, withHeaders } from "../alter.js";

/** Takes away what tells who calls. */
export const anonymous: Change = withHeaders({ authorization: undefined });

/** Sends the query as it is written here, such as `states=2`, in place of the one the client made. */
export function withQuery(query: string): Change {
  return (request) => {
    const url = new URL(request.url);
    url.search = query;
    return new Request(url, request);
  };
}

/** Sends this JSON in place of the body the client made; a text goes out as it is. */
export function withBody(body: unknown): Change {
  return (request) =>
    new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
}
