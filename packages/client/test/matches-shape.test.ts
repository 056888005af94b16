import { describe, expect, test } from "vitest";
import { matchesShape, type Shape } from "../src/matches-shape.js";

const shape: Shape = {
  properties: {
    name: { const: "paid" },
    rows: { minItems: 1, maxItems: 2, items: { properties: { id: "" } } },
    note: "string|null",
    count: "integer",
    ratio: "number",
    flag: "boolean",
  },
  optional: ["note", "count", "ratio", "flag"],
};
const value = { name: "paid", rows: [{ id: 1 }] };

describe("matchesShape", () => {
  test.each([
    { name: "what is required", given: value },
    { name: "members the shape does not know", given: { ...value, more: [1] } },
    { name: "null where it is allowed", given: { ...value, note: null } },
    { name: "each type", given: { ...value, note: "n", count: 3, ratio: 0.5, flag: false } },
    { name: "an integer as a number", given: { ...value, ratio: 2 } },
  ])("takes $name", ({ given }) => {
    expect(matchesShape(shape, given)).toBe(true);
  });

  test.each([
    { name: "another type", given: "paid" },
    { name: "null", given: null },
    { name: "a list for an object", given: [value] },
    { name: "a missing member", given: { name: "paid" } },
    { name: "another constant", given: { ...value, name: "due" } },
    { name: "too few rows", given: { ...value, rows: [] } },
    { name: "too many rows", given: { ...value, rows: [{ id: 1 }, { id: 2 }, { id: 3 }] } },
    { name: "a row without its member", given: { ...value, rows: [{ id: 1 }, {}] } },
    { name: "an object for a list", given: { ...value, rows: { length: 1 } } },
    { name: "a fraction for an integer", given: { ...value, count: 1.5 } },
    { name: "text for a number", given: { ...value, ratio: "2" } },
    { name: "a member of the prototype for an own one", given: Object.create({ name: "paid", rows: [{ id: 1 }] }) },
  ])("refuses $name", ({ given }) => {
    expect(matchesShape(shape, given)).toBe(false);
  });

  test("takes anything without a type", () => {
    expect([1, "a", null, [], {}].every((given) => matchesShape("", given))).toBe(true);
  });
});
