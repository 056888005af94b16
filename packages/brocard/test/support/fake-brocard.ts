import { createBrocardClient } from "../../src/create-brocard-client.js";
import type { BrocardOptions } from "../../src/options.js";

/** A request as the vendor saw it. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** Answer of the vendor in short, a whole one, or an error its connection ends with. */
export type Answer = Response | Error | { readonly status?: number; readonly body: unknown };

export const apiKey = "12|k3y-of-this-test";

export const requestId = "44444444-4444-4444-8444-000000000001";

/** A refusal of fields, as the vendor answers it. */
export const refusal = (errors: Readonly<Record<string, readonly string[]>>) => ({
  status: 422,
  body: { message: "The given data was invalid.", errors, request_id: requestId },
});

/** What Node's fetch fails with: a TypeError around the error of the system. */
export const failure = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

/** The vendor as far as a client needs it: plays its answers in turn and repeats the last. */
export function fakeBrocard(...answers: readonly Answer[]) {
  const seen: Seen[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = answers[Math.min(seen.length, answers.length - 1)] ?? { body: { request_id: requestId } };
    const { method, headers } = request;
    seen.push({ method, url: new URL(request.url), headers, body: await request.text() });
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    return Response.json(answer.body, { status: answer.status ?? 200 });
  };
  return { fetch, seen };
}

/** A client of that vendor whose pauses take no time. */
export function createClient(fetch: typeof globalThis.fetch, options: Partial<BrocardOptions> = {}) {
  return createBrocardClient({
    environment: "production",
    apiKey,
    fetch,
    timeout: false,
    sleep: async () => undefined,
    ...options,
  } as BrocardOptions);
}
