import { shrink, valuesOf } from "./play-property.js";
import { type Draft, type RandomCases, seedFor } from "./random-cases.js";
import type { Run } from "./run.js";
import type { Sessions } from "./sessions.js";

interface Drawn {
  readonly kind: RandomCases;
  readonly draft: Draft;
  readonly index: number;
  readonly seed: number;
}

/** Plays random data on both sides of the document. What fails is made as short as it gets. */
export function playRandom(run: Run, sessions: Sessions): Promise<void> {
  const { random, randomEach, plan } = run.made;
  const options = { operationOf: ({ kind }: Drawn) => kind.operationId, isOver: () => run.isOver };

  function* drawn(): Generator<Drawn> {
    for (const kind of random) {
      const seed = seedFor(plan.seed, kind.operationId, kind.side);
      let index = 0;
      for (const draft of valuesOf(kind.arbitrary, seed, randomEach)) yield { kind, draft, index: index++, seed };
    }
  }

  return sessions.forEach(drawn(), options, async ({ kind, draft, index, seed }, session) => {
    const { operationId } = kind;
    if (run.isDead(operationId)) return;
    const each = kind.caseOf(draft, String(index));
    const played = await run.play(each, session);
    const [worst] = played.violations.filter((violation) =>
      run.findings.isNew({ violation, operationId: violation.operationId ?? operationId }),
    );
    if (worst === undefined) return run.finish(operationId, played, { replayId: each.id });
    const isSame = ({ check, pointer }: typeof worst) => check === worst.check && pointer === worst.pointer;
    const shown = await shrink(kind.arbitrary, { seed, index, isSame }, (value) =>
      run.play(kind.caseOf(value, ""), session),
    );
    const shortest = shown ?? { path: String(index), played };
    await run.finish(operationId, shortest.played, { replayId: kind.caseOf(draft, shortest.path).id });
  });
}
