import { describe, expect, test } from "vitest";
import { membersOf, operationsOf, resolve } from "../read-bundle.js";
import { smallBundle } from "./small-bundle.js";

const bundle = smallBundle();

describe("resolve", () => {
  test("follows references to their end, escaped names included", () => {
    const document = { a: { $ref: "#/b/c~1d" }, b: { "c/d": { $ref: "#/e" } }, e: { type: "string" } };
    expect(resolve(document, document.a)).toEqual({ type: "string" });
  });

  test("refuses a reference to nothing", () => {
    expect(() => resolve(bundle, { $ref: "#/components/schemas/None" })).toThrow(/None/);
  });
});

describe("operationsOf", () => {
  test("lists every method of every path", () => {
    const keys = operationsOf(bundle).map(({ key }) => key);
    expect(keys).toEqual(["GET /orders", "POST /orders", "GET /orders/{id}/files", "POST /orders/{id}/files"]);
  });

  test("joins parameters of the path with those of the operation", () => {
    const names = operationsOf(bundle).map(({ parameters }) => parameters.map(({ name }) => name));
    expect(names).toEqual([["limit_start", "limit_number"], [], ["id"], ["id"]]);
  });
});

describe("membersOf", () => {
  test("includes the members of every part", () => {
    expect(Object.keys(membersOf(bundle, { $ref: "#/components/schemas/OrderListAnswer" }))).toEqual([
      "timestamp",
      "body",
    ]);
  });
});
