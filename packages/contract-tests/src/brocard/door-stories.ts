import type { BrocardClient } from "@openissuing/brocard";
import { expectThat } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import { anonymous } from "./alter.js";
import { member } from "./fixtures.js";
import { type AnyResult, refusedWith } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";

/** A call of one operation; what it is about need not exist. `fetch` goes into its options where it is given. */
export type AnyCall = (client: BrocardClient, options: { readonly fetch?: typeof fetch }) => PromiseLike<AnyResult>;

/** User states, 1 aside, whose keys open nothing (inferred). */
const shutOut = [2, 3, 4, 5, 6] as const;

/** Scenarios that every operation with a key has: who may call at all, and how often. All of it is inferred. */
export function doorStories(operationId: Subject, call: AnyCall): readonly AnyScenario[] {
  return [
    scenario(
      operationId,
      "answers 401 without a key, to one that nobody made and to one that was withdrawn",
      { needs: ["keys"], evidence: "inferred" },
      async (world) => {
        await refusedWith(call(world.client, { fetch: world.altered(anonymous) }), 401);
        await refusedWith(call(world.clientWith("nobody-made-this-key"), {}), 401);
        const { user } = await member(world);
        const key = await world.keys.make(user.id);
        await world.keys.withdraw(key);
        await refusedWith(call(world.clientWith(key), {}), 401);
      },
    ),

    scenario(
      operationId,
      "answers 403 to the key of a user who is not active",
      { needs: ["keys", "company"], evidence: "inferred" },
      async (world) => {
        const { client, user } = await member(world);
        for (const state of shutOut) {
          await world.company.setUser(user.id, { state });
          await refusedWith(call(client, {}), 403);
        }
      },
    ),

    scenario(
      operationId,
      "answers 429 with Retry-After beyond the requests of a minute",
      { needs: ["company"], evidence: "inferred" },
      async (world) => {
        await world.company.set({ rateLimit: 0 });
        const limited = Promise.resolve(call(world.client, {}));
        await refusedWith(limited, 429);
        const wait = Number((await limited).response.headers.get("retry-after"));
        expectThat(wait >= 1 && wait <= 60, "Retry-After is to name the seconds until the minute is over");
      },
    ),
  ];
}
