import type { Need } from "../../anytime/abilities.js";
import { openAnytimeWorld, type World } from "../../anytime/world.js";
import type { CheckId, Violation } from "../../checks.js";
import type { Probe } from "../../engine/probe.js";
import type { Stage } from "../../stage.js";
import { probes } from "../index.js";
import type { Ground, GroundProbe } from "../probe.js";
import { createAnytimeCaller } from "./caller.js";
import { anytimeProbeDialect } from "./dialect.js";
import { createAnytimeEstate } from "./estate.js";

/** Probes that go with the profile `smoke`: few requests, and what hurts most. */
const smoke = new Set(["wrong-key", "obsolete-token", "spent-once", "totals"]);

/** Every probe, put to Anytime. */
export const anytimeProbes: readonly Probe[] = probes.map((each) => ({
  id: each.id,
  operationId: "general",
  checks: [each.check],
  needs: each.needs,
  writes: true,
  isSmoke: smoke.has(each.id),
  evidence: each.evidence,
  async run({ asked, report, stage }) {
    if (!(await putToAnytime(each, stage, report))) return;
    asked(each.check);
  },
}));

/**
 * Plays a probe in a world of its own and reports what it finds; answers whether that was nothing. Throws what a
 * scenario throws where it cannot go on.
 */
export async function putToAnytime(
  each: GroundProbe,
  stage: Stage,
  report: (violation: Violation) => void,
): Promise<boolean> {
  let findings = 0;
  let newest = 0;
  const recorder = {
    ...stage.recorder,
    begin: () => {
      newest = stage.recorder.begin();
      return newest;
    },
  };
  const { world, close } = await openAnytimeWorld({ ...stage, recorder });
  const find = (violation: Violation) => {
    findings++;
    report(violation);
  };
  const ground = groundOf(world, each.check, { find, foreignKey: stage.foreignKey, newest: () => newest });
  const [played] = await Promise.allSettled([each.run(ground)]);
  const [closed] = await Promise.allSettled([close()]);
  if (played.status === "rejected") throw played.reason;
  if (closed.status === "rejected") throw closed.reason;
  return findings === 0;
}

interface GroundParts {
  readonly find: (violation: Violation) => void;
  readonly foreignKey: () => Promise<string>;
  readonly newest: () => number;
}

function groundOf(world: World<Need>, check: CheckId, parts: GroundParts): Ground {
  const caller = createAnytimeCaller(world, parts.newest);
  return {
    document: world.document,
    dialect: anytimeProbeDialect,
    caller,
    estate: createAnytimeEstate(world, caller),
    abilities: { ...world, neighbour: true },
    foreignKey: parts.foreignKey,
    neighbour: async () => groundOf((await world.neighbour()) as World<Need>, check, parts),
    find(message, about) {
      const operationId = typeof about === "string" ? about : about?.operationId;
      const exchange = typeof about === "object" ? { exchange: about.exchange } : {};
      parts.find({ check, message, ...(operationId === undefined ? {} : { operationId }), ...exchange });
    },
  };
}
