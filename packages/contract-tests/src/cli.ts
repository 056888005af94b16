import { writeFile } from "node:fs/promises";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { createAnytimeApi } from "./anytime/api.js";
import type { Api } from "./api.js";
import { readCredentialsFile } from "./credentials-file.js";
import { describeReport, describeResult } from "./describe-report.js";
import { type Environment, EnvironmentError } from "./environment.js";
import { isLoopback } from "./is-loopback.js";
import { createPlainEnvironment } from "./plain-environment.js";
import { exitStatusOf, type RunReport, reportOf } from "./run-report.js";
import { planScenarios, runScenarios } from "./run-scenarios.js";
import { createSandboxEnvironment } from "./sandbox-environment.js";

/** Where a run of the command line goes, for tests. */
export interface CliIo {
  /** One line for people. */
  readonly print: (line: string) => void;
  /** Aborted when the person wants the run to end. */
  readonly signal?: AbortSignal;
}

interface RunSettings {
  readonly api: "anytime";
  readonly baseUrl: string;
  readonly controlUrl?: string;
  readonly credentials?: string;
  readonly include?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly report?: string;
  readonly quiet?: boolean;
}

/**
 * Runs the command line and answers its exit status: 0 when everything that played passed, 1 when the server violates
 * its contract, 2 when something could not run.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let status = 0;
  const program = new Command("openissuing-contract-tests")
    .description("Judges any server that claims to be a documented API.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.print(text.trimEnd()), writeErr: (text) => io.print(text.trimEnd()) });
  program
    .command("run")
    .description("plays the scenarios of an API against a server")
    .addOption(new Option("--api <name>", "API the server claims to be").choices(["anytime"]).makeOptionMandatory())
    .requiredOption("--base-url <url>", "address the paths of the document are appended to", readUrl)
    .option(
      "--control-url <url>",
      "control API of an OpenIssuing sandbox, such as http://127.0.0.1:8080/_sandbox",
      readUrl,
    )
    .option("--credentials <file>", "JSON file with credentials, for a server without control API")
    .option("--include <text>", "play only scenarios whose title contains this text")
    .option("--concurrency <number>", "scenarios at the same time, where the server keeps them apart", readCount, 4)
    .option("--timeout <ms>", "milliseconds for each call", readCount, 10_000)
    .option("--report <file>", "write the whole report as JSON")
    .option("--quiet", "no line for each scenario")
    .action(async (settings: RunSettings) => {
      status = await run(settings, io);
    });
  try {
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof EnvironmentError)) throw error;
    io.print(`error: ${error.message}`);
    return 2;
  }
}

async function run(settings: RunSettings, io: CliIo): Promise<number> {
  const { baseUrl, include, concurrency, timeout, report: reportFile, quiet } = settings;
  const api = createAnytimeApi();
  const environment = await environmentFor(settings);
  try {
    await reach(baseUrl, api.probe, timeout);
    const planned = announce(api, environment, settings, io);
    const startedAt = performance.now();
    const results = await runScenarios({
      api,
      environment,
      baseUrl,
      concurrency,
      timeout,
      ...(include !== undefined && { include }),
      ...(io.signal && { signal: io.signal }),
      onResult: (result, progress) => {
        const isNews = quiet !== true || result.outcome === "violated" || result.outcome === "broken";
        if (isNews) io.print(describeResult(result, progress));
      },
    });
    const report = reportOf({ api, environment, baseUrl, planned, ms: performance.now() - startedAt }, results);
    io.print(describeReport(report));
    if (reportFile !== undefined) await writeReport(reportFile, report);
    return exitStatusOf(report);
  } finally {
    await environment.close();
  }
}

async function environmentFor({ baseUrl, controlUrl, credentials, timeout }: RunSettings): Promise<Environment> {
  if (controlUrl !== undefined) return createSandboxEnvironment({ controlUrl, timeout });
  if (credentials !== undefined) {
    if (baseUrl.startsWith("http:") && !isLoopback(baseUrl)) {
      throw new EnvironmentError("ERR_INSECURE", "http: to another machine would send the credentials in the clear");
    }
    return createPlainEnvironment(baseUrl, await readCredentialsFile(credentials));
  }
  throw new EnvironmentError("ERR_CREDENTIALS", "give --control-url for a sandbox or --credentials for another server");
}

/** Any answer but "not here" will do: whether it is the right one is what the scenarios are for. */
async function reach(baseUrl: string, probe: string, timeout: number): Promise<void> {
  const url = `${baseUrl}${probe}`;
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeout) }).catch((cause) => {
    throw new EnvironmentError("ERR_UNREACHABLE", `no answer from ${url}`, { cause });
  });
  await response.body?.cancel();
  if (response.status === 404) {
    throw new EnvironmentError("ERR_UNREACHABLE", `${url} answers 404: is the base URL right?`);
  }
}

/** Says what is about to happen; answers the number of scenarios. */
function announce(api: Api, environment: Environment, { baseUrl, include }: RunSettings, { print }: CliIo): number {
  const planned = planScenarios(api, include).length;
  if (planned === 0) throw new EnvironmentError("ERR_PLAN_EMPTY", `no scenario contains "${include}"`);
  print(`${planned} scenarios of ${api.name} against ${baseUrl} (${environment.name})`);
  if (!environment.isolates) print("They open accounts there, one scenario after the other, and leave them behind.");
  return planned;
}

async function writeReport(path: string, report: RunReport): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  } catch (cause) {
    throw new EnvironmentError("ERR_REPORT", `${path} cannot be written`, { cause });
  }
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError("not a URL.");
  return text.replace(/\/$/, "");
}

function readCount(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("not a whole number above 0.");
  return number;
}
