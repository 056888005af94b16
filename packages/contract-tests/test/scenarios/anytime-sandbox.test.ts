import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { type Coverage, coverageOf } from "../../src/coverage.js";
import { at, membersOf } from "../../src/json.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { bundle } from "../bundle.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

/** Codes that an operation may answer by its name, while nothing tells when. */
const unreachable: Readonly<Record<string, readonly number[]>> = {
  createVirtualIban: [4030212], // which kind of account gets no virtual IBAN is not said
};

/** Codes that the description of each operation names. */
const described = membersOf(at(bundle, "paths")).flatMap(([, item]) =>
  membersOf(item).flatMap(([, operation]) => {
    const operationId = at(operation, "operationId");
    const codes = [...String(at(operation, "description")).matchAll(/\b[45]\d{6}\b/g)].map(([code]) => Number(code));
    return typeof operationId === "string" && codes.length > 0 ? [{ operationId, codes }] : [];
  }),
);

let sandbox: RunningSandbox;
let results: readonly ScenarioResult[];
let coverage: Coverage;

beforeAll(async () => {
  sandbox = await startSandbox();
  results = await sandbox.play({});
  coverage = coverageOf(createAnytimeApi(), results);
}, 120_000);
afterAll(() => sandbox.close());

describe("the sandbox", () => {
  test("plays every scenario", () => {
    const played = createAnytimeApi().scenarios.map(titleOf);
    expect(results.map(titleOf)).toEqual(played);
    expect(results.filter(({ outcome }) => outcome === "skipped").map(titleOf)).toEqual([]);
  });

  test("keeps its contract in all of them", () => {
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(
      failed.map((result) => ({ title: titleOf(result), reason: result.reason, violations: result.violations })),
    ).toEqual([]);
  });

  test("reaches every error code, but for those excused by name", () => {
    expect(coverage.missingCodes).toEqual([]);
  });

  test.each(described)("reaches each code that the description of $operationId names", ({ operationId, codes }) => {
    const answers = coverage.subjects.find((subject) => subject.operationId === operationId)?.answers ?? [];
    const seen = answers.flatMap((answer) => answer.codes);
    const excused = [...createAnytimeApi().faultOnly.keys(), ...(unreachable[operationId] ?? [])];
    expect(codes.filter((code) => !seen.includes(code) && !excused.includes(code))).toEqual([]);
  });

  test("reaches none of the excused codes by itself", () => {
    const excused = coverage.excusedCodes.map(({ code }) => code);
    expect(excused).toEqual([...createAnytimeApi().faultOnly.keys()]);
  });

  test("answers a success and a refusal of each operation", () => {
    const operations = coverage.subjects.filter(({ operationId }) => !operationId.startsWith("receive"));
    const oneSided = operations.filter(({ answers }) => {
      const statuses = answers.map(({ status }) => status);
      return !statuses.includes(200) || !statuses.some((status) => status >= 400);
    });
    expect(oneSided.map(({ operationId }) => operationId)).toEqual([]);
  });
});
