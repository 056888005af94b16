import fc, { type Arbitrary } from "fast-check";
import type { CheckId, Violation } from "../checks.js";
import type { CaseOutcome } from "./judge-case.js";
import type { Run } from "./run.js";
import type { Session, StepMaker } from "./session.js";
import type { Sessions } from "./sessions.js";

/** What came of playing one value. */
export interface Played {
  /** Undefined when it could not be played at all. */
  readonly outcome: CaseOutcome | undefined;
  readonly violations: readonly Violation[];
  readonly steps: readonly StepMaker[];
  readonly because: string;
  /** Checks that were performed, those of the single answers aside. */
  readonly asked: readonly CheckId[];
  /** Status and code of the answer to a request with valid data; undefined for anything else. */
  readonly answered?: string;
}

/** Random values of which each is to hold. */
export interface Property<T> {
  readonly operationId: string;
  readonly arbitrary: Arbitrary<T>;
  readonly seed: number;
  readonly count: number;
  play(value: T, session: Session): Promise<Played>;
  /** Replay id of the value at a path of fast-check. */
  idOf(path: string): string;
}

/** The value at a path that was reported before. */
export function valueAt<T>(arbitrary: Arbitrary<T>, seed: number, path: string): T | undefined {
  return fc.sample(arbitrary, { seed, path, numRuns: 1 })[0];
}

interface Drawn<T> {
  readonly property: Property<T>;
  readonly value: T;
  readonly index: number;
  readonly order: number;
}

/** The value to begin with when a finding is to be made shorter. */
interface Failure<T> extends Drawn<T> {
  readonly length: number;
}

/** Plays all values of properties, then makes what failed as short as it gets. Same seed and server, same findings. */
export async function playProperties<T>(
  run: Run,
  sessions: Sessions,
  { properties, isApart }: { readonly properties: readonly Property<T>[]; readonly isApart: boolean },
): Promise<void> {
  const failures = new Map<string, Failure<T>>();
  const { phase } = run;

  function* drawn(): Generator<Drawn<T>> {
    let order = 0;
    for (const property of properties) {
      let index = 0;
      for (const value of fc.sample(property.arbitrary, { seed: property.seed, numRuns: property.count })) {
        yield { property, value, index: index++, order: order++ };
      }
    }
  }

  const options = {
    operationOf: ({ property }: Drawn<T>) => property.operationId,
    isOver: () => run.isOver,
    isApart,
  };
  await sessions.forEach(drawn(), options, async (item, session) => {
    const { property, value, index, order } = item;
    const { operationId } = property;
    if (run.isDead(operationId)) return;
    const played = await property.play(value, session);
    await run.finish(operationId, played, { replayId: property.idOf(String(index)), order });
    const { length } = played.steps;
    for (const key of keysOf(run, operationId, played)) {
      const known = failures.get(key);
      // Answers come in any order: the shortest way is the one to follow, of two the first of the plan.
      const isBetter = known === undefined || length < known.length || (length === known.length && order < known.order);
      if (isBetter) failures.set(key, { ...item, length });
    }
  });

  for (const [key, failure] of [...failures].sort(([, a], [, b]) => a.order - b.order)) {
    if (run.isOver || run.findings.get(key)?.phase !== phase) continue;
    const { property } = failure;
    const { operationId } = property;
    const session = sessions.sessionFor(operationId, isApart);
    const shown = await shrink(failure, {
      play: (value) => property.play(value, session),
      isSame: (played) => keysOf(run, operationId, played).has(key),
      mayPlay: () => !run.isOver && !run.isDead(operationId) && run.takeSpare(),
    });
    if (shown === undefined) continue;
    await run.findings.improve(key, { ...shown.played, replayId: property.idOf(shown.path) });
  }
}

/** Findings that what was played belongs to. */
function keysOf(run: Run, operationId: string, { violations }: Played): ReadonlySet<string> {
  return new Set(
    violations.map((violation) => run.findings.keyOf({ operationId: violation.operationId ?? operationId, violation })),
  );
}

/** Shorter values that are tried for one failure, and milliseconds spent on it. */
const mostTries = 120;
const mostTime = 5_000;

interface Shrinking<T> {
  play(value: T): Promise<Played>;
  /** Whether it shows what is to be shown. */
  isSame(played: Played): boolean;
  /** Whether one more may be played. */
  mayPlay(): boolean;
}

/** The shortest value that still shows the same, from the failed one on; undefined when it does not show again. */
async function shrink<T>(
  { property, index }: Failure<T>,
  { play, isSame, mayPlay }: Shrinking<T>,
): Promise<{ readonly path: string; readonly played: Played } | undefined> {
  const { arbitrary, seed } = property;
  let tries = 0;
  let shortest: Played | undefined;
  const holds = fc.asyncProperty(arbitrary, async (value) => {
    if (++tries > mostTries || !mayPlay()) return true;
    const played = await play(value);
    if (!isSame(played)) return true;
    shortest = played;
    return false;
  });
  const settings = { seed, path: String(index), numRuns: 1, interruptAfterTimeLimit: mostTime };
  const details = await fc.check(holds, settings);
  return shortest && { path: details.counterexamplePath ?? String(index), played: shortest };
}
