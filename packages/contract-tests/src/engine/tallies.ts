import type { CheckId, Phase } from "../checks.js";
import { checkIds } from "../checks.js";
import type { CaseOutcome } from "./judge-case.js";
import type { CheckResult, PhaseResult, Tally } from "./plan.js";

/** Counts what happens in a run. */
export interface Tallies {
  /** A case was played. */
  count(phase: Phase, operationId: string, outcome: CaseOutcome): void;
  /** A case could not be played, because something it needs could not be had. */
  countSkipped(operationId: string, reason: string): void;
  request(phase: Phase): void;
  /** A check was asked so often, and said no so often. */
  asked(check: CheckId, times?: number): void;
  failed(check: CheckId): void;
  /** Cases of valid data of an operation that were played, and that succeeded. */
  validOf(operationId: string): { readonly played: number; readonly accepted: number };
  valid(operationId: string, outcome: CaseOutcome): void;
  /** Why cases of an operation could not be played. */
  skipped(): ReadonlyMap<string, string>;
  phase(phase: Phase): Pick<PhaseResult, "cases" | "failed" | "requests">;
  tallies(order: readonly string[]): readonly Tally[];
  checks(disabled: ReadonlySet<CheckId>): readonly CheckResult[];
  /** Operations that were called. */
  readonly operations: number;
  readonly cases: number;
}

const outcomes = ["accepted", "refused", "refusedByState", "violated"] as const;

export function createTallies(): Tallies {
  const rows = new Map<string, { phase: Phase; operationId: string } & Record<CaseOutcome, number>>();
  const requests = new Map<Phase, number>();
  const askedTimes = new Map<CheckId, number>();
  const failedTimes = new Map<CheckId, number>();
  const valid = new Map<string, { played: number; accepted: number }>();
  const skipped = new Map<string, string>();
  const operations = new Set<string>();
  let cases = 0;
  const add = <K>(map: Map<K, number>, key: K, times = 1) => void map.set(key, (map.get(key) ?? 0) + times);
  const total = (row: Record<CaseOutcome, number>) => outcomes.reduce((sum, outcome) => sum + row[outcome], 0);

  return {
    count(phase, operationId, outcome) {
      const key = `${phase} ${operationId}`;
      const row = rows.get(key) ?? { phase, operationId, accepted: 0, refused: 0, refusedByState: 0, violated: 0 };
      row[outcome]++;
      rows.set(key, row);
      operations.add(operationId);
      cases++;
    },
    countSkipped: (operationId, reason) => void (skipped.has(operationId) || skipped.set(operationId, reason)),
    request: (phase) => add(requests, phase),
    asked: (check, times) => add(askedTimes, check, times),
    failed: (check) => add(failedTimes, check),
    valid(operationId, outcome) {
      const row = valid.get(operationId) ?? { played: 0, accepted: 0 };
      row.played++;
      if (outcome === "accepted") row.accepted++;
      valid.set(operationId, row);
    },
    validOf: (operationId) => valid.get(operationId) ?? { played: 0, accepted: 0 },
    skipped: () => skipped,
    phase(phase) {
      const own = [...rows.values()].filter((row) => row.phase === phase);
      return {
        cases: own.reduce((sum, row) => sum + total(row), 0),
        failed: own.reduce((sum, row) => sum + row.violated, 0),
        requests: requests.get(phase) ?? 0,
      };
    },
    tallies: (order) =>
      [...rows.values()]
        .sort((a, b) => order.indexOf(a.operationId) - order.indexOf(b.operationId))
        .map(({ phase, operationId, accepted, refused, refusedByState, violated, ...row }) => ({
          ...row,
          phase,
          operationId,
          cases: accepted + refused + refusedByState + violated,
          accepted,
          refused,
          refusedByState,
          failed: violated,
        })),
    checks: (disabled) =>
      checkIds.map((check) => {
        const failed = failedTimes.get(check) ?? 0;
        return { check, isDisabled: disabled.has(check), asked: Math.max(askedTimes.get(check) ?? 0, failed), failed };
      }),
    get operations() {
      return operations.size;
    },
    get cases() {
      return cases;
    },
  };
}
