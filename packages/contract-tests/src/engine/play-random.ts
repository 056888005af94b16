import { type Property, playProperties } from "./play-property.js";
import { type Draft, seedFor } from "./random-cases.js";
import type { Run } from "./run.js";
import type { Sessions } from "./sessions.js";

/** Plays random data on both sides of the document. What fails is made as short as it gets. */
export function playRandom(run: Run, sessions: Sessions): Promise<void> {
  const { random, randomEach, plan } = run.made;
  const properties = random.map(
    ({ operationId, side, arbitrary, caseOf }): Property<Draft> => ({
      operationId,
      arbitrary,
      seed: seedFor(plan.seed, operationId, side),
      count: randomEach,
      play: (draft, session) => run.play(caseOf(draft, ""), session),
      idOf: (path) => `random/${operationId}/${side}/${plan.seed}/${path}`,
    }),
  );
  return playProperties(run, sessions, { properties, isApart: false });
}
