import { describe, expect, test } from "vitest";
import { verifyAnytimeSignature } from "../../src/anytime/anytime-signature.js";
import { type SignAnytimeOptions, signAnytimeRequests } from "../../src/anytime/sign-anytime-requests.js";
import { importPrivateKey } from "../../src/keys/import-private-key.js";
import { importPublicKey } from "../../src/keys/import-public-key.js";
import { fixture } from "../keys/fixture.js";

const pkcs1 = fixture("pkcs1.pem");

function setup(options: Partial<SignAnytimeOptions> = {}) {
  const sent: Request[] = [];
  const network: typeof fetch = async (input, init) => {
    sent.push(new Request(input, init));
    return new Response();
  };
  return { sent, send: signAnytimeRequests({ privateKey: pkcs1, ...options })(network) };
}

function pairOf(request: Request | undefined) {
  const data = request?.headers.get("X-Validation-Data") ?? "";
  return { data, signature: request?.headers.get("X-Signed-Request") ?? "" };
}

describe("signAnytimeRequests", () => {
  test("sends the validation data it is given and the signature openssl makes of it", async () => {
    const { send, sent } = setup({ createValidationData: () => "1478508503.5145" });
    await send("http://a.test/v1.0/apicheck");
    expect(pairOf(sent[0])).toEqual({
      data: "1478508503.5145",
      // the vector of anytime-signature.test.ts
      signature: expect.stringMatching(/^nbAp9Rry2fAxr0pn8LuTO5piC.*XXaDAjA==$/),
    });
  });

  test("signs every one of 50 requests at once and 50 in a row with a value of its own", async () => {
    const { send, sent } = setup();
    await Promise.all(Array.from({ length: 50 }, () => send("http://a.test")));
    for (let i = 0; i < 50; i++) await send("http://a.test");
    const key = await importPublicKey(fixture("spki.pem"));
    const pairs = sent.map(pairOf);
    const verdicts = await Promise.all(
      pairs.map(({ data, signature }) => verifyAnytimeSignature(key, data, signature)),
    );
    expect(verdicts).toEqual(Array(100).fill(true));
    expect(new Set(pairs.map(({ data }) => data)).size).toBe(100);
  });

  test("makes values shaped like the vendor's example", async () => {
    const { send, sent } = setup();
    await send("http://a.test");
    expect(pairOf(sent[0]).data).toMatch(/^[0-9a-f]{40}$/);
  });

  test("asks for validation data once per attempt", async () => {
    let calls = 0;
    const { send, sent } = setup({ createValidationData: () => `n${calls++}` });
    await send("http://a.test");
    await send("http://a.test");
    expect([calls, ...sent.map((request) => pairOf(request).data)]).toEqual([2, "n0", "n1"]);
  });

  test("replaces signature headers that are there", async () => {
    const { send, sent } = setup({ createValidationData: () => "fresh" });
    await send("http://a.test", { headers: { "X-Validation-Data": "used", "X-Signed-Request": "old" } });
    expect(pairOf(sent[0]).data).toBe("fresh");
  });

  test("leaves method, body and other headers as they are", async () => {
    const { send, sent } = setup();
    await send(new Request("http://a.test", { method: "PUT", body: "a=1", headers: { "x-a": "b" } }));
    expect([sent[0]?.method, await sent[0]?.text(), sent[0]?.headers.get("x-a")]).toEqual(["PUT", "a=1", "b"]);
  });

  test("does not follow redirects", async () => {
    const { send, sent } = setup();
    await send("http://a.test");
    expect(sent[0]?.redirect).toBe("manual");
  });

  test("accepts a CryptoKey", async () => {
    const { send, sent } = setup({ privateKey: await importPrivateKey(pkcs1) });
    await send("http://a.test");
    expect(pairOf(sent[0]).signature).toHaveLength(344);
  });

  test("fails each request with the error of the key and sends nothing", async () => {
    const { send, sent } = setup({ privateKey: fixture("ec.pem") });
    await expect(send("http://a.test")).rejects.toMatchObject({ code: "ERR_KEY_NOT_RSA" });
    await expect(send("http://a.test")).rejects.toMatchObject({ code: "ERR_KEY_NOT_RSA" });
    expect(sent).toEqual([]);
  });

  test.each([
    { name: "an empty one", data: "" },
    { name: "a space at the end", data: "1 " },
    { name: "a line end", data: "1\r\nX-A: b" },
    { name: "characters beyond ASCII", data: "é" },
  ])("refuses validation data no header carries as it is: $name", async ({ data }) => {
    const { send, sent } = setup({ createValidationData: () => data });
    await expect(send("http://a.test")).rejects.toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });
});
