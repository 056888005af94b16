import type { Violation } from "../checks.js";
import { createRecorder, type Exchange } from "../recorder.js";
import { violationBehind } from "../run-scenarios.js";
import type { Stage } from "../stage.js";
import type { Step } from "./finding.js";
import type { Probe } from "./probe.js";
import type { Run } from "./run.js";

/** Exchanges that are shown for a finding of a probe or a scenario: the newest ones. */
const mostSteps = 12;
/** Probes at the same time, where each has a customer of its own. */
const atOnce = 4;

/** Plays the probes of an API; one that needs what the surroundings do not offer is told as a note. */
export async function playProbes(run: Run, stage: Omit<Stage, "recorder">): Promise<void> {
  const { probes } = run.made;
  const { environment } = stage;
  const missing = new Map<string, number>();
  const queue = probes.filter(({ needs }) => {
    const lacks = needs.filter((need) => !environment.offers.has(need));
    for (const need of lacks) missing.set(need, (missing.get(need) ?? 0) + 1);
    return lacks.length === 0;
  });
  for (const [need, times] of missing) run.note(`${times} probes need ${need}, which is not on offer here.`);
  const iterator = queue[Symbol.iterator]();
  const worker = async () => {
    for (let next = iterator.next(); next.done !== true && !run.isOver; next = iterator.next()) {
      await playProbe(run, next.value, stage);
    }
  };
  await Promise.all(Array.from({ length: environment.isolates ? atOnce : 1 }, worker));
}

async function playProbe(run: Run, probe: Probe, shared: Omit<Stage, "recorder">): Promise<void> {
  const recorder = createRecorder();
  const found: Violation[] = [];
  const stage: Stage = { ...shared, recorder };
  try {
    await probe.run({
      stage,
      report: (violation) => void found.push(violation),
      asked: (check) => run.tallies.asked(check),
    });
  } catch (error) {
    const violation = violationBehind(error);
    if (violation === undefined) run.fail(error);
    else found.push(violation);
  }
  const violations = [...recorder.violations, ...found];
  const exchanges = await recorder.exchanges(violations.length > 0);
  for (const { operationId, status, code } of exchanges) {
    run.tallies.request("probes");
    if (status !== undefined) run.cells.answer(operationId, status, code);
  }
  const steps = stepsOf(exchanges);
  await run.finish(
    probe.operationId,
    {
      outcome: violations.length > 0 ? "violated" : "accepted",
      violations,
      steps: steps.slice(-mostSteps).map((step) => async () => step),
      because: `probe ${probe.id}`,
      asked: [],
    },
    {
      replayId: `probes/${probe.id}`,
      inferred: probe.evidence === "inferred" ? [...probe.checks, "expected-outcome"] : [],
      order: run.made.probes.indexOf(probe),
    },
  );
}

/** Exchanges of a scenario or a probe as steps of a finding. */
export function stepsOf(exchanges: readonly Exchange[]): readonly Step[] {
  return exchanges.map(({ operationId, method, url, status, details, ms }) => ({
    operationId,
    method,
    url,
    requestHeaders: details?.requestHeaders ?? {},
    requestBody: details?.requestBody,
    status,
    responseHeaders: details?.responseHeaders ?? {},
    responseBody: details?.responseBody,
    ms,
  }));
}
