import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../bench/defects/judge-defect.js";
import { verdictLines } from "../../../bench/defects/verdict-tables.js";

const verdict = (id: string, outcome: Verdict["outcome"], changes: Partial<Verdict> = {}): Verdict => ({
  id,
  class: "hash",
  what: `what ${id} breaks`,
  outcome,
  by: outcome === "killed" ? ["answer-authenticity"] : [],
  also: [],
  run: "focused",
  broken: [],
  ms: 1,
  ...changes,
});

describe("verdictLines", () => {
  const lines = verdictLines([
    verdict("a", "killed"),
    verdict("b", "killed", { class: "money", by: ["money-conserved"], also: ["answer-authenticity"] }),
    verdict("c", "survived"),
    verdict("d", "accident", { also: ["body-schema"] }),
  ]);

  test("counts each class and each check", () => {
    expect(lines).toContainEqual(expect.stringMatching(/^hash +1 \/ 3$/));
    expect(lines).toContainEqual(expect.stringMatching(/^money +1 \/ 1$/));
    expect(lines).toContainEqual(expect.stringMatching(/^answer-authenticity +1 \/ 1$/));
  });

  test("names what survived and what was seen by accident, and sums up", () => {
    expect(lines).toContain("survived: c (what c breaks)");
    expect(lines).toContain("by accident: d (what d breaks), by body-schema");
    expect(lines.at(-1)).toBe("killed 2 / 4 (50.0 %), by accident of another check only 1, survived 1");
  });
});
