import { apiNamed } from "../check-contract.js";
import type { CliIo } from "../cli.js";
import { describeProgress, describeResult } from "../engine/describe-result.js";
import { exitStatusOf } from "../engine/exit-status.js";
import type { Plan, PlanResult, Profile, RunEvent } from "../engine/plan.js";
import { runPlan } from "../engine/run-plan.js";
import { prepareReports, writeReports } from "../report/write-reports.js";
import type { ReportFormat } from "../report/writers.js";
import { describeEffect } from "./describe-effect.js";
import { limitsFor, openTarget, type Target, type TargetSettings } from "./target.js";

/** Options of `run`. */
export interface RunSettings extends TargetSettings {
  readonly profile?: Profile;
  readonly seed: number;
  readonly maxCases?: number;
  readonly include?: readonly string[];
  readonly report?: readonly ReportFormat[];
  readonly reportDir: string;
  readonly minCoverage?: number;
  readonly quiet?: boolean;
}

/** Milliseconds between two lines about the progress where no line can be taken back. */
const lineEvery = 5_000;

/** Runs the tests and prints what comes of them; answers the exit status. Throws `EnvironmentError` where it cannot begin. */
export async function runTests(settings: RunSettings, io: CliIo): Promise<number> {
  if (settings.report !== undefined) await prepareReports(settings.reportDir);
  const target = await openTarget(apiNamed(settings.api), settings, io.env);
  const { api, environment } = target;
  try {
    const { baseUrl, seed, include, disableCheck: disabled, concurrency, timeout } = settings;
    const result = await runPlan({
      api,
      environment,
      baseUrl,
      ...limitsFor(target, settings),
      seed,
      concurrency,
      timeout,
      ...(include && { include }),
      ...(disabled && { disabled }),
      ...(io.signal && { signal: io.signal }),
      onEvent: teller(io, target, settings),
    });
    io.status?.("");
    io.print(describeResult(result));
    const files = await writeReports(result, settings.report ?? [], settings.reportDir);
    for (const file of files) io.print(`report: ${file}`);
    return judge(result, settings, io);
  } finally {
    await environment.close();
  }
}

/** Tells a person what is about to happen and how far it is. */
function teller(io: CliIo, target: Target, settings: RunSettings): (event: RunEvent) => void {
  let lastLine = 0;
  return (event) => {
    if (event.kind === "started") return announce(event.plan, target, settings, io);
    if (event.kind === "phase" && settings.quiet !== true && io.status === undefined) {
      io.print(`${event.phase}: ${event.cases} cases`);
    }
    if (event.kind !== "progress" || settings.quiet === true) return;
    if (io.status !== undefined) io.status(describeProgress(event));
    else if (event.ms - lastLine > lineEvery) {
      lastLine = event.ms;
      io.print(describeProgress(event));
    }
  };
}

function announce(plan: Plan, { api, environment }: Target, { baseUrl }: RunSettings, { print }: CliIo): void {
  const cases = Object.values(plan.sizes).reduce((sum, size) => sum + size, 0);
  print(
    `${cases} cases of ${plan.operations.length} operations of ${api.name}, profile ${plan.profile}, seed ${plan.seed}, against ${baseUrl} (${environment.name})`,
  );
  print(describeEffect(plan.profile === "read-only", environment));
}

function judge(result: PlanResult, { minCoverage }: RunSettings, { print }: CliIo): number {
  const status = exitStatusOf(result);
  if (minCoverage === undefined || result.coverage.percent >= minCoverage) return status;
  print(`coverage is ${result.coverage.percent} %, below the ${minCoverage} % asked for`);
  return status === 2 ? 2 : 1;
}
