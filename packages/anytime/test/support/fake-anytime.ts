import { generateKeyPairSync, verify } from "node:crypto";
import { authenticityHash } from "@openissuing/signing";
import { createAnytimeClient } from "../../src/create-anytime-client.js";
import type { AnytimeOptions } from "../../src/options.js";

/** Made for this run alone. */
export const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const credentials = {
  clientId: "client-1",
  clientSecret: "s3cr3t-client",
  username: "acme",
  password: "s3cr3t-pass",
};

/** A request as the vendor saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly request: Request;
}

/** Answer of the vendor in short: a status and the body inside the envelope; a whole `Response` or an error as it is. */
export type Answer = Response | Error | { readonly status?: number; readonly body: unknown };

export const fault = (code: number, exception = "SomeException") => ({
  status: Math.trunc(code / 10000),
  body: { error: { code, message: "Explained.", exception } },
});

/** Wraps a body the way the vendor does, with a hash of its own. */
export async function envelope({ status = 200, body }: { status?: number; body: unknown }, username = "acme") {
  const timestamp = 1478525194.6798;
  const hash = await authenticityHash(String(timestamp), username);
  return Response.json({ request_id: 90402, type_response: "sync", timestamp, hash, body }, { status });
}

/**
 * The vendor as far as a client needs it: checks signature, single use of validation data and token; then answers
 * with `answers` in turn and repeats the last. `seen` lists calls, `tokens` counts token calls.
 */
export function fakeAnytime(...answers: readonly Answer[]) {
  const seen: Seen[] = [];
  const used = new Set<string>();
  const state = { tokens: 0, calls: 0, revoked: false };

  const refusal = (request: Request, path: string) => {
    const data = request.headers.get("x-validation-data") ?? "";
    const signature = Buffer.from(request.headers.get("x-signed-request") ?? "", "base64");
    if (!verify("sha1", Buffer.from(data), keys.publicKey, signature)) return fault(4010070);
    if (used.has(data)) return fault(4010080);
    used.add(data);
    if (path === "/oauth/v2/token") return undefined;
    const isValid = !state.revoked && request.headers.get("authorization") === `Bearer token-${state.tokens}`;
    return isValid ? undefined : fault(4010050, "OAuth2InvalidTokenException");
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    const { method, headers } = request;
    seen.push({ method, path, headers, request: request.clone(), body: await request.clone().text() });
    const refused = refusal(request, path);
    if (refused !== undefined) return envelope(refused);
    if (path === "/oauth/v2/token") {
      state.tokens += 1;
      const body = {
        access_token: `token-${state.tokens}`,
        expires_in: 3600,
        token_type: "bearer",
        refresh_token: "r",
      };
      return envelope({ body });
    }
    const answer = answers[Math.min(state.calls++, answers.length - 1)] ?? { body: {} };
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : envelope(answer);
  };

  return { fetch, seen, state, calls: () => seen.filter(({ path }) => path !== "/oauth/v2/token") };
}

/** A client of that vendor whose pauses take no time. */
export function createClient(fetch: typeof globalThis.fetch, options: Partial<AnytimeOptions> = {}) {
  return createAnytimeClient({
    environment: "sandbox",
    credentials,
    privateKey: keys.privateKey,
    fetch,
    timeout: false,
    sleep: async () => undefined,
    ...options,
  } as AnytimeOptions);
}
