import { describe, expect, test } from "vitest";
import { envelopeTokens } from "../src/envelope-tokens.js";
import { createRandom, type Random } from "./random.js";

describe("envelopeTokens", () => {
  test.each([
    { name: "a number", text: '{"timestamp":1478525194.6798,"hash":"a"}', timestamp: "1478525194.6798", hash: '"a"' },
    {
      name: "trailing zeros",
      text: '{"timestamp":1478525194.6700,"hash":"a"}',
      timestamp: "1478525194.6700",
      hash: '"a"',
    },
    {
      name: "more digits than a double holds",
      text: '{"timestamp":1.00000000000000000001}',
      timestamp: "1.00000000000000000001",
    },
    { name: "an exponent", text: '{"timestamp":1.4E+9}', timestamp: "1.4E+9" },
    { name: "a string", text: '{"timestamp":"1483365005"}', timestamp: '"1483365005"' },
    { name: "the other order", text: '{"hash":"a","timestamp":1}', timestamp: "1", hash: '"a"' },
    { name: "white space everywhere", text: ' {\n"timestamp"\t:\r\n 1 ,"hash" : "a" } ', timestamp: "1", hash: '"a"' },
    { name: "the end of the object right after", text: '{"hash":"a","timestamp":1}', timestamp: "1", hash: '"a"' },
    { name: "a name spelled with an escape", text: '{"\\u0074imestamp":1}', timestamp: "1" },
    {
      name: "an escaped quote in a value",
      text: '{"hash":"a\\"b\\\\","timestamp":1}',
      timestamp: "1",
      hash: '"a\\"b\\\\"',
    },
    { name: "braces and names inside strings", text: '{"x":"}{\\"timestamp\\":9","timestamp":1}', timestamp: "1" },
    { name: "the same names deeper down", text: '{"body":{"timestamp":9,"hash":"z"},"timestamp":1}', timestamp: "1" },
    { name: "the same names in an array", text: '{"a":[{"timestamp":9}],"timestamp":1}', timestamp: "1" },
    { name: "the names as values", text: '{"a":"timestamp","b":"hash"}' },
    {
      name: "an object in place of the value",
      text: '{"timestamp":{"hash":"z"},"hash":["b"]}',
      timestamp: "",
      hash: "",
    },
    { name: "literals", text: '{"timestamp":null,"hash":true}', timestamp: "null", hash: "true" },
    { name: "an empty object", text: "{}" },
    { name: "names of another letter case", text: '{"Timestamp":1,"HASH":"a"}' },
  ])("finds the raw tokens with $name", ({ text, timestamp, hash }) => {
    expect(envelopeTokens(text)).toEqual({ envelope: JSON.parse(text), timestamp, hash });
  });

  test.each([
    { name: "two timestamps", text: '{"timestamp":1,"hash":"a","timestamp":1}' },
    { name: "two hashes", text: '{"hash":"a","hash":"b"}' },
    { name: "a second one spelled with an escape", text: '{"hash":"a","h\\u0061sh":"b"}' },
    { name: "a second one that is an object", text: '{"timestamp":1,"timestamp":{}}' },
  ])("refuses $name as a duplicate", ({ text }) => {
    expect(envelopeTokens(text)).toBe("duplicate");
  });

  test.each([
    { name: "nothing", body: "" },
    { name: "HTML", body: "<html></html>" },
    { name: "a cut object", body: '{"timestamp":1' },
    { name: "an array", body: '[{"timestamp":1}]' },
    { name: "null", body: "null" },
    { name: "a string", body: '"{}"' },
    { name: "something after the object", body: '{"timestamp":1}x' },
    { name: "a comment", body: '{"timestamp":1/**/}' },
    { name: "a number JSON does not have", body: '{"timestamp":01}' },
    { name: "bytes that are not UTF-8", body: Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d) },
  ])("tells not-json for $name", ({ body }) => {
    expect(envelopeTokens(body)).toBe("not-json");
  });

  test("reads bytes and skips their byte order mark", () => {
    const body = new TextEncoder().encode('\ufeff{"timestamp":1.50}');
    expect(envelopeTokens(body)).toMatchObject({ timestamp: "1.50" });
  });

  test("walks 100,000 levels without running out of stack", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(envelopeTokens(`{"a":${deep},"timestamp":1}`)).toMatchObject({ timestamp: "1" });
  });

  test("agrees with what was printed for 5,000 random envelopes", () => {
    const random = createRandom(1);
    for (let run = 0; run < 5_000; run++) {
      const timestamp = random.pick(["1478525194.6790", '"1483365005"', "0", '"a\\"}"', "1e3"]);
      const hash = JSON.stringify(randomText(random));
      const members = [`"timestamp"${space(random)}:${space(random)}${timestamp}`, `"hash":${hash}${space(random)}`];
      for (let more = random.below(5); more > 0; more--) {
        members.splice(random.below(members.length + 1), 0, `"m${more}":${randomJson(random, 3)}`);
      }
      const found = envelopeTokens(`${space(random)}{${members.join(`,${space(random)}`)}}`);
      expect(found, members.join()).toMatchObject({ timestamp, hash });
    }
  });
});

function space(random: Random): string {
  return random.pick(["", "", " ", "\n\t"]);
}

function randomText(random: Random): string {
  const pieces = Array.from({ length: random.below(6) }, () =>
    random.pick(['"', "\\", "{", "}", "[", "]", ":", ",", "timestamp", "hash", "é", "\u2028", "\n", "a"]),
  );
  return pieces.join("");
}

function randomJson(random: Random, depth: number): string {
  const items = () => Array.from({ length: random.below(3) }, () => randomJson(random, depth - 1));
  const kind = random.below(depth > 0 ? 5 : 3);
  if (kind === 0) return JSON.stringify(randomText(random));
  if (kind === 1) return random.pick(["true", "null", "-1.5e-3", "12"]);
  if (kind === 2) return '{"timestamp":9,"hash":"nested"}';
  if (kind === 3) return `[${items().join()}]`;
  return `{${items()
    .map((item, i) => `"k${i}":${item}`)
    .join()}}`;
}
