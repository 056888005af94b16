import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import {
  authenticityHash,
  authorizeRequests,
  compose,
  importPublicKey,
  passwordGrant,
  signAnytimeRequests,
  verifyAnytimeAnswers,
  verifyAnytimeSignature,
} from "../src/index.js";
import { fixture } from "./keys/fixture.js";

interface Seen {
  readonly url: string;
  readonly validationData: string;
  readonly signed: boolean;
  readonly token: string | undefined;
  readonly file: string;
}

const closing: Array<() => void> = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A vendor on loopback that grants t1, t2, … and takes only `valid`. */
async function setup(valid: string) {
  const seen: Seen[] = [];
  const key = await importPublicKey(fixture("spki.pem"));
  let issued = 0;
  const server = createServer(async (request, response) => {
    const validationData = String(request.headers["x-validation-data"]);
    const token = request.headers.authorization;
    const signed = await verifyAnytimeSignature(key, validationData, String(request.headers["x-signed-request"]));
    seen.push({ url: request.url ?? "", validationData, signed, token, file: await fileDigest(request) });
    const isToken = request.url === "/oauth/v2/token";
    const accepted = isToken || token === `Bearer ${valid}`;
    const grant = () => ({ access_token: `t${++issued}`, expires_in: 3600, token_type: "bearer" });
    const body = isToken ? grant() : accepted ? { state: "ok" } : { error: { code: 4010050 } };
    response.writeHead(accepted ? 200 : 401, { "content-type": "application/json" });
    const hash = await authenticityHash("1714521600.2500", "acme-api");
    response.end(`{"request_id":1,"timestamp":1714521600.2500,"hash":"${hash}","body":${JSON.stringify(body)}}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  closing.push(() => server.closeAllConnections());
  const address: AddressInfo | string | null = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const signed = compose(
    signAnytimeRequests({ privateKey: fixture("pkcs8.pem") }),
    verifyAnytimeAnswers({ username: "acme-api" }),
  )(fetch);
  const credentials = { clientId: "c", clientSecret: "s", username: "acme-api", password: "p" };
  const { requestToken } = passwordGrant({ ...credentials, tokenUrl: `${base}/oauth/v2/token`, fetch: signed });
  const isTokenInvalid = async (answer: Response) => (await answer.text()).includes("4010050");
  return { base, seen, send: authorizeRequests({ requestToken, isTokenInvalid })(signed) };
}

/** Digest of the largest part of a multipart body; empty for other bodies. */
async function fileDigest(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return "";
  const form = await new Response(new Blob(chunks), { headers: { "content-type": type } }).formData();
  const file = form.get("file1");
  return file instanceof File ? sha256(new Uint8Array(await file.arrayBuffer())) : "";
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("the layers over HTTP", () => {
  test("ask for a token, then call, each signed with a value of its own", async () => {
    const { base, seen, send } = await setup("t1");
    const response = await send(`${base}/v1.0/apicheck`);
    expect(await response.json()).toMatchObject({ body: { state: "ok" } });
    expect(seen.map(({ url, signed, token }) => [url, signed, token])).toEqual([
      ["/oauth/v2/token", true, undefined],
      ["/v1.0/apicheck", true, "Bearer t1"],
    ]);
    expect(new Set(seen.map(({ validationData }) => validationData)).size).toBe(2);
  });

  test("send a file of 3 MB again, whole, after the token turned out obsolete", async () => {
    const { base, seen, send } = await setup("t2");
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);
    const form = new FormData();
    form.set("file1", new File([bytes], "passport.png", { type: "image/png" }));
    const response = await send(`${base}/v1.0/accounts/1/kyc`, { method: "POST", body: form });
    expect(response.status).toBe(200);
    const uploads = seen.filter(({ url }) => url.endsWith("/kyc"));
    expect(uploads.map(({ token, signed, file }) => [token, signed, file])).toEqual([
      ["Bearer t1", true, sha256(bytes)],
      ["Bearer t2", true, sha256(bytes)],
    ]);
    expect(new Set(seen.map(({ validationData }) => validationData)).size).toBe(4);
  });
});
