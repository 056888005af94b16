import { type Phase, phases } from "../checks.js";
import { type Environment, EnvironmentError } from "../environment.js";
import { makeKeyPair } from "../make-key-pair.js";
import type { ScenarioResult } from "../run-scenarios.js";
import { createCellCounter } from "./cells.js";
import { countedChecker } from "./counted-checker.js";
import { createFindings } from "./findings.js";
import { type MadePlan, makePlan, type PlanOptions } from "./make-plan.js";
import { createPacer } from "./pacer.js";
import type { PhaseResult, PlanResult, Profile, RunEvent } from "./plan.js";
import { playCases } from "./play-cases.js";
import { playLives } from "./play-lives.js";
import { playProbes } from "./play-probes.js";
import { playRandom } from "./play-random.js";
import { playScenarios } from "./play-scenarios.js";
import { politeFetch } from "./polite-fetch.js";
import { createRun, type Run } from "./run.js";
import { openSessions } from "./sessions.js";
import { createTallies } from "./tallies.js";
import { createTransport, type Transport, transportOver } from "./transport.js";

export interface RunPlanOptions extends PlanOptions {
  readonly environment: Environment;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** Requests a second at most, in all phases. Default: as many as the server answers. */
  readonly rate?: number;
  /** Milliseconds for each call. Default 10,000. */
  readonly timeout?: number;
  /** Requests at the same time. Default 16. */
  readonly concurrency?: number;
  /** Takes the place of the network. Default: connections of its own, and the global `fetch` for probes and scenarios. */
  readonly fetch?: typeof fetch;
  /** No further case begins once it is aborted; the result holds what there is. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** Plays these phases alone. Default: all. */
  readonly phases?: readonly Phase[];
}

/**
 * Plays a plan against a server: documented examples, boundary values, random data, sequences, probes, scenarios. What a
 * server does wrong is in the result and is never thrown. Throws `EnvironmentError` where it cannot begin.
 */
export async function runPlan(options: RunPlanOptions): Promise<PlanResult> {
  const { api, environment, baseUrl, signal, timeout = 10_000, concurrency = 16, onEvent = () => undefined } = options;
  const made = makePlan(options);
  const { plan } = made;
  if (plan.operations.length === 0) throw new EnvironmentError("ERR_PLAN_EMPTY", "no operation or tag has this name");
  onEvent({ kind: "started", plan });
  const startedAt = performance.now();
  const webhooks = [...api.document.webhooks.values()].map(({ operationId }) => operationId);
  const order = [...plan.operations, "general", ...webhooks];
  const transport: Transport =
    options.fetch === undefined ? createTransport(concurrency * 2) : transportOver(options.fetch);
  const tallies = createTallies();
  const cells = createCellCounter(api);
  const run: Run = createRun({
    api,
    made,
    tallies,
    cells,
    findings: createFindings(new Set(plan.disabled), order),
    onEvent,
    startedAt,
    ...(signal !== undefined && { signal }),
  });

  const pace = createPacer(options.rate);
  const send = politeFetch(options.fetch ?? globalThis.fetch, pace);
  const ground = {
    api,
    environment,
    baseUrl,
    checker: countedChecker(api, tallies.asked),
    transport,
    makers: made.makers,
    timeout,
    isReadOnly: plan.profile === "read-only",
    pace,
    onReply: run.hear,
  };
  const isIn = (phase: Phase) => plan.sizes[phase] > 0 && (options.phases?.includes(phase) ?? true);
  const results: PhaseResult[] = [];
  let scenarios: readonly ScenarioResult[] = [];

  async function play(phase: Phase, act: () => Promise<void>): Promise<void> {
    if (!isIn(phase))
      return void results.push({ phase, cases: 0, requests: 0, failed: 0, ms: 0, skipped: whyNot(phase, made) });
    if (run.isOver)
      return void results.push({ phase, cases: 0, requests: 0, failed: 0, ms: 0, skipped: "the run ended early" });
    onEvent({ kind: "phase", phase, cases: plan.sizes[phase] });
    run.phase = phase;
    const begunAt = performance.now();
    await act();
    const skipped = run.isOver ? { skipped: "the run ended early" } : {};
    results.push({ phase, ...tallies.phase(phase), ms: performance.now() - begunAt, ...skipped });
  }

  try {
    const needsSessions = (["examples", "boundaries", "random", "sequences"] as const).some(isIn);
    if (needsSessions) {
      const sessions = await openSessions(ground, { concurrency, exclusive: api.kit.exclusive, first: api.kit.first });
      try {
        if (sessions.isLax) {
          run.note(
            "Signatures are not checked for the customers of the generated cases; probes and scenarios check them.",
          );
        }
        for (const phase of ["examples", "boundaries"] as const)
          await play(phase, () => playCases(run, sessions, phase));
        await play("random", () => playRandom(run, sessions));
        await play("sequences", () => playLives(run, sessions));
      } finally {
        await sessions.close().catch((error: unknown) => run.fail(error));
      }
      if (!run.isOver) await run.judgeSuccesses(environment.isolates && !ground.isReadOnly);
    } else {
      for (const phase of phases.slice(0, 4)) await play(phase, async () => undefined);
    }
    const stage = {
      document: api.document,
      checker: ground.checker,
      environment,
      baseUrl,
      fetch: send,
      timeout,
      foreignKey: once(async () => (await makeKeyPair()).privateKey),
      asked: tallies.asked,
    };
    for (const [check, reason] of api.notApplicable ?? []) run.note(`${check} is not asked: ${reason}.`);
    await play("probes", () => playProbes(run, stage));
    await play("scenarios", async () => {
      scenarios = await playScenarios(run, { environment, baseUrl, timeout, fetch: send });
    });
  } finally {
    transport.close();
  }

  const result: PlanResult = {
    api: api.name,
    baseUrl,
    environment: environment.name,
    profile: plan.profile,
    seed: plan.seed,
    document: { title: api.document.title, version: api.document.version },
    end: run.isOver ? "early" : "complete",
    ms: performance.now() - startedAt,
    phases: results,
    tallies: tallies.tallies(order),
    checks: tallies.checks(new Set(plan.disabled)),
    findings: run.findings.all(),
    coverage: cells.coverage(plan.operations, plan.cases, tallies.skipped()),
    scenarios,
    notes: run.notes,
    // Probes and scenarios go side by side, so they break in any order.
    broken: [...run.broken].sort(),
  };
  onEvent({ kind: "ended", result });
  return result;
}

/** Phases that a profile leaves out. */
const leftOut: Readonly<Record<Profile, readonly Phase[]>> = {
  full: [],
  smoke: ["scenarios"],
  "read-only": ["sequences", "scenarios"],
};

function whyNot(phase: Phase, { plan }: MadePlan): string {
  if (plan.sizes[phase] > 0) return "not asked for";
  const isPart = !leftOut[plan.profile].includes(phase);
  return isPart ? "nothing to play for what was asked" : `not part of the profile ${plan.profile}`;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
