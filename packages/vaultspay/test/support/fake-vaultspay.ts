import { generateKeyPairSync } from "node:crypto";
import { openVaultsPayBody, sealVaultsPayBody, unwrapKeyWith, unwrapVaultsPayKey } from "@openissuing/signing";
import { createVaultsPayClient } from "../../src/create-vaultspay-client.js";
import type { VaultsPayOptions } from "../../src/options.js";

/** A request as the vendor read it. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Answer of the vendor in short, a whole one sent as it is, or an error its connection ends with. */
export type Answer = Response | Error | { readonly status?: number; readonly body: unknown };

export const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export const credentials = { clientId: "client-1", clientSecret: "s3cret-of-this-test", deviceId: "17" } as const;

/** A refusal as the document has it. */
export const refusal = (status: number, code: number, type: string, errors?: readonly object[]) => ({
  status,
  body: { code, type, message: "Refused.", ...(errors === undefined ? {} : { errors }) },
});

/** What Node's fetch fails with: a TypeError around the error of the system. */
export const failure = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

const isTokenCall = ({ pathname }: URL) => /\/saas-(login|refresh-token)$/.test(pathname);

/**
 * The vendor as far as a client needs it: decrypts with its private key, hands out tokens, plays its answers in turn to
 * other calls, repeats the last, and encrypts what it answers.
 */
export function fakeVaultsPay(...answers: readonly Answer[]) {
  const seen: Seen[] = [];
  const state = { issued: 0, now: Date.UTC(2030, 0, 1), refreshDied: false };
  const unwrap = unwrapKeyWith(keys.privateKey);
  const calls = () => seen.filter(({ url }) => !isTokenCall(url));
  const moment = (minutes: number) => new Date(state.now + minutes * 60_000).toISOString().replace("Z", "+00:00");

  const grant = ({ pathname }: URL): Exclude<Answer, Response | Error> => {
    const isRefresh = pathname.endsWith("/saas-refresh-token");
    if (isRefresh && state.refreshDied) return refusal(401, 1004, "SESSION_EXPIRED");
    const access = { accessToken: `at-${++state.issued}`, accessTokenExpiry: moment(10) };
    if (isRefresh) return { body: { data: access } };
    return { body: { ...access, refreshToken: `rt-${state.issued}`, refreshTokenExpiry: moment(600) } };
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, headers } = request;
    const url = new URL(request.url);
    const text = await request.text();
    const nonce = headers.get("x-session-nonce");
    const isPlain = headers.get("x-enable-encryption") === "false";
    const key = isPlain
      ? undefined
      : await unwrapVaultsPayKey({ nonce, signature: headers.get("x-auth-signature") }, unwrap);
    const opened = key && text !== "" ? await openVaultsPayBody(key, { nonce, body: text }) : undefined;
    const plain = opened === undefined ? text : new TextDecoder().decode(opened);
    const answer = isTokenCall(url)
      ? grant(url)
      : (answers[Math.min(calls().length, answers.length - 1)] ?? { body: { data: [] } });
    seen.push({ method, url, headers, body: plain === "" ? undefined : JSON.parse(plain) });
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    const { status = 200, body } = answer;
    if (key === undefined) return Response.json(body, { status });
    const sealed = await sealVaultsPayBody(key, new TextEncoder().encode(JSON.stringify(body)));
    const wire = { "content-type": "application/json", "x-session-nonce": sealed.nonce };
    return new Response(sealed.body, { status, headers: wire });
  };
  return { fetch, seen, state, calls };
}

/** A client of that vendor whose pauses take no time. */
export function createClient(vendor: ReturnType<typeof fakeVaultsPay>, options: Partial<VaultsPayOptions> = {}) {
  return createVaultsPayClient({
    environment: "uat",
    publicKey: keys.publicKey,
    ...credentials,
    fetch: vendor.fetch,
    now: () => vendor.state.now,
    timeout: false,
    sleep: async () => undefined,
    ...options,
  } as VaultsPayOptions);
}
