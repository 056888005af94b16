import type { Surroundings } from "./environment.js";
import { at } from "./json.js";
import type { AnyScenario } from "./scenario.js";
import type { Stage } from "./stage.js";

/** A world of a scenario, and what ends it: an audit of the books, and giving back what was opened. */
export interface OpenWorld<World> {
  readonly world: World;
  close(): Promise<void>;
}

/** What a scenario with the needs `N` can reach: `Base`, the abilities it names, and whoever is next door when it asks. */
export type WorldWith<Base, Abilities, N extends PropertyKey> = Base &
  Pick<Abilities, Exclude<N, "neighbour"> & keyof Abilities> &
  ("neighbour" extends N
    ? {
        /** Opens another customer of the provider, whose resources are none of ours. */
        neighbour(): Promise<WorldWith<Base, Abilities, Exclude<N, "neighbour">>>;
      }
    : unknown);

/**
 * Opens a world. `enter` makes one customer of the provider and notes the surroundings it opened, further customers
 * included; each gets its books audited at the end. Throws what `enter` throws.
 */
export async function openWorld<World>(
  stage: Stage,
  enter: (opened: Surroundings[]) => Promise<World>,
): Promise<OpenWorld<World>> {
  const opened: Surroundings[] = [];
  return {
    world: await enter(opened),
    async close() {
      for (const surroundings of opened) {
        try {
          const faults = await auditOf(surroundings);
          if (faults === undefined) continue;
          stage.asked?.("books-balance");
          stage.recorder.report(...faults.map((message) => ({ check: "books-balance" as const, message })));
        } finally {
          await surroundings.close();
        }
      }
    },
  };
}

/** The need `books`, which every sandbox offers under this name; undefined where there is none. */
async function auditOf({ abilities }: Surroundings): Promise<readonly string[] | undefined> {
  const books: unknown = Reflect.get(abilities, "books");
  const audit = at(books, "audit");
  if (typeof audit !== "function") return undefined;
  const faults: unknown = await audit();
  return Array.isArray(faults) ? faults.map(String) : ["the audit has no result"];
}

/** Plays a scenario in the world that `open` makes for it; throws what the scenario throws. */
export async function playIn<World>(
  open: (stage: Stage) => Promise<OpenWorld<World>>,
  scenario: AnyScenario,
  stage: Stage,
): Promise<void> {
  const { world, close } = await open(stage);
  const [played] = await Promise.allSettled([scenario.run(world as never)]);
  const [closed] = await Promise.allSettled([close()]);
  if (played.status === "rejected") throw played.reason;
  if (closed.status === "rejected") throw closed.reason;
}
