import type { Need } from "../../anytime/abilities.js";
import { openAnytimeWorld, type World } from "../../anytime/world.js";
import type { Probe } from "../../engine/probe.js";
import { probes } from "../index.js";
import type { Ground } from "../probe.js";
import { boundProbe, finderOf, type GroundParts, type Putting } from "../put-probe.js";
import { createAnytimeCaller } from "./caller.js";
import { anytimeProbeDialect } from "./dialect.js";
import { createAnytimeEstate } from "./estate.js";

const putting: Putting<World<Need>> = { open: openAnytimeWorld, groundOf };

/** Every probe, put to Anytime. */
export const anytimeProbes: readonly Probe[] = probes.map((each) => boundProbe(each, putting, each.needs));

function groundOf(world: World<Need>, parts: GroundParts): Ground {
  const caller = createAnytimeCaller(world, parts.newest);
  return {
    document: world.document,
    dialect: anytimeProbeDialect,
    caller,
    estate: createAnytimeEstate(world, caller),
    abilities: { ...world, neighbour: true },
    foreignKey: parts.foreignKey,
    neighbour: async () => groundOf((await world.neighbour()) as World<Need>, parts),
    find: finderOf(parts),
  };
}
