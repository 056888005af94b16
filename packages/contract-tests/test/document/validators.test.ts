import { describe, expect, test } from "vitest";
import { createValidators } from "../../src/document/validators.js";

const object = (properties: object, required: readonly string[] = []) => ({ type: "object", required, properties });
const schemas = {
  Envelope: object({ id: { type: "integer" } }, ["id"]),
  Answer: {
    allOf: [
      { $ref: "#/components/schemas/Envelope" },
      object({ body: { $ref: "#/components/schemas/Body" } }, ["body"]),
    ],
  },
  Body: object({ list: { type: "array", items: object({ name: { type: ["string", "null"], "x-note": 1 } }) } }),
  Either: { oneOf: [object({ a: { type: "string" } }, ["a"]), object({ b: { type: "string" } }, ["b"])] },
  Free: { type: "object", additionalProperties: { type: "integer" } },
};
const misfits = (name: string, value: unknown) =>
  createValidators(schemas).misfits({ $ref: `#/components/schemas/${name}` }, value);

describe("createValidators", () => {
  test.each([
    { name: "Answer", value: { id: 1, body: { list: [{ name: null }, {}] } } },
    { name: "Either", value: { a: "x" } },
    { name: "Free", value: { one: 1, two: 2 } },
  ])("lets a documented $name through", ({ name, value }) => {
    expect(misfits(name, value)).toEqual([]);
  });

  test.each([
    { where: "beside allOf", name: "Answer", value: { id: 1, body: {}, extra: 1 }, pointer: "/extra" },
    { where: "behind a reference", name: "Answer", value: { id: 1, body: { extra: 1 } }, pointer: "/body/extra" },
    { where: "in a list", name: "Body", value: { list: [{ name: "x", extra: 1 }] }, pointer: "/list/0/extra" },
    { where: "of the other alternative", name: "Either", value: { a: "x", c: "y" }, pointer: "/c" },
  ])("refuses an undocumented member $where", ({ name, value, pointer }) => {
    expect(misfits(name, value)).toContainEqual({ pointer, message: "is not documented" });
  });

  test("refuses a missing member and a wrong type, each at its place", () => {
    const found = misfits("Answer", { body: { list: [{ name: 5 }] } });
    expect(found.map(({ pointer }) => pointer).sort()).toEqual(["/body/list/0/name", "/id"]);
  });

  test("names at most ten misfits", () => {
    const value = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${i}`, "x"]));
    expect(misfits("Free", value)).toHaveLength(10);
  });
});
