import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compareDocuments } from "../../contract-diff/compare-documents.js";
import { readDocument } from "../../contract-diff/document.js";
import { highest, levelOf } from "../../contract-diff/rules.js";
import { applyChange } from "./apply-change.js";

interface LabelledPair {
  name: string;
  change: Record<string, unknown>;
  level: string;
  /** Level for typed callers, where it is another. */
  types?: string;
  rules: string[];
}

const folder = join(import.meta.dirname, "pairs");
const pairs = readdirSync(folder).flatMap((file) => {
  const { base, pairs: labelled }: { base: unknown; pairs: LabelledPair[] } = parse(
    readFileSync(join(folder, file), "utf8"),
  );
  return labelled.map((pair) => ({ ...pair, base }));
});
const document = (value: unknown) => readDocument(JSON.stringify(value), "shop");

describe("compareDocuments", () => {
  test.each(pairs)("judges $name: $level", ({ base, change, level, types, rules }) => {
    const changes = compareDocuments("shop", document(base), document(applyChange(base, change)));
    expect([...new Set(changes.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
    const judged = (audience: "wire" | "types") => highest(changes.map(({ rule }) => levelOf(rule, audience)));
    expect(changes.length === 0 ? "nothing" : judged("wire")).toBe(level);
    expect(changes.length === 0 ? "nothing" : judged("types")).toBe(types ?? level);
  });

  test("has sixty labelled pairs and more", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
  });
});
