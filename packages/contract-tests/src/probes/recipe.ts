import type { Call } from "./probe.js";

/** How a call of an operation is made ready, and what that takes by the API's own words. */
export interface Recipe<Need extends string> {
  readonly needs: readonly Need[];
  readonly make: () => Promise<Omit<Call, "operationId">>;
}

/** Recipes by operation. */
export type Recipes<Need extends string> = Readonly<Record<string, Recipe<Need>>>;

/** A call by its recipe; undefined where there is none, or where the world lacks what it takes. */
export async function callBy<Need extends string>(
  recipes: Recipes<Need>,
  world: object,
  operationId: string,
): Promise<Call | undefined> {
  const recipe = recipes[operationId];
  if (recipe === undefined || recipe.needs.some((need) => !(need in world) && need !== "neighbour")) return undefined;
  return { operationId, ...(await recipe.make()) };
}
