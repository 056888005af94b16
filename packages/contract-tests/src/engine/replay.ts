import { createChecker } from "../check-answer.js";
import { phases } from "../checks.js";
import { EnvironmentError } from "../environment.js";
import { makeKeyPair } from "../make-key-pair.js";
import { titleOf } from "../scenario.js";
import { createCellCounter } from "./cells.js";
import type { Finding } from "./finding.js";
import { createFindings } from "./findings.js";
import { type MadePlan, makePlan } from "./make-plan.js";
import { createPacer } from "./pacer.js";
import { inferredOf } from "./play-cases.js";
import { storiesOf } from "./play-lives.js";
import { playProbes } from "./play-probes.js";
import { valueAt } from "./play-property.js";
import { playScenarios } from "./play-scenarios.js";
import { politeFetch } from "./polite-fetch.js";
import { seedFor } from "./random-cases.js";
import { createRun, type Run } from "./run.js";
import type { RunPlanOptions } from "./run-plan.js";
import type { Session } from "./session.js";
import { openSessions } from "./sessions.js";
import { createTallies } from "./tallies.js";
import { createTransport, transportOver } from "./transport.js";

export type ReplayOptions = Pick<
  RunPlanOptions,
  "api" | "baseUrl" | "concurrency" | "disabled" | "environment" | "fetch" | "rate" | "signal" | "timeout"
> & {
  /** Whether to send nothing that changes the server, and to find what the case needs instead of making it. Default false. */
  readonly isReadOnly?: boolean;
};

/**
 * Plays the one case, sequence, probe or scenario that a replay id names, for a customer with nothing else where the
 * environment can make one; answers what it shows now, nothing where it shows nothing. Throws `EnvironmentError` for an
 * id that names nothing, and for one that would write where only reading is allowed.
 */
export async function replay(id: string, options: ReplayOptions): Promise<readonly Finding[]> {
  const { api, environment, baseUrl, timeout = 10_000, disabled = [], isReadOnly = false, signal } = options;
  const [phase = "", name = "", ...rest] = id.split("/");
  const seed = Number(rest.at(-2) ?? 1);
  const whole = makePlan({ api, profile: "full", seed: Number.isSafeInteger(seed) ? seed : 1, disabled });
  const made: MadePlan = {
    ...whole,
    probes: whole.probes.filter((probe) => `probes/${probe.id}` === id),
    scenarios: whole.scenarios.filter((scenario) => `scenarios/${titleOf(scenario)}` === id),
  };
  const tallies = createTallies();
  const run = createRun({
    api,
    made,
    tallies,
    cells: createCellCounter(api),
    findings: createFindings(new Set(disabled), made.plan.operations),
    onEvent: () => undefined,
    startedAt: performance.now(),
    ...(signal !== undefined && { signal }),
  });
  const pace = createPacer(options.rate);
  const send = politeFetch(options.fetch ?? globalThis.fetch, pace);
  const known = phases.find((each) => each === phase);
  if (known === undefined) throw unknown(id);
  run.phase = known;
  if (phase === "probes") {
    if (made.probes.length === 0) throw unknown(id);
    if (isReadOnly && made.probes.some(({ writes }) => writes)) throw writing(id);
    await playProbes(run, { ...stageOf(options), fetch: send });
  } else if (phase === "scenarios") {
    if (made.scenarios.length === 0) throw unknown(id);
    if (isReadOnly) throw writing(id);
    await playScenarios(run, { environment, baseUrl, timeout, fetch: send });
  } else {
    const act = actOf(run, { id, phase, name, rest });
    if (isReadOnly && act.method !== "GET") throw writing(id);
    const { concurrency = 16 } = options;
    const transport = options.fetch === undefined ? createTransport(concurrency) : transportOver(options.fetch);
    const ground = {
      api,
      environment,
      baseUrl,
      checker: createChecker(api.document, api.dialect),
      transport,
      makers: made.makers,
      timeout,
      isReadOnly,
      pace,
      onReply: run.hear,
    };
    try {
      const sessions = await openSessions(ground, {
        concurrency: 1,
        exclusive: api.kit.exclusive,
        first: api.kit.first,
      });
      try {
        await act.play(sessions.sessionFor(act.operationId, phase === "sequences"));
      } finally {
        await sessions.close();
      }
    } finally {
      transport.close();
    }
  }
  const [reason] = run.broken;
  if (run.findings.size === 0 && reason !== undefined) throw new EnvironmentError("ERR_UNREACHABLE", reason);
  return run.findings.all();
}

interface Act {
  readonly operationId: string;
  /** Of its request; of the first one that writes, where there are several. */
  readonly method: string;
  play(session: Session): Promise<void>;
}

function actOf(
  run: Run,
  {
    id,
    phase,
    name,
    rest,
  }: { readonly id: string; readonly phase: string; readonly name: string; readonly rest: readonly string[] },
): Act {
  const { made } = run;
  const path = rest.at(-1) ?? "";
  if (phase === "random") {
    const kind = made.random.find(({ operationId, side }) => operationId === name && side === rest[0]);
    const draft =
      kind && /^[\d:]+$/.test(path) && valueAt(kind.arbitrary, seedFor(made.plan.seed, name, kind.side), path);
    if (!kind || !draft) throw unknown(id);
    const each = kind.caseOf(draft, path);
    const play = async (session: Session) => run.finish(name, await run.play(each, session), { replayId: id });
    return { operationId: name, method: each.request.method, play };
  }
  if (phase === "sequences") {
    const stories = storiesOf(run).find(({ cycle }) => cycle.name.replaceAll(" ", "-") === name);
    const cycleName = stories?.cycle.name ?? "";
    const life =
      stories && /^[\d:]+$/.test(path) && valueAt(stories.arbitrary, seedFor(made.plan.seed, cycleName, "valid"), path);
    if (!stories || !life) throw unknown(id);
    const operationId = stories.cycle.create;
    const method = "POST";
    const play = async (session: Session) =>
      run.finish(operationId, await stories.play(life, session), { replayId: id });
    return { operationId, method, play };
  }
  const each = made.plan.cases.find((planned) => planned.id === id);
  if (each === undefined) throw unknown(id);
  const play = async (session: Session) =>
    run.finish(each.operationId, await run.play(each, session), { replayId: id, inferred: inferredOf(each) });
  return { operationId: each.operationId, method: each.request.method, play };
}

function stageOf({ api, baseUrl, environment, timeout = 10_000 }: ReplayOptions) {
  const checker = createChecker(api.document, api.dialect);
  return { document: api.document, checker, environment, baseUrl, timeout, foreignKey: makeForeignKey };
}

async function makeForeignKey(): Promise<string> {
  return (await makeKeyPair()).privateKey;
}

function unknown(id: string): EnvironmentError {
  return new EnvironmentError("ERR_PLAN_EMPTY", `"${id}" names nothing that can be replayed with this version`);
}

function writing(id: string): EnvironmentError {
  return new EnvironmentError(
    "ERR_READ_ONLY",
    `"${id}" changes the server, which the profile read-only does not; full does`,
  );
}
