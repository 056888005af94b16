import type { Need } from "../../brocard/abilities.js";
import { openBrocardWorld, type World } from "../../brocard/world.js";
import type { Probe } from "../../engine/probe.js";
import { probes } from "../index.js";
import type { Ground } from "../probe.js";
import { boundProbe, finderOf, type GroundParts, type Putting } from "../put-probe.js";
import { createBrocardCaller } from "./caller.js";
import { brocardProbeDialect } from "./dialect.js";
import { createBrocardEstate } from "./estate.js";
import { leftOut, notApplicable } from "./not-applicable.js";

/** What Brocard calls the needs of probes; those left out it does without. */
const needs: Readonly<Record<string, readonly string[]>> = {
  clock: ["clock", "company"],
  kyc: ["company", "topUps"],
  money: ["money"],
  neighbour: ["neighbour"],
  payments: ["payments"],
  receiver: ["receiver"],
  transfers: ["payments"],
  webhooks: ["otp", "webhooks"],
};

const putting: Putting<World<Need>> = { open: openBrocardWorld, groundOf };

/** Every probe that can be put to Brocard. */
export const brocardProbes: readonly Probe[] = probes
  .filter(({ check, id }) => !notApplicable.has(check) && !leftOut.has(id))
  .map((each) => boundProbe(each, putting, [...new Set(each.needs.flatMap((need) => needs[need] ?? [need]))]));

async function groundOf(world: World<Need>, parts: GroundParts): Promise<Ground> {
  // The zone of the profile is the company's to choose; the dates of probes have to be in one that is known.
  if ("company" in world) await world.company.set({ timeZone: brocardProbeDialect.zone });
  let ahead = 0;
  const clock = {
    async advance(seconds: number) {
      await world.clock.advance(seconds);
      ahead += seconds * 1000;
    },
  };
  return {
    document: world.document,
    dialect: brocardProbeDialect,
    caller: createBrocardCaller(world, { newest: parts.newest, now: () => Date.now() + ahead }),
    estate: createBrocardEstate({ ...world, clock }),
    abilities: { books: world.books, clock, neighbour: true, receiver: world.receiver, webhooks: world.webhooks },
    foreignKey: parts.foreignKey,
    neighbour: async () => groundOf((await world.neighbour()) as World<Need>, parts),
    find: finderOf(parts),
  };
}
