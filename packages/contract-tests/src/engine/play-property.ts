import fc, { type Arbitrary } from "fast-check";
import type { Violation } from "../checks.js";
import type { CaseOutcome } from "./judge-case.js";
import type { StepMaker } from "./session.js";

/** What came of playing one value. */
export interface Played {
  /** Undefined when it could not be played at all. */
  readonly outcome: CaseOutcome | undefined;
  readonly violations: readonly Violation[];
  readonly steps: readonly StepMaker[];
  readonly because: string;
}

/** A value that was played, and fast-check's path to it. */
export interface Shown {
  readonly path: string;
  readonly played: Played;
}

/** Values of a property: `path` of fast-check is the position. Same seed, same values. */
export function valuesOf<T>(arbitrary: Arbitrary<T>, seed: number, count: number): readonly T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}

/** The value at a path that was reported before. */
export function valueAt<T>(arbitrary: Arbitrary<T>, seed: number, path: string): T | undefined {
  return fc.sample(arbitrary, { seed, path, numRuns: 1 })[0];
}

/** Shorter values that are tried for one failure, and milliseconds spent on it. */
const mostTries = 120;
const mostTime = 5_000;

/**
 * Looks for the shortest value that shows the same violation, from the value at `index` on. Undefined when it does not
 * show again.
 */
export async function shrink<T>(
  arbitrary: Arbitrary<T>,
  {
    seed,
    index,
    isSame,
  }: { readonly seed: number; readonly index: number; readonly isSame: (violation: Violation) => boolean },
  play: (value: T) => Promise<Played>,
): Promise<Shown | undefined> {
  let tries = 0;
  let shortest: Played | undefined;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (++tries > mostTries) return true;
    const played = await play(value);
    if (!played.violations.some(isSame)) return true;
    shortest = played;
    return false;
  });
  const details = await fc.check(property, {
    seed,
    path: String(index),
    numRuns: 1,
    interruptAfterTimeLimit: mostTime,
  });
  if (shortest === undefined) return undefined;
  return { path: details.counterexamplePath ?? String(index), played: shortest };
}
