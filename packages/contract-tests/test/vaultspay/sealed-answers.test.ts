import { sealVaultsPayBody } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import type { Violation } from "../../src/checks.js";
import { createSealedAnswers } from "../../src/vaultspay/sealed-answers.js";

const bytes = new Uint8Array(32).fill(7);
const wrapped = "d3JhcHBlZA==";

/** An exchange whose key the judge knows; answers what it reads and the checks that failed. */
async function readAnswer(response: Response, headers: Readonly<Record<string, string>> = {}) {
  const violations: Violation[] = [];
  const answers = createSealedAnswers((violation) => void violations.push(violation));
  await answers.remembering(async () => new Uint8Array(Buffer.from(wrapped, "base64")))(bytes);
  const request = new Request("http://127.0.0.1:1/x", { headers: { "x-auth-signature": wrapped, ...headers } });
  const said = await (await answers.read(request, response)).text();
  return { said, checks: violations.map(({ check }) => check) };
}

async function sealed(text: string) {
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt"]);
  const { body, nonce } = await sealVaultsPayBody(key, new TextEncoder().encode(text));
  return { body, headers: { "x-session-nonce": nonce } };
}

describe("createSealedAnswers", () => {
  test("opens what is encrypted with the key of the request", async () => {
    const { body, headers } = await sealed('{"data":1}');
    expect(await readAnswer(new Response(body, { headers }))).toEqual({ said: '{"data":1}', checks: [] });
  });

  test("leaves what does not open as it is: the client tells", async () => {
    const { headers } = await sealed('{"data":1}');
    const other = await sealed('{"data":2}');
    const read = await readAnswer(new Response(other.body, { headers }));
    expect(read).toEqual({ said: other.body, checks: [] });
  });

  test.each([
    { name: "a success", status: 200, body: '{"data":1}', checks: ["answer-authenticity"] },
    { name: "another refusal", status: 500, body: '{"code":1010}', checks: ["answer-authenticity"] },
    { name: "the refusal of headers", status: 500, body: '{"code":1018}', checks: [] },
  ])("judges a plain answer that is $name", async ({ body, checks, status }) => {
    expect(await readAnswer(new Response(body, { status }))).toEqual({ said: body, checks });
  });

  test("takes plain answers to requests that asked for them, and to those of others", async () => {
    const plain = { said: "{}", checks: [] };
    expect(await readAnswer(new Response("{}"), { "x-enable-encryption": "false" })).toEqual(plain);
    expect(await readAnswer(new Response("{}"), { "x-auth-signature": "b3RoZXI=" })).toEqual(plain);
  });
});
