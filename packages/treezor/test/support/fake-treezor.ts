import { createServer, type RequestListener } from "node:http";
import { afterEach } from "vitest";
import { createTreezorClient, type TreezorOptions } from "../../src/index.js";

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
  /** Its JSON; `undefined` when it is none. */
  readonly body: unknown;
}

/** An answer of the vendor; a function sees the request. `"drop"` breaks the connection. */
export type Step =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | "drop"
  | ((request: SeenRequest) => Step | Promise<Step>);

export interface FakeTreezor {
  readonly url: string;
  /** Everything that arrived. */
  readonly seen: SeenRequest[];
  /** What arrived beside token calls. */
  calls(): SeenRequest[];
  /** Bodies of the token calls. */
  tokenCalls(): unknown[];
  /** What the next token calls are answered; then tokens `at-1`, `at-2` … for an hour. */
  readonly tokenSteps: Step[];
}

const closings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** The vendor on a port of its own, until the test ends: it plays its steps in order and repeats the last. */
export async function fakeTreezor(...steps: readonly Step[]): Promise<FakeTreezor> {
  const seen: SeenRequest[] = [];
  const tokenSteps: Step[] = [];
  let tokens = 0;
  let played = 0;
  const stepFor = (request: SeenRequest): Step => {
    if (!request.url.pathname.endsWith("/oauth/token")) return steps[Math.min(played++, steps.length - 1)] ?? {};
    tokens += 1;
    return tokenSteps.shift() ?? { body: { token_type: "Bearer", expires_in: 3600, access_token: `at-${tokens}` } };
  };
  const url = await serve(async (incoming, outgoing) => {
    const text = Buffer.concat(await incoming.toArray()).toString("utf8");
    const request: SeenRequest = {
      method: incoming.method ?? "",
      url: new URL(incoming.url ?? "/", "http://vendor.test"),
      headers: new Headers(
        Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ),
      text,
      body: parse(text),
    };
    seen.push(request);
    let step = stepFor(request);
    while (typeof step === "function") step = await step(request);
    if (step === "drop") {
      incoming.socket.destroy();
      return;
    }
    const { status = 200, body, headers = {} } = step;
    const raw = typeof body === "string" ? body : JSON.stringify(body);
    outgoing.writeHead(status, { "Content-Type": "application/json", ...headers }).end(raw);
  });
  const isToken = ({ url: { pathname } }: SeenRequest) => pathname.endsWith("/oauth/token");
  return {
    url,
    seen,
    calls: () => seen.filter((request) => !isToken(request)),
    tokenCalls: () => seen.filter(isToken).map(({ body }) => body),
    tokenSteps,
  };
}

/** A server on a port of its own on loopback, until the test ends; its address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closings.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

export const credentials = { clientId: "292252", clientSecret: "secret-of-the-test" } as const;

/** A client of the fake vendor that waits for nothing between repeats. */
export function createClient(vendor: FakeTreezor, options: Partial<TreezorOptions> = {}) {
  return createTreezorClient({ ...credentials, random: () => 0, ...options, baseUrl: vendor.url } as TreezorOptions);
}

/** A refusal in the vendor's present shape. */
export function refusal(status: number, code: string, type = "invalid_request"): Step {
  return { status, body: { errors: [{ type, code, message: "no", docUrl: "https://developers.treezor.co" }] } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
