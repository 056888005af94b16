import { describe, expect, test } from "vitest";
import { compareDocuments } from "../../contract-diff/compare-documents.js";
import { contract, json, receives } from "./small-contract.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const rules = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  compareDocuments("shop", receives(ref("A"), { schemas: before }), receives(ref("A"), { schemas: after })).map(
    ({ rule, place }) => `${rule} ${place}`,
  );

/** Thirty components, each of which refers to all of them, in lists, choices and parts. */
function web(change: Record<string, unknown>): Record<string, unknown> {
  const names = Array.from({ length: 30 }, (_, i) => `C${i}`);
  const schema = (name: string, i: number) => ({
    allOf: [
      ref(names[(i + 1) % 30] ?? "C0"),
      { type: "object", properties: { [name]: { type: "array", items: { oneOf: names.map(ref) } } } },
    ],
  });
  return { A: ref("C0"), ...Object.fromEntries(names.map((name, i) => [name, schema(name, i)])), ...change };
}

describe("compareDocuments", () => {
  test("ends on components that contain themselves", () => {
    const node = (value: unknown) => ({
      A: { type: "object", properties: { value, next: ref("A"), all: { type: "array", items: ref("A") } } },
    });
    expect(rules(node({ type: "integer" }), node({ type: "number" }))).toEqual(["received-type-widened A.value"]);
  });

  test("ends on components that extend themselves", () => {
    const node = (value: unknown) => ({ A: { allOf: [ref("A"), { type: "object", properties: { value } }] } });
    expect(rules(node({ type: "integer" }), node({ type: "number" }))).toEqual(["received-type-widened A.value"]);
  });

  test("ends on two components that contain each other under other names", () => {
    const pair = (one: string, two: string) => ({
      A: { type: "object", properties: { child: ref(one) } },
      [one]: { type: "object", properties: { child: ref(two) } },
      [two]: { type: "object", properties: { child: { allOf: [ref(one), { title: "Again." }] } } },
    });
    expect(rules(pair("B", "C"), pair("D", "E")).filter((rule) => !rule.startsWith("component-"))).toEqual([]);
  });

  test("takes no longer for a web of components than for as many apart", () => {
    expect(rules(web({}), web({}))).toEqual([]);
    const [one, ...more] = rules(web({}), web({ C7: { type: "object", properties: { other: { type: "string" } } } }));
    expect(one).toMatch(/^received-member-/);
    expect(more.length).toBeGreaterThan(0);
  }, 5_000);

  test("compares 240 operations that share their components, and names each that a difference reaches", () => {
    const document = (type: string) => {
      const responses = { 200: { description: "Done.", ...json(ref("A")) } };
      const paths = Object.fromEntries(
        Array.from({ length: 240 }, (_, i) => [`/p${i}`, { get: { operationId: `get${i}`, responses } }]),
      );
      return contract(
        {},
        { paths, components: { schemas: { A: { type: "object", properties: { value: { type } } } } } },
      );
    };
    const changes = compareDocuments("shop", document("integer"), document("string"));
    expect(changes.map(({ rule, place }) => `${rule} ${place}`)).toEqual(["received-type-changed A.value"]);
    expect(changes[0]?.operations).toHaveLength(240);
  });
});
