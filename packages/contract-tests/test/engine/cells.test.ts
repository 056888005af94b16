import { describe, expect, test } from "vitest";
import { createCellCounter } from "../../src/engine/cells.js";
import { makePlan } from "../../src/engine/make-plan.js";
import type { Exchange } from "../../src/recorder.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { thingsApi, thingsKit } from "./things.js";

const { plan } = makePlan({ api: thingsApi, profile: "full", seed: 1 });
const played = plan.cases.filter(({ operationId }) => operationId === "getThing");

function cover(
  act: (counter: ReturnType<typeof createCellCounter>) => void,
  { excuse = thingsKit.excuse, skipped = new Map<string, string>() } = {},
) {
  const counter = createCellCounter({ ...thingsApi, kit: { ...thingsKit, excuse } });
  act(counter);
  return counter.coverage(["getThing"], plan.cases, skipped);
}
const stateOf = ({ cells }: ReturnType<typeof cover>, kind: string, key: string) =>
  cells.find((cell) => cell.kind === kind && cell.key === key)?.state;

function scenario(needs: readonly string[], status: number): ScenarioResult {
  const request: Exchange = {
    number: 1,
    operationId: "getThing",
    method: "GET",
    url: "/",
    status,
    code: status * 10 + 1,
    ms: 1,
  };
  const head = { operationId: "getThing", name: "x", needs, evidence: "stated" } as const;
  return { ...head, outcome: "passed", violations: [], requests: [request], ms: 1 };
}

describe("coverage", () => {
  test("has a cell for each status, code and keyword of an operation, all missing at first", () => {
    const { cells, covered, missing, percent } = cover(() => undefined);
    const keysOf = (kind: string) => cells.filter((cell) => cell.kind === kind).map(({ key }) => key);
    expect(keysOf("status")).toEqual(["200", "400", "401", "404", "405", "409"]);
    expect(keysOf("code")).toEqual(["4001", "4011", "4041", "4051", "4091"]);
    expect(keysOf("keyword")).toEqual(
      expect.arrayContaining(["path id pattern", "path id unknown-id", "header x-key required"]),
    );
    expect([covered, missing, percent]).toEqual([0, cells.length, 0]);
  });

  test("covers what was answered, with how often", () => {
    const coverage = cover((counter) => {
      counter.answer("getThing", 404, 4041);
      counter.answer("getThing", 404, undefined);
      for (const each of played) counter.keyword(each);
    });
    expect([stateOf(coverage, "status", "404"), stateOf(coverage, "code", "4041")]).toEqual(["covered", "covered"]);
    expect(coverage.cells.find(({ kind, key }) => kind === "status" && key === "404")?.seen).toBe(2);
    expect(coverage.cells.filter(({ kind, state }) => kind === "keyword" && state !== "covered")).toEqual([]);
  });

  test("excuses by a named reason: of the kit, of what could not be had", () => {
    const coverage = cover(() => undefined, {
      excuse: ({ kind, key }) => (kind === "code" && key === "4041" ? "never here" : undefined),
      skipped: new Map([["getThing", "no thing"]]),
    });
    const reasons = coverage.cells.filter(({ state }) => state === "excused").map(({ key, reason }) => [key, reason]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ["200", "no thing"],
        ["4041", "never here"],
      ]),
    );
    expect(coverage.covered + coverage.excused + coverage.missing).toBe(coverage.cells.length);
  });

  test("takes injected faults for no proof of anything", () => {
    const coverage = cover((counter) => counter.scenarios([scenario(["faults"], 409)]));
    expect([stateOf(coverage, "status", "409"), stateOf(coverage, "code", "4091")]).toEqual(["missing", "missing"]);
  });

  test("has codes that no operation names, and webhooks, where all operations are in play", () => {
    const bare = { ...thingsKit, codesOf: () => new Set<number>() };
    const counter = createCellCounter({ ...thingsApi, kit: bare });
    counter.answer("getThing", 404, 4041);
    const subjects = (operations: readonly string[]) =>
      counter.coverage(operations, [], new Map()).cells.filter(({ kind }) => kind === "code");
    const whole = subjects([...thingsApi.document.operations.keys()]);
    expect(new Set(whole.map(({ subject }) => subject))).toEqual(new Set(["general"]));
    expect(whole.flatMap(({ key, state }) => (state === "covered" ? [key] : []))).toEqual(["4041"]);
    expect(whole.map(({ key }) => Number(key))).toEqual([...thingsApi.document.errorCodes.keys()]);
    expect(subjects(["getThing"])).toEqual([]);
  });

  test("takes answers of scenarios without injected faults as covered", () => {
    const coverage = cover((counter) => counter.scenarios([scenario([], 409)]));
    expect([stateOf(coverage, "status", "409"), stateOf(coverage, "code", "4091")]).toEqual(["covered", "covered"]);
  });

  test("rounds its percentage down", () => {
    const { percent, covered, cells } = cover((counter) => counter.answer("getThing", 200, undefined));
    expect(percent).toBe(Math.floor((covered / cells.length) * 1000) / 10);
    expect(percent).toBeLessThan(100);
  });
});
