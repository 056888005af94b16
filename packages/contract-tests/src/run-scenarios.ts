import { TransportError } from "@openissuing/client";
import { AnswerAuthenticityError, VaultsPayEncryptionError } from "@openissuing/signing";
import type { Api } from "./api.js";
import { type Checker, createChecker } from "./check-answer.js";
import type { CheckId, Violation } from "./checks.js";
import { countedChecker } from "./engine/counted-checker.js";
import { type Environment, EnvironmentError, type Need } from "./environment.js";
import { ExpectationError } from "./expectation.js";
import { makeKeyPair } from "./make-key-pair.js";
import { createRecorder, type Exchange } from "./recorder.js";
import { type AnyScenario, type Evidence, titleOf } from "./scenario.js";

/** How a scenario ended: `broken` says nothing about the server, something around it failed. */
export type Outcome = "broken" | "passed" | "skipped" | "violated";

/** What came of one scenario. */
export interface ScenarioResult {
  readonly operationId: string;
  readonly name: string;
  readonly needs: readonly Need[];
  readonly evidence: Evidence;
  readonly outcome: Outcome;
  /** Why it was skipped or broke. */
  readonly reason?: string;
  /** For a skipped one: what its environment does not offer, and why. */
  readonly missing?: readonly { readonly need: Need; readonly reason: string }[];
  readonly violations: readonly Violation[];
  /** What went over the wire, with headers and bodies (masked) where something was found. */
  readonly requests: readonly Exchange[];
  /** Milliseconds, surroundings included. */
  readonly ms: number;
}

/** The part of an API that scenarios need. */
export type ScenarioApi = Pick<Api, "dialect" | "document" | "play" | "scenarios">;

export interface RunOptions {
  readonly api: ScenarioApi;
  readonly environment: Environment;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** Plays only scenarios whose title contains this text, case aside. Default: all. */
  readonly include?: string;
  /** Scenarios at the same time, where the environment keeps them apart. Default 4. */
  readonly concurrency?: number;
  /** Milliseconds for each call. Default 10,000. */
  readonly timeout?: number;
  /** Takes the place of the network. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** No further scenario begins once it is aborted; the results so far are the result. */
  readonly signal?: AbortSignal;
  /** Told of each check that was performed, whatever came of it. */
  readonly asked?: (check: CheckId) => void;
  /** Told when a scenario ended. */
  readonly onResult?: (result: ScenarioResult, progress: { readonly done: number; readonly planned: number }) => void;
}

/** The scenarios a run would play, in order. */
export function planScenarios(api: Pick<Api, "scenarios">, include = ""): readonly AnyScenario[] {
  const wanted = include.toLowerCase();
  return api.scenarios.filter((scenario) => titleOf(scenario).toLowerCase().includes(wanted));
}

/**
 * Plays scenarios, each with a customer of its own where the environment can make one, and judges every answer by the
 * document. Results come in the order of the plan. What a server does wrong is in the results and is never thrown.
 */
export async function runScenarios(options: RunOptions): Promise<readonly ScenarioResult[]> {
  const { api, environment, concurrency = 4, onResult, signal } = options;
  const planned = planScenarios(api, options.include);
  const checker =
    options.asked === undefined ? createChecker(api.document, api.dialect) : countedChecker(api, options.asked);
  const foreignKey = once(async () => (await makeKeyPair()).privateKey);
  const results: (ScenarioResult | undefined)[] = [];
  let begun = 0;
  let done = 0;

  async function worker(): Promise<void> {
    for (let i = begun++; i < planned.length && !signal?.aborted; i = begun++) {
      const scenario = planned[i];
      if (scenario === undefined) return;
      const result = await runScenario(scenario, { ...options, checker, foreignKey });
      results[i] = result;
      onResult?.(result, { done: ++done, planned: planned.length });
    }
  }

  const workers = environment.isolates ? Math.max(1, concurrency) : 1;
  await Promise.all(Array.from({ length: Math.min(workers, planned.length) }, worker));
  return results.filter((result) => result !== undefined);
}

interface Setting extends RunOptions {
  readonly checker: Checker;
  readonly foreignKey: () => Promise<string>;
}

async function runScenario(scenario: AnyScenario, setting: Setting): Promise<ScenarioResult> {
  const { api, environment, baseUrl, checker, foreignKey, timeout = 10_000, fetch: send = globalThis.fetch } = setting;
  const { operationId, name, needs, evidence } = scenario;
  const head = { operationId, name, needs, evidence };
  const missing = needs
    .filter((need) => !environment.offers.has(need))
    .map((need) => ({ need, reason: environment.reasonAgainst(need) }));
  if (missing.length > 0) {
    const reason = `needs ${missing.map(({ need }) => need).join(", ")}`;
    return { ...head, outcome: "skipped", reason, missing, violations: [], requests: [], ms: 0 };
  }
  const recorder = createRecorder();
  const startedAt = performance.now();
  let reason: string | undefined;
  try {
    const { document } = api;
    await api.play(scenario, {
      document,
      checker,
      environment,
      recorder,
      baseUrl,
      fetch: send,
      timeout,
      foreignKey,
      ...(setting.asked && { asked: setting.asked }),
    });
  } catch (error) {
    const violation = violationBehind(error);
    if (violation && !isTold(violation, recorder.violations)) recorder.report(violation);
    if (!violation) reason = describe(error);
  }
  const ms = performance.now() - startedAt;
  const { violations } = recorder;
  // A violation explains a break better than the break itself does.
  const outcome = violations.length > 0 ? "violated" : reason === undefined ? "passed" : "broken";
  const requests = await recorder.exchanges(outcome !== "passed");
  return { ...head, outcome, ...(reason !== undefined && { reason }), violations, requests, ms };
}

/** What a thrown error says about the server; undefined when it says nothing about it. */
export function violationBehind(error: unknown): Violation | undefined {
  if (error instanceof ExpectationError) return { check: "expected-outcome", message: error.message };
  if (error instanceof AnswerAuthenticityError || error instanceof VaultsPayEncryptionError) {
    return { check: "answer-authenticity", message: `the published client refuses the answer: ${error.code}` };
  }
  if (!(error instanceof TransportError)) return undefined;
  const check = error.code === "ERR_TIMEOUT" ? "answer-in-time" : "connection-kept";
  return { check, message: error.message };
}

/** Whether the check of the answer said it before the client did. */
function isTold({ check }: Violation, violations: readonly Violation[]): boolean {
  return check === "answer-authenticity" && violations.some((violation) => violation.check === check);
}

function describe(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
