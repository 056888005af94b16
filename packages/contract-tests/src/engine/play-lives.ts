import { shrink, valuesOf } from "./play-property.js";
import { seedFor } from "./random-cases.js";
import type { Run } from "./run.js";
import { type Life, type LifeStories, lifeStories } from "./sequences.js";
import type { Sessions } from "./sessions.js";

interface Told {
  readonly stories: LifeStories;
  readonly life: Life;
  readonly index: number;
  readonly seed: number;
}

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
  const options = { operationOf: ({ stories }: Told) => stories.cycle.create, isOver: () => run.isOver };

  function* told(): Generator<Told> {
    for (const stories of storiesOf(run)) {
      const seed = seedFor(plan.seed, stories.cycle.name, "valid");
      let index = 0;
      for (const life of valuesOf(stories.arbitrary, seed, sequencesEach))
        yield { stories, life, index: index++, seed };
    }
  }

  return sessions.forEach(told(), options, async ({ stories, life, index, seed }, session) => {
    const { create, name } = stories.cycle;
    if (run.isDead(create)) return;
    const played = await stories.play(life, session);
    for (const check of [
      "created-available",
      "created-listed",
      "change-visible",
      "ids-stable",
      "reads-repeat",
    ] as const) {
      run.tallies.asked(check);
    }
    if (life.hasEnd) run.tallies.asked("deleted-gone");
    const idOf = (path: string) => `sequences/${name.replaceAll(" ", "-")}/${plan.seed}/${path}`;
    const [worst] = played.violations.filter((violation) =>
      run.findings.isNew({ violation, operationId: violation.operationId ?? create }),
    );
    if (worst === undefined) return run.finish(create, played, { replayId: idOf(String(index)) });
    const isSame = ({ check, operationId }: typeof worst) => check === worst.check && operationId === worst.operationId;
    const shown = await shrink(stories.arbitrary, { seed, index, isSame }, (value) => stories.play(value, session));
    const shortest = shown ?? { path: String(index), played };
    await run.finish(create, shortest.played, { replayId: idOf(shortest.path) });
  });
}
