import { describe, expect, test } from "vitest";
import { viewSchema } from "../../src/document/schema-view.js";
import { createValidators } from "../../src/document/validators.js";
import { boundaryValues, describe as inWords } from "../../src/engine/boundary-values.js";
import type { JsonValue } from "../../src/engine/case.js";
import type { Slot, Wire } from "../../src/engine/slots.js";
import type { JsonObject } from "../../src/json.js";

const validators = createValidators({});

function slotOf(definition: JsonObject, wire: Wire): Slot {
  const head = { operationId: "x", place: "body", name: "x", schema: undefined } as const;
  const view = viewSchema(definition, {});
  return { ...head, definition, view, wire, isRequired: true, isEntry: false, rule: undefined, examples: [] };
}

/** Values of one keyword: `+` fits, `-` does not. */
function edges(keyword: string, definition: JsonObject, sample: JsonValue, wire: Wire = "json"): readonly string[] {
  return boundaryValues(slotOf(definition, wire), sample, validators)
    .filter((each) => each.keyword === keyword)
    .map(({ isValid, value }) => `${isValid ? "+" : "-"}${JSON.stringify(value)}`);
}

describe("boundaryValues", () => {
  test.each<{ keyword: string; definition: JsonObject; sample: JsonValue; wire?: Wire; expected: readonly string[] }>([
    {
      keyword: "minimum",
      definition: { type: "integer", minimum: 1 },
      sample: 5,
      expected: ["+1", "-0", "--1000"],
    },
    { keyword: "maximum", definition: { type: "integer", maximum: 9 }, sample: 5, expected: ["+9", "-10", "-1010"] },
    {
      keyword: "exclusiveMinimum",
      definition: { type: "number", exclusiveMinimum: 0 },
      sample: 1,
      expected: ["+0.01", "-0", "--1000"],
    },
    {
      keyword: "exclusiveMaximum",
      definition: { type: "number", exclusiveMaximum: 1 },
      sample: 0,
      expected: ["+0.99", "-1", "-1001"],
    },
    { keyword: "minLength", definition: { type: "string", minLength: 2 }, sample: "abc", expected: ['+"ab"', '-"a"'] },
    {
      keyword: "maxLength",
      definition: { type: "string", maxLength: 4 },
      sample: "abc",
      expected: ['+"abca"', '-"abcab"'],
    },
    {
      keyword: "enum",
      definition: { type: "string", enum: ["red"] },
      sample: "red",
      expected: ['+"red"', '-"not-listed"', '-"RED"', '-" red"', '-"redx"', '-""'],
    },
    { keyword: "enum", definition: { type: "integer", enum: [1, 2] }, sample: 1, expected: ["+1", "+2", "-3", "--1"] },
    {
      keyword: "format",
      definition: { type: "string", format: "ipv4" },
      sample: "192.0.2.1",
      expected: ['-"256.1.1.1"', '-"1.2.3"'],
    },
    { keyword: "nullable", definition: { type: ["string", "null"] }, sample: "a", expected: ["+null"] },
    { keyword: "nullable", definition: { type: "string" }, sample: "a", expected: ["-null"] },
    {
      keyword: "type",
      definition: { type: "boolean" },
      sample: true,
      expected: ['-"text"', "-7", "-1.5", "-[]", "-{}", "+true"],
    },
    {
      keyword: "type",
      definition: { type: "integer" },
      sample: 3,
      wire: "text",
      expected: ['-"abc"', '-"1.5"', '-""', '-"1,5"', "+3"],
    },
    { keyword: "type", definition: { type: "string" }, sample: "a", wire: "text", expected: [] },
    { keyword: "minItems", definition: { type: "array", minItems: 2 }, sample: [1, 2], expected: ["-[1]"] },
    { keyword: "maxItems", definition: { type: "array", maxItems: 1 }, sample: [1], expected: ["-[1,1]"] },
    { keyword: "uniqueItems", definition: { type: "array", uniqueItems: true }, sample: [1], expected: ["-[1,1]"] },
  ])(
    "of $keyword in $definition are on both sides of it",
    ({ keyword, definition, sample, wire = "json", expected }) => {
      expect(edges(keyword, definition, sample, wire)).toEqual(expected);
    },
  );

  test("of a pattern fit it or do not, as the pattern itself says", () => {
    const found = edges("pattern", { type: "string", pattern: "^[A-Z]{2}$" }, "FR");
    expect(found).toEqual(['+"FR"', '-""', '-"FR!"', '-"!FR"', '-"F"', '-"FRFR"', '-"fr"', '-"!"']);
  });

  test("leave out what another keyword decides differently", () => {
    expect(edges("maxLength", { type: "string", maxLength: 3, pattern: "^[a-c]{3}$" }, "abc")).toEqual([
      '+"abc"',
      '-"abca"',
    ]);
    expect(edges("minLength", { type: "string", minLength: 2, pattern: "^abc$" }, "abc")).toEqual(['-"a"']);
  });

  test("never contradict the schema they are drawn from", () => {
    const definition = { type: "string", minLength: 1, maxLength: 8, pattern: "^[a-z]*$", format: "hostname" };
    const wrong = boundaryValues(slotOf(definition, "json"), "abc", validators).filter(
      ({ isValid, value }) => (validators.misfits(definition, value).length === 0) !== isValid,
    );
    expect(wrong).toEqual([]);
  });
});

describe("describe", () => {
  test("tells a long value by its beginning, in one line", () => {
    expect(inWords("a\nb")).toBe('"a\\nb"');
    expect(inWords("x".repeat(200))).toHaveLength(58);
    expect(inWords(undefined)).toBe("nothing");
  });
});
