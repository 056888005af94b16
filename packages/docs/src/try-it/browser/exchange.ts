/** What went over the network, as far as a page can see it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text of the body; a form with files is told by its size. */
  readonly body: string;
  readonly answer?: {
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** From the request to the last byte of the answer. */
    readonly milliseconds: number;
  };
}

async function bodyText(request: Request): Promise<string> {
  const bytes = await request.clone().arrayBuffer();
  if (request.headers.get("content-type")?.startsWith("multipart/")) return `(a form of ${bytes.byteLength} bytes)`;
  return new TextDecoder().decode(bytes);
}

/** A `fetch` that keeps every exchange in `seen`, oldest first; one without an answer has none. */
export function watchFetch(seen: Exchange[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const sent = { method, url, headers: [...request.headers], body: await bodyText(request) };
    const index = seen.push(sent) - 1;
    const startedAt = performance.now();
    const response = await fetch(request);
    await response.clone().arrayBuffer();
    const milliseconds = performance.now() - startedAt;
    seen[index] = { ...sent, answer: { status: response.status, headers: [...response.headers], milliseconds } };
    return response;
  };
}
