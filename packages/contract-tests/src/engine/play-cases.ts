import type { Phase } from "../checks.js";
import type { Case } from "./case.js";
import type { Run } from "./run.js";
import type { Sessions } from "./sessions.js";

/** Plays the cases of a phase that were planned one by one. */
export function playCases(run: Run, sessions: Sessions, phase: Phase): Promise<void> {
  const cases = run.made.plan.cases.filter((each) => each.phase === phase);
  const options = { operationOf: (each: Case) => each.operationId, isOver: () => run.isOver };
  return sessions.forEach(cases, options, async (each, session) => {
    if (run.isDead(each.operationId)) return;
    const played = await run.play(each, session);
    await run.finish(each.operationId, played, { replayId: each.id, evidence: evidenceOf(each.varies.keyword) });
  });
}

/** What the document does not say in words: that what it does not mention is refused. */
function evidenceOf(keyword: string): "inferred" | "stated" {
  return keyword === "unknown" || keyword === "repeated" || keyword === "media-type" ? "inferred" : "stated";
}
