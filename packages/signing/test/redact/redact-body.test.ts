import { describe, expect, test } from "vitest";
import { redactBody, redactForm, redactJson } from "../../src/redact/redact-body.js";

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

describe("redactJson", () => {
  test.each([
    {
      name: "secrets at any depth",
      json: '{"a":[{"body":{"pin":"1234"}}]}',
      redacted: '{"a":[{"body":{"pin":"***"}}]}',
    },
    { name: "secrets that are numbers", json: '{"cvv":123}', redacted: '{"cvv":"***"}' },
    { name: "secrets that are lists", json: '{"pan":["4111","1111"]}', redacted: '{"pan":"***"}' },
    { name: "card numbers that are numbers", json: '{"x":4111111111111111}', redacted: '{"x":"************1111"}' },
    { name: "numbers too long to be kept", json: '{"x":6304000000000000000}', redacted: '{"x":"***"}' },
    { name: "card numbers in lists", json: '["4111111111111111"]', redacted: '["************1111"]' },
    { name: "IBANs in part", json: '{"iban":"NL86ABNA1666412472"}', redacted: '{"iban":"NL86***2472"}' },
  ])("hides $name", ({ json, redacted }) => {
    expect(redactJson(json)).toBe(redacted);
  });

  test("keeps what is not secret", () => {
    const json = '{"pin":null,"amount":98.32,"big":1e300,"ok":true,"n":null,"status":"S","__proto__":{"a":1}}';
    expect(redactJson(json)).toBe(json.replace("1e300", '"***"'));
  });
});

describe("redactForm", () => {
  test("masks values by name", () => {
    expect(redactForm("grant_type=password&password=p+w&client_secret=s")).toBe(
      "grant_type=password&password=***&client_secret=***",
    );
  });
});

describe("redactBody", () => {
  test.each([
    { name: "JSON", type: "application/json; charset=utf-8", body: '{"pin":"1"}', redacted: '{"pin":"***"}' },
    { name: "a dialect of JSON", type: "application/problem+json", body: '{"pin":"1"}', redacted: '{"pin":"***"}' },
    { name: "a form", type: "application/x-www-form-urlencoded", body: "cvc=000&a=b", redacted: "cvc=***&a=b" },
    { name: "broken JSON", type: "application/json", body: '{"pin":"1"', redacted: "[10 bytes of application/json]" },
    {
      name: "JSON too deep to walk",
      type: "application/json",
      body: "[".repeat(1e5) + "]".repeat(1e5),
      redacted: "[200000 bytes of application/json]",
    },
    {
      name: "broken multipart",
      type: "multipart/form-data",
      body: "pin=1",
      redacted: "[5 bytes of multipart/form-data]",
    },
    { name: "text", type: "text/plain", body: "pin 1234", redacted: "[8 bytes of text/plain]" },
    { name: "a body without type", type: null, body: "pin", redacted: "[3 bytes]" },
  ])("tells $name without secrets", async ({ type, body, redacted }) => {
    expect(await redactBody(bytes(body), type)).toBe(redacted);
  });

  test("tells files in multipart by type and size", async () => {
    const form = new FormData();
    form.set("password", "p");
    form.set("kind", "passport");
    form.set("file1", new File(["content"], "ann-smith.png", { type: "image/png" }));
    const message = new Response(form);
    const body = new Uint8Array(await message.arrayBuffer());
    const redacted = await redactBody(body, message.headers.get("content-type"));
    expect(Object.fromEntries(new URLSearchParams(redacted))).toEqual({
      password: "***",
      kind: "passport",
      file1: "[7 bytes of image/png]",
    });
  });

  test("hides further members it is given", async () => {
    expect(await redactBody(bytes('{"phone":"336"}'), "application/json", ["phone"])).toBe('{"phone":"***"}');
  });
});
