import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BenchGround, openBenchGround } from "../../../bench/defects/bench-ground.js";
import { allDefects } from "../../../bench/defects/catalogue/index.js";
import type { Defect } from "../../../bench/defects/defect.js";
import { judgeDefect } from "../../../bench/defects/judge-defect.js";

let ground: BenchGround;
beforeAll(() => {
  ground = openBenchGround("judge");
});
afterAll(() => ground.close());

const named = (id: string): Defect => {
  const found = allDefects(ground.api.document).find((defect) => defect.id === id);
  if (found === undefined) throw new Error(`no defect ${id}`);
  return found;
};

describe("judgeDefect", () => {
  test.each([
    { id: "missing-getAccountBalance--balance-is-missing", by: "body-schema" },
    { id: "foreign-what-another-customer-owns-getAccountBalance", by: "foreign-resource-invisible" },
    { id: "pagination-listAccounts-overlap", by: "pagination-complete" },
    { id: "hash-checkConnection-old", by: "answer-authenticity" },
  ])(
    "sees $id by $by, without playing everything",
    async ({ id, by }) => {
      const verdict = await judgeDefect(ground, named(id));
      expect(verdict.by).toContain(by);
      expect([verdict.outcome, verdict.run]).toEqual(["killed", "focused"]);
    },
    60_000,
  );

  test("a layer that breaks nothing is seen by nothing that looks at its place", async () => {
    const untouched = { ...named("hash-checkConnection-old"), fault: { kind: "stale", on: [] } } as const;
    const { broken, findings } = await ground.play(untouched, "focused");
    expect({ broken, findings: findings.map(({ check, message }) => `${check} ${message}`) }).toEqual({
      broken: [],
      findings: [],
    });
  }, 60_000);
});
