import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CliIo } from "../cli.js";
import { describeProgress, describeResult } from "../engine/describe-result.js";
import { exitStatusOf } from "../engine/exit-status.js";
import type { Plan, PlanResult, Profile, RunEvent } from "../engine/plan.js";
import { runPlan } from "../engine/run-plan.js";
import { EnvironmentError } from "../environment.js";
import { type ReportFormat, reportWriters } from "../report/writers.js";
import { foreignRate, openTarget, type Target, type TargetSettings } from "./target.js";

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

/** Cases for a server of somebody else, unless told otherwise. */
const foreignCases = 500;
/** Milliseconds between two lines about the progress where no line can be taken back. */
const lineEvery = 5_000;

/** Runs the tests and prints what comes of them; answers the exit status. Throws `EnvironmentError` where it cannot begin. */
export async function runTests(settings: RunSettings, io: CliIo): Promise<number> {
  const target = await openTarget(settings, io);
  const { api, environment, isNear } = target;
  try {
    const { baseUrl, seed, include, disableCheck: disabled, concurrency, timeout } = settings;
    const profile = settings.profile ?? (isNear ? "full" : "read-only");
    const maxCases = settings.maxCases ?? (isNear ? undefined : foreignCases);
    const rate = settings.rate ?? (isNear ? undefined : foreignRate);
    const result = await runPlan({
      api,
      environment,
      baseUrl,
      profile,
      seed,
      concurrency,
      timeout,
      ...(include && { include }),
      ...(disabled && { disabled }),
      ...(maxCases !== undefined && { maxCases }),
      ...(rate !== undefined && { rate }),
      ...(io.signal && { signal: io.signal }),
      onEvent: teller(io, target, settings),
    });
    io.status?.("");
    io.print(describeResult(result));
    await writeReports(result, settings);
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
  if (plan.profile === "read-only") print("It only reads: nothing on the server is changed.");
  else if (environment.isolates)
    print("It writes: all of it belongs to customers of its own, which are dropped at the end.");
  else
    print("It writes: it creates, changes and spends with these credentials on this server, and takes nothing back.");
}

async function writeReports(result: PlanResult, { report = [], reportDir }: RunSettings): Promise<void> {
  try {
    if (report.length > 0) await mkdir(reportDir, { recursive: true });
    for (const format of report) {
      const { file, write } = reportWriters[format];
      await writeFile(join(reportDir, file), write(result));
    }
  } catch (cause) {
    throw new EnvironmentError("ERR_REPORT", `${reportDir} cannot be written`, { cause });
  }
}

function judge(result: PlanResult, { minCoverage }: RunSettings, { print }: CliIo): number {
  const status = exitStatusOf(result);
  if (minCoverage === undefined || result.coverage.percent >= minCoverage) return status;
  print(`coverage is ${result.coverage.percent} %, below the ${minCoverage} % asked for`);
  return status === 2 ? 2 : 1;
}
