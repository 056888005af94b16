import { describe, expect, test } from "vitest";
import { InputError, readJson, readValue, writeValue } from "../../src/try-it/browser/read-input.js";
import type { TryItField } from "../../src/try-it/try-it-data.js";

const field = (example: unknown, isRequired = false): TryItField => ({
  name: "x",
  place: "query",
  example,
  isRequired,
  isFile: false,
});

describe("readValue", () => {
  test.each([
    { example: 1234, typed: "7", value: 7 },
    { example: true, typed: "false", value: false },
    { example: ["a"], typed: '["b", "c"]', value: ["b", "c"] },
    { example: { begin: "2025-01-01" }, typed: '{"end":"2025-02-01"}', value: { end: "2025-02-01" } },
    { example: "0123", typed: "0007", value: "0007" },
    { example: undefined, typed: "7", value: "7" },
    { example: 1234, typed: "", value: undefined },
  ])("reads $typed as $value where the example is $example", ({ example, typed, value }) => {
    expect(readValue(field(example), typed)).toEqual(value);
  });

  test("reads back what it wrote", () => {
    for (const example of [1, "one", [1, "two"], { a: [true] }, 12.5]) {
      expect(readValue(field(example), writeValue(example))).toEqual(example);
    }
  });

  test("wants what is needed, and JSON where the example is some", () => {
    expect(() => readValue(field(1, true), "")).toThrow(InputError);
    expect(() => readValue(field(1), "one")).toThrow(InputError);
    expect(() => readJson("The body", "{")).toThrow(/^The body is no JSON/);
  });
});
