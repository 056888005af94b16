import type { Api } from "./api.js";
import { apiNamed } from "./check-contract.js";
import { type CheckId, checkIds, checks } from "./checks.js";
import { describeEffect } from "./cli/describe-effect.js";
import { limitsFor, openTarget } from "./cli/target.js";
import { describeFinding } from "./engine/describe-result.js";
import { exitStatusOf } from "./engine/exit-status.js";
import type { PlanResult, Profile } from "./engine/plan.js";
import { runPlan } from "./engine/run-plan.js";
import { prepareReports, writeReports } from "./report/write-reports.js";
import type { ReportFormat } from "./report/writers.js";

/** What a test may do with the context that its runner gives it. */
export interface SuiteContext {
  skip?(note?: string): unknown;
}

/** `describe` and `test` of vitest, of node:test, or of any runner that takes them like that. */
export interface SuiteRunner {
  readonly describe: (name: string, register: () => void) => unknown;
  /** The third argument is a time limit in milliseconds, which node:test does not look at. */
  readonly test: (name: string, run: (context: SuiteContext) => Promise<void>, timeout?: number) => unknown;
}

export interface ContractSuiteOptions extends SuiteRunner {
  /** Address the paths of the document are appended to; a function is asked when the first test begins. */
  readonly baseUrl: string | (() => Promise<string> | string);
  /** Control API of an OpenIssuing sandbox. Default: `/_sandbox` of the same address, where that is on this machine. */
  readonly controlUrl?: string;
  /** For another server: JSON file with credentials, or `env`. */
  readonly credentials?: string;
  /** Default: `smoke` on this machine, else `read-only`. */
  readonly profile?: Profile;
  /** Same seed, same cases. Default 1. */
  readonly seed?: number;
  /** Cases at most. Default: all on this machine, else 500. */
  readonly maxCases?: number;
  /** Requests a second at most. Default: no limit on this machine, else 10. */
  readonly rate?: number;
  /** Operations or tags. Default: all. */
  readonly include?: readonly string[];
  /** Checks that are switched off. */
  readonly disabled?: readonly CheckId[];
  /** Fails below so many per cent of the coverage cells. */
  readonly minCoverage?: number;
  /** Milliseconds for each call of the server. Default 10,000. */
  readonly timeout?: number;
  /** Milliseconds for the whole run, for runners that limit each test. Default 600,000. */
  readonly timeLimit?: number;
  /** Takes the sentence that says what a run which writes does to the server, before it begins. Default `console.log`. */
  readonly print?: (line: string) => void;
  readonly reports?: { readonly formats: readonly ReportFormat[]; readonly folder: string };
}

/**
 * Registers a run as tests of vitest or node:test: one that says whether it could be played, one for each check, and one
 * for the coverage where it is asked for. The first test that begins plays the run; a check that nothing asked is
 * skipped. Throws `TypeError` for a name that is no API.
 */
export function contractSuite(api: Api | string, options: ContractSuiteOptions): void {
  const { describe, test, disabled = [], minCoverage, timeLimit = 600_000 } = options;
  const tested = typeof api === "string" ? apiNamed(api) : api;
  let played: Promise<PlanResult> | undefined;
  const play = () => {
    played ??= playSuite(tested, options);
    return played;
  };

  /** One test says why nothing could be played; fifty more would hide it. */
  const playOrSkip = async (context: SuiteContext) => {
    try {
      return await play();
    } catch (error) {
      if (context.skip === undefined) throw error;
      context.skip("nothing could be played");
      return undefined;
    }
  };

  describe(`the contract of ${tested.name}`, () => {
    test(
      "can be tested here",
      async () => {
        const result = await play();
        if (result.broken.length > 0) throw new ContractSuiteError(result.broken.join("\n"));
        if (exitStatusOf(result) === 2) throw new ContractSuiteError(describeEnd(result));
      },
      timeLimit,
    );
    for (const check of checkIds.filter((id) => !disabled.includes(id))) {
      test(
        `${check}: ${checks[check].holds}`,
        async (context) => {
          const result = await playOrSkip(context);
          if (result === undefined) return;
          const findings = result.findings.filter((finding) => finding.check === check);
          const errors = findings.filter(({ severity }) => severity === "error");
          if (errors.length > 0) throw new ContractSuiteError(errors.map(describeFinding).join("\n"));
          if (result.checks.some((each) => each.check === check && each.asked === 0)) {
            context.skip?.(`nothing in the profile ${result.profile} asks this here`);
          }
        },
        timeLimit,
      );
    }
    if (minCoverage !== undefined) {
      test(
        `is covered to ${minCoverage} % or more`,
        async () => {
          const { coverage } = await play();
          if (coverage.percent < minCoverage) throw new ContractSuiteError(`coverage is ${coverage.percent} %`);
        },
        timeLimit,
      );
    }
  });
}

/** A test of a contract suite failed; the message shows the requests and how to repeat them. */
export class ContractSuiteError extends Error {
  override readonly name = "ContractSuiteError";
}

async function playSuite(api: Api, options: ContractSuiteOptions): Promise<PlanResult> {
  const { seed = 1, include, disabled, timeout = 10_000, reports, controlUrl, credentials } = options;
  const given = typeof options.baseUrl === "string" ? options.baseUrl : await options.baseUrl();
  const baseUrl = given.replace(/\/$/, "");
  const ways = { ...(controlUrl !== undefined && { controlUrl }), ...(credentials !== undefined && { credentials }) };
  if (reports !== undefined) await prepareReports(reports.folder);
  const target = await openTarget(api, { baseUrl, timeout, ...ways }, process.env);
  const { environment, isNear } = target;
  try {
    const { profile = isNear ? "smoke" : "read-only", print = console.log } = options;
    if (profile !== "read-only") print(`${api.name} at ${baseUrl}: ${describeEffect(false, environment)}`);
    const result = await runPlan({
      api,
      environment,
      baseUrl,
      ...limitsFor(target, { ...options, profile }),
      seed,
      timeout,
      ...(include && { include }),
      ...(disabled && { disabled }),
    });
    if (reports !== undefined) await writeReports(result, reports.formats, reports.folder);
    return result;
  } finally {
    await environment.close();
  }
}

function describeEnd({ end, notes }: PlanResult): string {
  return end === "early" ? `the run ended early: ${notes.join(" ")}` : "there was nothing to play";
}
