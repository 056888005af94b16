import { describe, expect, test } from "vitest";
import { encodeBody } from "../src/encode-body.js";

describe("encodeBody", () => {
  test.each([
    { name: "text", body: { a: "b c&d=é+" }, form: "a=b+c%26d%3D%C3%A9%2B" },
    { name: "numbers", body: { a: 0, b: -1.5, c: 155.02 }, form: "a=0&b=-1.5&c=155.02" },
    {
      name: "big integers and booleans",
      body: { a: 9007199254740993n, b: true, c: false },
      form: "a=9007199254740993&b=true&c=false",
    },
    { name: "nothing for undefined members", body: { a: "1", b: undefined }, form: "a=1" },
    { name: "empty text", body: { a: "" }, form: "a=" },
    { name: "a list as repeated members", body: { a: ["x", 2, undefined] }, form: undefined },
    { name: "hyphenated names", body: { "credit-transfers": "1" }, form: "credit-transfers=1" },
  ])("writes $name", ({ body, form }) => {
    if (form === undefined) expect(() => encodeBody("form", body)).toThrow(TypeError);
    else expect(encodeBody("form", body)).toBe(form);
  });

  test("repeats the name of a list in forms", () => {
    expect(encodeBody("form", { a: ["x", 2] })).toBe("a=x&a=2");
  });

  test.each([
    { name: "null", value: null },
    { name: "NaN", value: Number.NaN },
    { name: "infinity", value: Number.POSITIVE_INFINITY },
    { name: "a number printed with a small exponent", value: 1e-7 },
    { name: "a number printed with a large exponent", value: 1e21 },
    { name: "an object", value: { b: 1 } },
    { name: "a date", value: new Date(0) },
    { name: "a function", value: () => 1 },
  ])("refuses $name by the name of its member", ({ value }) => {
    expect(() => encodeBody("form", { amount: value })).toThrow(/"amount"/);
    expect(() => encodeBody("multipart", { amount: value })).toThrow(/"amount"/);
  });

  test("keeps the value at fault out of the message", () => {
    expect(() => encodeBody("form", { cvc: { secret: "987" } })).toThrow(
      expect.not.objectContaining({ message: /987/ }),
    );
  });

  test.each([{ body: "a=b" }, { body: ["a"] }, { body: null }])("refuses $body as a body", ({ body }) => {
    expect(() => encodeBody("form", body)).toThrow(TypeError);
  });

  test("names an unnamed blob after its member and keeps the name of a file", () => {
    const form = encodeBody("multipart", { a: new Blob(["1"]), b: new File(["2"], "b.png"), c: 3 });
    if (!(form instanceof FormData)) throw new Error("not a form");
    expect([form.get("a"), form.get("b")]).toMatchObject([{ name: "a" }, { name: "b.png" }]);
    expect(form.get("c")).toBe("3");
  });

  test("passes what the caller encoded", () => {
    const search = new URLSearchParams({ a: "1" });
    const form = new FormData();
    expect(encodeBody("form", search)).toBe(search);
    expect(encodeBody("multipart", form)).toBe(form);
  });
});
