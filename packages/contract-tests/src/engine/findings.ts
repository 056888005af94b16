import { type CheckId, checkIds, checks } from "../checks.js";
import type { Finding, Observation, Step } from "./finding.js";

/** An observation whose steps are made when somebody wants them. */
export interface LazyObservation extends Omit<Observation, "steps"> {
  readonly steps: readonly (() => Promise<Step>)[];
  /** Position in the plan: answers come in any order, and the first of the plan is the one that is shown. */
  readonly order: number;
}

/** Adds observations up to findings. */
export interface Findings {
  /** What makes two observations the same finding. */
  keyOf(observation: Pick<Observation, "operationId" | "violation">): string;
  get(key: string): Finding | undefined;
  /** Adds one; answers the finding when it is a new one. */
  add(observation: LazyObservation): Promise<Finding | undefined>;
  /** Puts another way to a finding in the place of the one it has, unless it is longer. */
  improve(
    key: string,
    way: Pick<Finding, "because" | "replayId"> & { readonly steps: LazyObservation["steps"] },
  ): Promise<void>;
  /** Worst first, then in the order of the document. */
  all(): readonly Finding[];
  readonly size: number;
  readonly hasErrors: boolean;
}

interface Entry {
  readonly finding: Finding;
  readonly rank: readonly number[];
}

/** Findings of a run. `disabled`: checks whose observations are dropped. `order`: operations as the document has them. */
export function createFindings(disabled: ReadonlySet<CheckId>, order: readonly string[]): Findings {
  const found = new Map<string, Entry>();

  return {
    keyOf,
    get: (key) => found.get(key)?.finding,
    async add(observation) {
      const { violation, operationId, phase, because, evidence, replayId } = observation;
      if (disabled.has(violation.check)) return undefined;
      const key = keyOf(observation);
      const rank: Entry["rank"] = [observation.steps.length, observation.order];
      const known = found.get(key);
      const { check, message, pointer } = violation;
      // What one case shows to be stated is not made doubtful by another.
      const isStated = evidence === "stated" || known?.finding.evidence === "stated";
      const finding: Finding = {
        check,
        severity: checks[check].severity,
        phase,
        operationId,
        message,
        ...(pointer !== undefined && { pointer: anyRow(pointer) }),
        because,
        evidence: isStated ? "stated" : "inferred",
        replayId,
        times: (known?.finding.times ?? 0) + 1,
        steps: known?.finding.steps ?? [],
      };
      if (known !== undefined && (known.finding.phase !== phase || compareRanks(known.rank, rank) <= 0)) {
        found.set(key, { ...known, finding: { ...known.finding, evidence: finding.evidence, times: finding.times } });
        return undefined;
      }
      found.set(key, { finding, rank });
      const steps = await stepsOf(observation.steps);
      const now = found.get(key);
      // Meanwhile a better one may have come.
      if (now?.rank === rank) found.set(key, { ...now, finding: { ...now.finding, steps } });
      return known === undefined ? found.get(key)?.finding : undefined;
    },
    async improve(key, { because, replayId, ...way }) {
      const steps = await stepsOf(way.steps);
      const known = found.get(key);
      if (known === undefined || steps.length > known.finding.steps.length) return;
      found.set(key, { ...known, finding: { ...known.finding, because, replayId, steps } });
    },
    all() {
      const rank = ({ severity, operationId, check }: Finding) => [
        severity === "error" ? 0 : 1,
        operationId === undefined ? -1 : order.indexOf(operationId),
        checkIds.indexOf(check),
      ];
      const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { finding }]) => finding);
      return sorted.sort((a, b) => compareRanks(rank(a), rank(b)));
    },
    get size() {
      return found.size;
    },
    get hasErrors() {
      return [...found.values()].some(({ finding }) => finding.severity === "error");
    },
  };
}

function stepsOf(steps: LazyObservation["steps"]): Promise<readonly Step[]> {
  return Promise.all(steps.map((step) => step()));
}

/** Positions in lists do not make another finding. */
function keyOf({ operationId, violation }: Pick<Observation, "operationId" | "violation">): string {
  const { check, message, pointer = "" } = violation;
  return [check, operationId ?? "", anyRow(pointer), message].join("\n");
}

function anyRow(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/*");
}

/** Below 0 when the left one comes first. */
export function compareRanks(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
