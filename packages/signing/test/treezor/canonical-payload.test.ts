import { describe, expect, test } from "vitest";
import { canonicalTreezorPayload, canonicalTreezorText } from "../../src/treezor/canonical-payload.js";
import { createRandom, type Random } from "../random.js";
import { fixture } from "./fixture.js";

const printed = fixture("payload.json");
const canonical = fixture("payload.php.txt");

describe("canonicalTreezorPayload", () => {
  test("prints what json_encode of PHP prints", () => {
    expect(canonicalTreezorPayload(JSON.parse(printed))).toBe(canonical);
  });

  test("keeps the order of members", () => {
    expect(canonicalTreezorPayload({ b: 1, a: { z: 2, y: 3 } })).toBe('{"b":1,"a":{"z":2,"y":3}}');
  });

  test.each([
    { name: "a name that is an integer", payload: { cards: { 12: "x" } } },
    { name: "the name 0", payload: { 0: "x" } },
    { name: "an integer beyond 2^53", payload: { amount: 2 ** 53 } },
    { name: "a large exponent", payload: { amount: 1e21 } },
    { name: "a small exponent", payload: { amount: 1e-7 } },
    { name: "no number", payload: { amount: Number.NaN } },
    { name: "U+007F in a text", payload: ["a\u007f"] },
    { name: "U+007F in a name", payload: { "a\u007f": 1 } },
    { name: "half a surrogate pair", payload: { tag: "\ud83d" } },
    { name: "nothing", payload: undefined },
    { name: "a function", payload: () => 1 },
  ])("refuses $name", ({ payload }) => {
    expect(() => canonicalTreezorPayload(payload)).toThrow(TypeError);
  });

  test.each([
    { name: "an array", payload: ["x", "y"], text: '["x","y"]' },
    { name: "a name that begins with a digit", payload: { "3ds": true, "01": 1 }, text: '{"3ds":true,"01":1}' },
    { name: "a decimal number", payload: { amount: -12.5 }, text: '{"amount":-12.5}' },
  ])("takes $name", ({ payload, text }) => {
    expect(canonicalTreezorPayload(payload)).toBe(text);
  });
});

describe("canonicalTreezorText", () => {
  test("turns what was printed otherwise into what PHP prints", () => {
    expect(canonicalTreezorText(printed)).toBe(canonical);
    expect(canonicalTreezorText(JSON.stringify(JSON.parse(printed)))).toBe(canonical);
    expect(canonicalTreezorText(canonical)).toBe(canonical);
  });

  test("keeps numbers, names that are integers and members twice as they were printed", () => {
    const text = '{ "2" : 1.50, "1" : 1E+3, "1" : 90071992547409931, "a" : -0 }';
    expect(canonicalTreezorText(text)).toBe('{"2":1.50,"1":1E+3,"1":90071992547409931,"a":-0}');
  });

  test("leaves spaces, quotes and backslashes inside of texts", () => {
    expect(canonicalTreezorText('[ "a \\" b\\\\" , "\\u002f é" ]')).toBe('["a \\" b\\\\","\\/ \\u00e9"]');
  });

  test("takes a text of ten million escapes, which comes before its signature is known", () => {
    const text = `"${"\\n".repeat(10_000_000)}"`;
    expect(canonicalTreezorText(text) === text).toBe(true);
  });

  test("agrees with the writer where every character is an escape", () => {
    const escapes = (text: string) =>
      text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
    const text = 'a/é😀"\\\n\u2028 ';
    expect(canonicalTreezorText(`{ "${escapes(text)}" : [ "${escapes(text)}" ] }`)).toBe(
      canonicalTreezorPayload({ [text]: [text] }),
    );
  });

  test("agrees with the writer for 2,000 random values, however they are spelled", () => {
    const random = createRandom(20240306);
    for (let run = 0; run < 2000; run++) {
      const value = randomValue(random, 3);
      const expected = canonicalTreezorPayload(value);
      expect(canonicalTreezorText(JSON.stringify(value, undefined, random.pick([0, 1, "\t"])))).toBe(expected);
      expect(JSON.parse(expected)).toEqual(value);
    }
  });
});

function randomValue(random: Random, depth: number): unknown {
  const texts = () =>
    Array.from({ length: random.below(6) }, () => random.pick(["/", "é", "😀", '"', "\\", "\n", "a"])).join("");
  if (depth === 0) return random.pick([null, true, 12, -0.5, texts(), "1"]);
  const items = Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  if (random.below(2) === 0) return items;
  return Object.fromEntries(items.map((item, i) => [`${random.pick("abcé/")}${i}${texts()}`, item]));
}
