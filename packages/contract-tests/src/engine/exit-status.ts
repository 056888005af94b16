import type { PlanResult } from "./plan.js";

/**
 * Exit status of a run: 0 all that was played passed, 1 the server violates its contract, 2 something could not run.
 * Warnings alone do not fail.
 */
export function exitStatusOf({ findings, broken, end, phases }: PlanResult): 0 | 1 | 2 {
  if (findings.some(({ severity }) => severity === "error")) return 1;
  const isEmpty = phases.every(({ cases }) => cases === 0);
  return broken.length > 0 || end === "early" || isEmpty ? 2 : 0;
}
