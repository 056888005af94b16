import type { Need } from "./environment.js";

/** Where the expectation comes from: the provider's text, or what was read into it. */
export type Evidence = "stated" | "inferred";

/** A short story that one operation or webhook plays the main part in. */
export interface Scenario<World> {
  /** Operation or webhook by its operationId, or `general` for what holds across operations. */
  readonly operationId: string;
  /** A fact, such as `answers 403 4030380 for a wrong CVC`. */
  readonly name: string;
  readonly needs: readonly Need[];
  readonly evidence: Evidence;
  /** Plays it; throws `ExpectationError` where the server does something else. */
  readonly run: (world: World) => Promise<void>;
}

/** What a list of scenarios holds, each of which needs a world of its own. `never` lets no one run it unseen. */
export type AnyScenario = Scenario<never>;

/** Name of a scenario for people and for `--include`. */
export function titleOf({ operationId, name }: Pick<AnyScenario, "operationId" | "name">): string {
  return `${operationId}: ${name}`;
}
