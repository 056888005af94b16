import type { Probe } from "../../engine/probe.js";
import type { Need } from "../../vaultspay/abilities.js";
import { openVaultsPayWorld, type World } from "../../vaultspay/world.js";
import { probes } from "../index.js";
import type { Ground } from "../probe.js";
import { boundProbe, finderOf, type GroundParts, type Putting } from "../put-probe.js";
import { createVaultsPayCaller } from "./caller.js";
import { vaultspayProbeDialect } from "./dialect.js";
import { createVaultsPayEstate } from "./estate.js";
import { leftOut, notApplicable } from "./not-applicable.js";

/** What VaultsPay calls the needs of probes. */
const needs: Readonly<Record<string, readonly string[]>> = {
  addresses: ["company"],
  money: ["kyc", "money"],
  payments: ["kyc", "money", "payments"],
  transfers: ["money", "transfers"],
};

const putting: Putting<World<Need>> = { open: openVaultsPayWorld, groundOf };

/** Every probe that can be put to VaultsPay. */
export const vaultspayProbes: readonly Probe[] = probes
  .filter(({ check, id }) => !notApplicable.has(check) && !leftOut.has(id))
  .map((each) => boundProbe(each, putting, [...new Set(each.needs.flatMap((need) => needs[need] ?? [need]))]));

function groundOf(world: World<Need>, parts: GroundParts): Ground {
  let ahead = 0;
  const clock = {
    async advance(seconds: number) {
      await world.clock.advance(seconds);
      ahead += seconds * 1000;
    },
  };
  const caller = createVaultsPayCaller(world, { newest: parts.newest, now: () => Date.now() + ahead });
  return {
    document: world.document,
    dialect: vaultspayProbeDialect,
    caller,
    estate: createVaultsPayEstate({ ...world, clock }, caller),
    abilities: {
      addresses: { allow: (allowedIps) => world.company.set({ allowedIps }) },
      books: world.books,
      clock,
      neighbour: true,
      receiver: world.receiver,
      webhooks: world.webhooks,
    },
    foreignKey: parts.foreignKey,
    neighbour: async () => groundOf((await world.neighbour()) as World<Need>, parts),
    find: finderOf(parts),
  };
}
