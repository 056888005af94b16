import type { CheckId, Phase } from "../checks.js";
import type { Case } from "./case.js";
import type { Run } from "./run.js";
import type { Sessions } from "./sessions.js";

/** Plays the cases of a phase that were planned one by one. */
export function playCases(run: Run, sessions: Sessions, phase: Phase): Promise<void> {
  const cases = run.made.plan.cases.filter((each) => each.phase === phase);
  const options = { operationOf: (each: Case) => each.operationId, isOver: () => run.isOver };
  const order = new Map(cases.map((each, index) => [each, index]));
  return sessions.forEach(cases, options, async (each, session) => {
    if (run.isDead(each.operationId)) return;
    const played = await run.play(each, session);
    const told = { replayId: each.id, inferred: inferredOf(each), order: order.get(each) ?? 0 };
    await run.finish(each.operationId, played, told);
  });
}

const unmentioned: ReadonlySet<string> = new Set(["media-type", "repeated", "unknown"]);

/** What the document does not say in words: that what it does not mention is refused. */
export function inferredOf({ expects, varies }: Pick<Case, "expects" | "varies">): readonly CheckId[] {
  return expects.kind === "refused" && unmentioned.has(varies.keyword) ? [expects.check] : [];
}
