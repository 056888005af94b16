type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  /** What arrived, each with its body read. */
  readonly requests: { readonly request: Request; readonly body: string }[];
}

/** A network that plays its steps in order and repeats the last: an answer, an error it fails with, or a function. */
export function scriptedFetch(...steps: readonly Step[]): ScriptedFetch {
  const requests: ScriptedFetch["requests"] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const step = steps[Math.min(requests.length, steps.length - 1)];
      requests.push({ request, body: await request.clone().text() });
      if (step instanceof Response) return step.clone();
      if (step === undefined || step instanceof Error) throw step ?? new Error("no step left");
      return step(request);
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** What Node's fetch fails with: a TypeError around the error of the system. */
export function failure(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

/** A network that never answers and fails with the reason of an abort, as `fetch` does. */
export const silent: typeof fetch = (input, init) =>
  new Promise((_, reject) => {
    const { signal } = new Request(input, init);
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
