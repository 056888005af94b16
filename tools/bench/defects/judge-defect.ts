import type { CheckId, PlanResult } from "@openissuing/contract-tests";
import type { BenchGround } from "./bench-ground.js";
import type { Defect } from "./defect.js";

/** What became of one defect. */
export interface Verdict {
  readonly id: string;
  readonly class: string;
  readonly what: string;
  /** `accident`: seen, but by none of the checks that are there for it. */
  readonly outcome: "accident" | "killed" | "survived";
  /** Checks that saw it and are there for it, and the others. */
  readonly by: readonly CheckId[];
  readonly also: readonly CheckId[];
  /** `focused`: seen by what looks at its place and its class; `whole`: everything was played. */
  readonly run: "focused" | "whole";
  /** Scenarios and probes that could not go on, which is a fault of theirs. */
  readonly broken: readonly string[];
  readonly ms: number;
}

/**
 * Puts a defect in front of the sandbox and plays what looks at its place and its class. What that does not see by
 * design is played against everything, so that the figure is that of a full run.
 */
export async function judgeDefect(ground: BenchGround, defect: Defect): Promise<Verdict> {
  const startedAt = performance.now();
  const focused = read(defect, await ground.play(defect, "focused"));
  const isSeen = focused.by.length > 0;
  const all = isSeen ? focused : read(defect, await ground.play(defect, "whole"));
  const outcome = all.by.length > 0 ? "killed" : all.also.length > 0 ? "accident" : "survived";
  return {
    id: defect.id,
    class: defect.class,
    what: defect.what,
    outcome,
    ...all,
    run: isSeen ? "focused" : "whole",
    ms: Math.round(performance.now() - startedAt),
  };
}

function read(
  { expects, subjects }: Defect,
  { broken, findings }: Pick<PlanResult, "broken" | "findings">,
): Pick<Verdict, "also" | "broken" | "by"> {
  const by = new Set<CheckId>();
  const also = new Set<CheckId>();
  for (const { check, operationId = "" } of findings) {
    // A story fails for many reasons: it counts where it is about the operation that is broken.
    const isMeant = expects.includes(check) && (check !== "expected-outcome" || subjects.includes(operationId));
    (isMeant ? by : also).add(check);
  }
  return { by: [...by], also: [...also].filter((check) => !by.has(check)), broken };
}
