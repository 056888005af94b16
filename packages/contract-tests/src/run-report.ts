import type { Api } from "./api.js";
import { type Coverage, coverageOf } from "./coverage.js";
import type { Environment } from "./environment.js";
import type { Outcome, ScenarioResult } from "./run-scenarios.js";

/** What came of a run. Apart from `ms` and what the server made up, the same run gives the same report. */
export interface RunReport {
  readonly api: string;
  readonly baseUrl: string;
  readonly environment: string;
  /** Scenarios that were to be played; more than the results when the run was ended early. */
  readonly planned: number;
  readonly totals: Readonly<Record<Outcome, number>>;
  /** Requests sent, those of the surroundings aside. */
  readonly requests: number;
  /** Milliseconds of the whole run. */
  readonly ms: number;
  readonly coverage: Coverage;
  /** In the order of the plan. */
  readonly results: readonly ScenarioResult[];
}

/** Adds up a run. `ms`: how long all of it took, in milliseconds. */
export function reportOf(
  run: {
    readonly api: Api;
    readonly environment: Environment;
    readonly baseUrl: string;
    readonly ms: number;
    /** Default: as many as there are results. */
    readonly planned?: number;
  },
  results: readonly ScenarioResult[],
): RunReport {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    api: run.api.name,
    baseUrl: run.baseUrl,
    environment: run.environment.name,
    planned: run.planned ?? results.length,
    totals: {
      passed: count("passed"),
      violated: count("violated"),
      broken: count("broken"),
      skipped: count("skipped"),
    },
    requests: results.reduce((sum, { requests }) => sum + requests.length, 0),
    ms: run.ms,
    coverage: coverageOf(run.api, results),
    results,
  };
}

/** Exit status of a run: 0 all that played passed, 1 the server violates its contract, 2 something could not run. */
export function exitStatusOf(report: Pick<RunReport, "planned" | "results" | "totals">): 0 | 1 | 2 {
  const { planned, results, totals } = report;
  if (totals.violated > 0) return 1;
  return totals.broken > 0 || totals.passed === 0 || results.length < planned ? 2 : 0;
}
