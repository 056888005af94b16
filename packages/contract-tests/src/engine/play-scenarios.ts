import { runScenarios, type ScenarioResult } from "../run-scenarios.js";
import { titleOf } from "../scenario.js";
import { stepsOf } from "./play-probes.js";
import type { Run } from "./run.js";
import type { RunPlanOptions } from "./run-plan.js";

/** Plays the hand-written scenarios and takes over what they show. Answers their results in the order of the plan. */
export async function playScenarios(
  run: Run,
  options: Pick<RunPlanOptions, "baseUrl" | "environment" | "fetch" | "timeout">,
): Promise<readonly ScenarioResult[]> {
  const { api, made } = run;
  const ended = new AbortController();
  const told: Promise<void>[] = [];
  const titles = made.scenarios.map(titleOf);
  const results = await runScenarios({
    ...options,
    api: { ...api, scenarios: made.scenarios },
    signal: ended.signal,
    asked: (check) => run.tallies.asked(check),
    onResult(result) {
      if (run.isOver) ended.abort();
      told.push(tell(run, result, titles.indexOf(titleOf(result))));
    },
  });
  await Promise.all(told);
  run.cells.scenarios(results);
  return results;
}

async function tell(run: Run, result: ScenarioResult, order: number): Promise<void> {
  const { operationId, outcome, violations, requests, evidence, reason } = result;
  if (outcome === "skipped") return;
  if (outcome === "broken") return run.fail(`${titleOf(result)}: ${reason ?? "broken"}`);
  for (const _ of requests) run.tallies.request("scenarios");
  const last = Math.max(0, ...violations.map(({ exchange }) => exchange ?? requests.length));
  const shown = requests.filter(({ number }) => number <= last).slice(-12);
  await run.finish(
    operationId,
    {
      outcome: outcome === "violated" ? "violated" : "accepted",
      violations,
      steps: stepsOf(shown).map((step) => async () => step),
      because: titleOf(result),
      asked: ["expected-outcome"],
    },
    { replayId: `scenarios/${titleOf(result)}`, inferred: evidence === "inferred" ? ["expected-outcome"] : [], order },
  );
}
