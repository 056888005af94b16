import { type CheckId, checkIds, checks } from "../checks.js";
import type { Finding, Observation, Step } from "./finding.js";

/** Adds observations up to findings. */
export interface Findings {
  /** Whether an observation like this one is new, so that it is worth looking for a shorter way to it. */
  isNew(observation: Pick<Observation, "operationId" | "violation">): boolean;
  /** Adds one; answers the finding when it is a new one. Steps are asked for only where they are kept. */
  add(observation: LazyObservation): Promise<Finding | undefined>;
  /** Worst first, then as they were found. */
  all(): readonly Finding[];
  readonly size: number;
}

/** An observation whose steps are made when somebody wants them. */
export interface LazyObservation extends Omit<Observation, "steps"> {
  /** Number of the steps. */
  readonly length: number;
  steps(): Promise<readonly Step[]>;
}

/** Findings of a run. `disabled`: checks whose observations are dropped. `order`: operations as the document has them. */
export function createFindings(disabled: ReadonlySet<CheckId>, order: readonly string[]): Findings {
  const found = new Map<string, Finding>();

  return {
    isNew: (observation) => !disabled.has(observation.violation.check) && !found.has(keyOf(observation)),
    async add(observation) {
      const { violation, operationId, phase, because, evidence, replayId } = observation;
      if (disabled.has(violation.check)) return undefined;
      const key = keyOf(observation);
      const known = found.get(key);
      if (known !== undefined) {
        const isShorter = observation.length < known.steps.length;
        const times = known.times + 1;
        found.set(key, { ...known, times });
        if (isShorter) {
          const steps = await observation.steps();
          found.set(key, { ...(found.get(key) ?? known), because, evidence, replayId, phase, steps });
        }
        return undefined;
      }
      const { check, message, pointer } = violation;
      const finding: Finding = {
        check,
        severity: checks[check].severity,
        phase,
        operationId,
        message,
        ...(pointer !== undefined && { pointer }),
        because,
        evidence,
        replayId,
        times: 1,
        steps: [],
      };
      found.set(key, finding);
      const whole = { ...finding, steps: await observation.steps() };
      found.set(key, { ...whole, times: found.get(key)?.times ?? 1 });
      return whole;
    },
    all() {
      const rank = ({ severity, operationId, check }: Finding) => [
        severity === "error" ? 0 : 1,
        operationId === undefined ? -1 : order.indexOf(operationId),
        checkIds.indexOf(check),
      ];
      return [...found.values()].sort((a, b) => compare(rank(a), rank(b)));
    },
    get size() {
      return found.size;
    },
  };
}

/** Positions in lists and numbers in texts do not make another finding. */
function keyOf({ operationId, violation }: Pick<Observation, "operationId" | "violation">): string {
  const { check, message, pointer = "" } = violation;
  return [check, operationId ?? "", pointer.replace(/\/\d+(?=\/|$)/g, "/*"), message].join("\n");
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
