import { type Property, playProperties } from "./play-property.js";
import { seedFor } from "./random-cases.js";
import type { Run } from "./run.js";
import { type Life, type LifeStories, lifeStories } from "./sequences.js";
import type { Sessions } from "./sessions.js";

/** Every kind of thing whose life is told in this run. */
export function storiesOf(run: Pick<Run, "api" | "made">): readonly LifeStories[] {
  const { api, made } = run;
  return api.kit.lifeCycles
    .filter(({ create }) => made.plan.operations.includes(create))
    .flatMap((cycle) => lifeStories(cycle, made.makers, api.kit) ?? []);
}

/** Plays sequences of calls that build on each other. What fails is made as short as it gets. */
export function playLives(run: Run, sessions: Sessions): Promise<void> {
  const { plan, sequencesEach } = run.made;
  const properties = storiesOf(run).map(({ cycle, arbitrary, play }): Property<Life> => {
    return {
      operationId: cycle.create,
      arbitrary,
      seed: seedFor(plan.seed, cycle.name, "valid"),
      count: sequencesEach,
      play,
      idOf: (path) => `sequences/${cycle.name.replaceAll(" ", "-")}/${plan.seed}/${path}`,
    };
  });
  // Lists are short for a customer that has nothing else.
  return playProperties(run, sessions, { properties, isApart: true });
}
