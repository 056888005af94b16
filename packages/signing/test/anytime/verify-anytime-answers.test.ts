import { describe, expect, test } from "vitest";
import { AnswerAuthenticityError } from "../../src/anytime/answer-authenticity-error.js";
import { type VerifyAnytimeAnswersOptions, verifyAnytimeAnswers } from "../../src/anytime/verify-anytime-answers.js";
import { createRandom, mutate, swapDigit } from "../random.js";

// printf %s '1478525194.6700|acme-api' | openssl dgst -sha256
const hash = "cee1b69974c2ca055f5d52f3c552e0580af4285e69530ff7f3288906d1946d84";
// printf %s '1478525194.6700|' | openssl dgst -sha256
const anonymousHash = "2a4f10ce77ba1f56c3e0cfa123b6dd18bdbb08e4c45255aa864328a1a1f3e0c2";
// printf %s '1478525194.6700|acme-old' | openssl dgst -sha256
const oldHash = "40f07d762dd9c4fbe07974ae8c36e2bd1447b70c1668ee9b859a65c4c7741c03";

const signed = envelope(hash);

function envelope(withHash: string, timestamp = "1478525194.6700", body = '{"date":"2016-11-07"}'): string {
  return `{"request_id":90402,"type_response":"sync","timestamp":${timestamp},"hash":"${withHash}","body":${body}}`;
}

function ask(
  body: BodyInit | null,
  init: ResponseInit = {},
  options: VerifyAnytimeAnswersOptions = { username: "acme-api" },
): Promise<Response> {
  const network: typeof fetch = async () => new Response(body, init);
  const headers = { authorization: "Bearer t" };
  return verifyAnytimeAnswers(options)(network)("http://a.test/v1.0/cards/ANY1/pin?cvc=000", {
    method: "PUT",
    headers,
  });
}

const json = { "content-type": "application/json" };
const pdf = { "content-type": "Application/PDF; charset=binary" };

describe("verifyAnytimeAnswers", () => {
  test("hands an answer of the right hash on, body unread", async () => {
    const response = await ask(signed, { headers: json });
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe(signed);
  });

  test.each([
    { name: "a timestamp in quotes", text: envelope(hash, '"1478525194.6700"'), init: {} },
    { name: "a hash before the timestamp", text: `{"hash":"${hash}","timestamp":1478525194.6700}`, init: {} },
    { name: "a 402 of the vendor", text: signed, init: { status: 402 } },
    { name: "a 500 of the vendor", text: signed, init: { status: 500 } },
    { name: "a content type that is not JSON", text: signed, init: { headers: { "content-type": "text/html" } } },
    { name: "a 401 for a caller who is known", text: signed, init: { status: 401 } },
    { name: "a 401 for a caller who is not", text: envelope(anonymousHash), init: { status: 401 } },
    {
      name: "a body changed after hashing, which the hash does not cover",
      text: envelope(hash, undefined, '{"date":"forged"}'),
      init: {},
    },
    { name: "a 502 of a gateway", text: "<html>Bad Gateway</html>", init: { status: 502 } },
    { name: "a 503 without body", text: "", init: { status: 503 } },
    { name: "a 503 of a gateway that speaks JSON", text: '{"timestamp":"now","error":"busy"}', init: { status: 503 } },
    { name: "a 429 of a gateway", text: "slow down", init: { status: 429 } },
    { name: "a PDF", text: "%PDF-1.7", init: { headers: pdf } },
  ])("accepts $name", async ({ text, init }) => {
    const response = await ask(text, init);
    expect(await response.text()).toBe(text);
  });

  test("accepts the refusal of a request without token with the hash of no username", async () => {
    const layer = verifyAnytimeAnswers({ username: "acme-api" });
    const answer = (status: number) => layer(async () => new Response(envelope(anonymousHash), { status }));
    expect((await answer(404)("http://a.test/oauth/v3/token", { method: "POST" })).status).toBe(404);
    await expect(answer(200)("http://a.test/oauth/v2/token", { method: "POST" })).rejects.toMatchObject({
      code: "ERR_ANSWER_HASH_MISMATCH",
    });
  });

  test.each([
    { name: "the hash of another username", text: envelope(oldHash), status: 200, code: "ERR_ANSWER_HASH_MISMATCH" },
    {
      name: "another timestamp",
      text: envelope(hash, "1478525194.6701"),
      status: 200,
      code: "ERR_ANSWER_HASH_MISMATCH",
    },
    {
      name: "the timestamp with a zero less",
      text: envelope(hash, "1478525194.67"),
      status: 200,
      code: "ERR_ANSWER_HASH_MISMATCH",
    },
    {
      name: "the hash of no username outside 401, to a request with a token",
      text: envelope(anonymousHash),
      status: 403,
      code: "ERR_ANSWER_HASH_MISMATCH",
    },
    { name: "a wrong hash in a 500", text: envelope(oldHash), status: 500, code: "ERR_ANSWER_HASH_MISMATCH" },
    { name: "a wrong hash in a 429", text: envelope(oldHash), status: 429, code: "ERR_ANSWER_HASH_MISMATCH" },
    { name: "no timestamp", text: `{"hash":"${hash}"}`, status: 200, code: "ERR_ANSWER_UNSIGNED" },
    { name: "no timestamp in a 500", text: `{"hash":"${hash}"}`, status: 500, code: "ERR_ANSWER_UNSIGNED" },
    { name: "no hash", text: '{"timestamp":1478525194.6700}', status: 200, code: "ERR_ANSWER_UNSIGNED" },
    { name: "neither", text: '{"body":{}}', status: 200, code: "ERR_ANSWER_UNSIGNED" },
    {
      name: "hash and timestamp inside the body only",
      text: `{"body":${signed}}`,
      status: 200,
      code: "ERR_ANSWER_UNSIGNED",
    },
    { name: "an empty 200", text: "", status: 200, code: "ERR_ANSWER_UNSIGNED" },
    { name: "an empty 404", text: "", status: 404, code: "ERR_ANSWER_UNSIGNED" },
    { name: "a redirect", text: "", status: 302, code: "ERR_ANSWER_UNSIGNED" },
    {
      name: "two timestamps",
      text: signed.replace("{", '{"timestamp":1,'),
      status: 200,
      code: "ERR_ANSWER_DUPLICATE_MEMBER",
    },
    { name: "two hashes", text: signed.replace("{", '{"hash":"",'), status: 200, code: "ERR_ANSWER_DUPLICATE_MEMBER" },
    {
      name: "two hashes in a 500",
      text: signed.replace("{", '{"hash":"",'),
      status: 500,
      code: "ERR_ANSWER_DUPLICATE_MEMBER",
    },
    { name: "HTML", text: "<html></html>", status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "HTML in a 413", text: "<html></html>", status: 413, code: "ERR_ANSWER_MALFORMED" },
    { name: "a cut envelope", text: signed.slice(0, -1), status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "an array", text: `[${signed}]`, status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "a hash in capitals", text: envelope(hash.toUpperCase()), status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "a hash that is null", text: '{"hash":null,"timestamp":1}', status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "a cut hash", text: envelope(hash.slice(1)), status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "an empty hash", text: envelope(""), status: 200, code: "ERR_ANSWER_MALFORMED" },
    { name: "a timestamp that is an object", text: envelope(hash, "{}"), status: 200, code: "ERR_ANSWER_MALFORMED" },
    {
      name: "a timestamp with an exponent",
      text: envelope(hash, "1.4785251946700e9"),
      status: 200,
      code: "ERR_ANSWER_MALFORMED",
    },
    { name: "a timestamp in words", text: envelope(hash, '"now"'), status: 200, code: "ERR_ANSWER_MALFORMED" },
    {
      name: "a timestamp that brings its own separator",
      text: envelope(hash, '"1|acme"'),
      status: 200,
      code: "ERR_ANSWER_MALFORMED",
    },
  ])("refuses $name with $code", async ({ text, status, code }) => {
    await expect(ask(text, { status, headers: json })).rejects.toMatchObject({ code, status });
  });

  test.each([
    { name: "JSON", body: '{"body":{}}' },
    { name: "JSON after white space and a byte order mark", body: '\ufeff \n{"body":{}}' },
    { name: "a JSON scalar", body: "true" },
    { name: "an empty body", body: "" },
  ])("refuses $name labelled as PDF", async ({ body }) => {
    await expect(ask(body, { headers: pdf })).rejects.toBeInstanceOf(AnswerAuthenticityError);
  });

  test("refuses a PDF that is no success", async () => {
    await expect(ask("%PDF-1.7", { status: 404, headers: pdf })).rejects.toMatchObject({
      code: "ERR_ANSWER_MALFORMED",
    });
  });

  test("exempts the binary types it is given and no other", async () => {
    const options = { username: "acme-api", binaryTypes: ["image/png"] };
    await expect(ask("\x89PNG", { headers: { "content-type": "image/png" } }, options)).resolves.toBeDefined();
    await expect(ask("%PDF-1.7", { headers: pdf }, options)).rejects.toMatchObject({ code: "ERR_ANSWER_MALFORMED" });
  });

  test("accepts each username while one rotates out", async () => {
    const options = { username: ["acme-api", "acme-old"] };
    await expect(ask(envelope(oldHash), {}, options)).resolves.toBeDefined();
    await expect(ask(signed, {}, options)).resolves.toBeDefined();
  });

  test("tells method, path and status, and neither query nor body", async () => {
    const error: unknown = await ask(envelope(oldHash)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "AnswerAuthenticityError",
      method: "PUT",
      path: "/v1.0/cards/ANY1/pin",
      status: 200,
    });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/cvc|2016-11-07|[0-9a-f]{64}/);
  });

  test("lets failures of the network through", async () => {
    const failure = new TypeError("fetch failed");
    const send = verifyAnytimeAnswers({ username: "acme-api" })(() => Promise.reject(failure));
    await expect(send("http://a.test")).rejects.toBe(failure);
  });

  test.each([
    { name: "empty", username: "" },
    { name: "one of several empty", username: ["acme-api", ""] },
    { name: "an empty list", username: [] },
    { name: "undefined", username: undefined },
    { name: "0", username: 0 },
  ])("is not made when the username is $name", ({ username }) => {
    expect(() => Reflect.apply(verifyAnytimeAnswers, undefined, [{ username }])).toThrow(TypeError);
  });

  test("accepts none of 10,000 mutants", { timeout: 30_000 }, async () => {
    const random = createRandom(4);
    // Only names and values of timestamp and hash are changed: the rest of the answer is not covered by the hash.
    const covered = `"timestamp":1478525194.6700,"hash":"${hash}"`;
    const accepted: string[] = [];
    for (let run = 0; run < 10_000; run++) {
      const text = signed.replace(covered, () => (run % 2 === 0 ? mutate : swapDigit)(covered, random));
      const refused = await ask(text, { status: random.pick([200, 401, 404]) }).then(
        () => false,
        (error: unknown) => error instanceof AnswerAuthenticityError,
      );
      if (!refused) accepted.push(text);
    }
    expect(accepted).toEqual([]);
  });
});
