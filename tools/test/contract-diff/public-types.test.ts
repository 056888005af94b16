import { describe, expect, test } from "vitest";
import { comparePackages } from "../../contract-diff/public-types/compare-packages.js";
import { SurfaceReader } from "../../contract-diff/public-types/read-surface.js";
import { packagesTouched } from "../../contract-diff/public-types/types-of-state.js";
import { publicTypeRules } from "../../contract-diff/rules/public-types.js";

type Files = Record<string, string>;

/** Surfaces of a package `shop` whose entry is `index.ts`, and of further entries by the name of their file. */
function surfaces(files: Files, entries: Files = { ".": "index.ts" }) {
  const reader = new SurfaceReader((path) => files[path]);
  return new Map([["shop", new Map(Object.entries(entries).map(([entry, path]) => [entry, reader.surfaceOf(path)]))]]);
}

/** Rules and places that fire between two texts of the entry. */
function fired(before: string, after: string): string[] {
  const changes = comparePackages(surfaces({ "index.ts": before }), surfaces({ "index.ts": after }));
  return changes.map(({ rule, place }) => `${rule} ${place}`);
}

const takes = (options: string) =>
  `export interface Options ${options} export declare function open(options: Options): void;`;
const gives = (order: string) => `export interface Order ${order} export declare function get(id: string): Order;`;

const cases: { rule: string; place: string; before: string; after: string; quiet?: [string, string] }[] = [
  {
    rule: "export-removed",
    place: "b",
    before: "export declare const a: 1, b: 2;",
    after: "export declare const a: 1;",
  },
  { rule: "export-added", place: "b", before: "export declare const a: 1;", after: "export declare const a: 1, b: 2;" },
  {
    rule: "export-kind-changed",
    place: "A",
    before: "export interface A { x: 1 }",
    after: "export declare class A { x: 1 }",
    quiet: ["export interface A { x: 1 }", "export type A = { x: 1 };"],
  },
  { rule: "type-member-removed", place: "Order.b", before: gives("{ a: 1; b: 1 }"), after: gives("{ a: 1 }") },
  {
    rule: "required-type-member-added",
    place: "Options.b",
    before: takes("{ a: 1 }"),
    after: takes("{ a: 1; b: 1 }"),
    quiet: [gives("{ a: 1 }"), gives("{ a: 1; b: 1 }")],
  },
  {
    rule: "required-result-member-added",
    place: "Order.b",
    before: gives("{ a: 1 }"),
    after: gives("{ a: 1; b: 1 }"),
    quiet: [takes("{ a: 1 }"), takes("{ a: 1; b: 1 }")],
  },
  {
    rule: "optional-type-member-added",
    place: "Options.b",
    before: takes("{ a: 1 }"),
    after: takes("{ a: 1; b?: 1 }"),
  },
  { rule: "type-member-became-required", place: "Options.a", before: takes("{ a?: 1 }"), after: takes("{ a: 1 }") },
  { rule: "type-member-became-optional", place: "Order.a", before: gives("{ a: 1 }"), after: gives("{ a?: 1 }") },
  { rule: "result-member-became-required", place: "Order.a", before: gives("{ a?: 1 }"), after: gives("{ a: 1 }") },
  { rule: "option-became-optional", place: "Options.a", before: takes("{ a: 1 }"), after: takes("{ a?: 1 }") },
  {
    rule: "option-type-widened",
    place: "Options.a",
    before: takes("{ a: string }"),
    after: takes("{ a: string | URL }"),
  },
  {
    rule: "result-type-narrowed",
    place: "Order.a",
    before: gives("{ a: string | null }"),
    after: gives("{ a: string }"),
  },
  {
    rule: "signature-changed",
    place: "f",
    before: "export declare function f(a: string): void;",
    after: "export declare function f(a: number): void;",
    quiet: [
      "export declare function f(a: string | 1): void;",
      "/** Told. */ export declare function f(a: 1 | string): void;",
    ],
  },
  {
    rule: "optional-argument-added",
    place: "f",
    before: "export declare function f(a: string): void;",
    after: "export declare function f(a: string, b?: 1): void;",
  },
  {
    rule: "union-member-removed",
    place: "Code",
    before: 'export type Code = "a" | "b";',
    after: 'export type Code = "b";',
  },
  {
    rule: "union-member-added",
    place: "Code",
    before: 'export type Code = "b";',
    after: 'export type Code = "a" | "b";',
  },
];

describe("publicTypeRules", () => {
  test.each(cases)("$rule fires", ({ rule, place, before, after }) => {
    expect(fired(before, after)).toContain(`${rule} ${place}`);
  });

  test.each(cases)("$rule keeps quiet where it does not apply", ({ rule, place, before, after, quiet }) => {
    expect(fired(...(quiet ?? [after, before]))).not.toContain(`${rule} ${place}`);
  });

  test("each has a case", () => {
    const tried = new Set([...cases.map(({ rule }) => rule), "entry-added", "entry-removed"]);
    expect(Object.keys(publicTypeRules).filter((rule) => !tried.has(rule))).toEqual([]);
  });
});

describe("comparePackages", () => {
  test("tells an entry that comes or goes", () => {
    const files = { "index.ts": "", "node.ts": "" };
    const [one, two] = [surfaces(files), surfaces(files, { ".": "index.ts", "./node": "node.ts" })];
    expect(comparePackages(one, two)).toMatchObject([{ rule: "entry-added", place: "./node" }]);
    expect(comparePackages(two, one)).toMatchObject([{ rule: "entry-removed", place: "./node" }]);
  });

  test("sees a type that is used and not exported", () => {
    const state = (hidden: string) =>
      surfaces({
        "index.ts": 'export { open } from "./open.js";',
        "open.ts": 'import type { Hidden } from "./hidden.js"; export declare function open(options: Hidden): void;',
        "hidden.ts": `export interface Hidden { ${hidden} }`,
      });
    expect(comparePackages(state("a: 1"), state("a: 1; b: 2"))).toMatchObject([
      { rule: "required-type-member-added", place: "Hidden.b" },
    ]);
  });

  test("finds nothing when a declaration moves to another file", () => {
    const moved = surfaces({
      "index.ts": 'export * from "./order.js";',
      "order.ts": "export interface Order { a: 1 }",
    });
    expect(comparePackages(surfaces({ "index.ts": "export interface Order { a: 1 }" }), moved)).toEqual([]);
  });

  test("leaves to the documents what is made of them", () => {
    const state = (schema: string) =>
      surfaces({ "index.ts": 'export type { Order } from "./schema.gen.js";', "schema.gen.ts": schema });
    expect(comparePackages(state("export interface Order { a: 1 }"), state("export interface Order {}"))).toEqual([]);
  });

  test("an alias that takes more is additive where callers give it, and breaking where they receive it", () => {
    const [one, more] = ["export type Key = string; ", "export type Key = string | URL; "];
    const [given, received] = ["export declare function set(key: Key): void;", "export declare function get(): Key;"];
    expect(fired(one + given, more + given)).toEqual(["option-type-widened Key"]);
    expect(fired(one + received, more + received)).toEqual(["signature-changed Key"]);
    expect(fired(more + received, one + received)).toEqual(["result-type-narrowed Key"]);
  });

  test("a private member of a class is nobody's business", () => {
    expect(fired("export declare class A { private b; c: 1 }", "export declare class A { private d; c: 1 }")).toEqual(
      [],
    );
  });
});

describe("SurfaceReader", () => {
  test("refuses an entry whose source is missing with ERR_TYPES_UNREADABLE", () => {
    expect(() => surfaces({})).toThrow(expect.objectContaining({ code: "ERR_TYPES_UNREADABLE" }));
  });
});

describe("packagesTouched", () => {
  test("takes sources and entries by hand, and neither tests nor generated files", () => {
    const paths = [
      "packages/a/src/index.ts",
      "packages/b/package.json",
      "packages/c/test/x.ts",
      "packages/d/src/schema.gen.ts",
    ];
    expect([...packagesTouched(paths)]).toEqual(["packages/a", "packages/b"]);
  });
});
