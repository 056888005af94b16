import type { AnyScenario } from "../scenario.js";
import { withQuery } from "./alter.js";
import { type AnyResult, refusedFields } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { WorldBase } from "./world.js";

/** What filters by lists hold, with an entry that is none and how it is refused. `true`: the wording is open. */
const kinds = {
  bin: ["12ab", true],
  decline: ["card_paused", (field: string) => `The selected ${field} is invalid.`],
  id: ["x", (field: string) => `The ${field} must be an integer.`],
  method: ["cash", (field: string) => `The selected ${field} is invalid.`],
  state: ["9", (field: string) => `The ${field} field is not a valid enum.`],
  uuid: ["y", (field: string) => `The ${field} must be a valid UUID.`],
} as const;

/** Filters of an operation by their names, without brackets. */
export type Filters = Readonly<Record<string, keyof typeof kinds>>;

/** A call whose query is put in place by `fetch`. */
type Send = (world: WorldBase, options: { readonly fetch: typeof fetch }) => PromiseLike<AnyResult>;

/**
 * Scenarios that every operation with filters by lists has: brackets are needed, entries are judged one by one.
 * `always`: what the query needs besides, such as `group=user`.
 */
export function filterStories(operationId: Subject, filters: Filters, send: Send, always = ""): readonly AnyScenario[] {
  const ask = (world: WorldBase, query: readonly string[]) =>
    send(world, { fetch: world.altered(withQuery([always, ...query].filter((part) => part !== "").join("&"))) });
  return [
    scenario(operationId, "answers 422 for lists without brackets", { evidence: "inferred" }, async (world) => {
      const names = Object.keys(filters);
      await refusedFields(
        ask(
          world,
          names.map((name) => `${name}=1`),
        ),
        Object.fromEntries(names.map((name) => [name, `The ${name} must be an array.`])),
      );
    }),

    scenario(operationId, "answers 422 for entries that are none of the values, by their places", {}, async (world) => {
      for (const [name, kind] of Object.entries(filters)) {
        const [entry, message] = kinds[kind];
        const field = (place: number) => `${name}.${place}`;
        const expected = (place: number) => [field(place), message === true ? true : message(field(place))] as const;
        await refusedFields(ask(world, [`${name}[]=${entry}`]), Object.fromEntries([expected(0)]));
        await refusedFields(
          ask(world, [`${name}[]=${entry}`, `${name}[]=${entry}`]),
          Object.fromEntries([expected(0), expected(1)]),
        );
      }
    }),
  ];
}
