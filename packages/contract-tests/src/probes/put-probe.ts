import type { CheckId, Violation } from "../checks.js";
import type { Probe } from "../engine/probe.js";
import type { Need } from "../environment.js";
import type { OpenWorld } from "../open-world.js";
import type { Stage } from "../stage.js";
import type { Ground, GroundProbe } from "./probe.js";

/** What a ground is made with, beside its world. */
export interface GroundParts {
  readonly check: CheckId;
  readonly find: (violation: Violation) => void;
  readonly foreignKey: () => Promise<string>;
  /** Number of the exchange that began last. */
  readonly newest: () => number;
}

/** How an API puts probes to its servers. */
export interface Putting<World> {
  open(stage: Stage): Promise<OpenWorld<World>>;
  groundOf(world: World, parts: GroundParts): Promise<Ground> | Ground;
}

/** Probes that go with the profile `smoke`: few requests, and what hurts most. */
const smoke = new Set(["wrong-key", "obsolete-token", "spent-once", "totals"]);

/** A probe as the engine plays it. `needs`: what its API calls what the probe needs. */
export function boundProbe<World>(each: GroundProbe, putting: Putting<World>, needs: readonly Need[]): Probe {
  return {
    id: each.id,
    operationId: "general",
    checks: [each.check],
    needs,
    writes: true,
    isSmoke: smoke.has(each.id),
    evidence: each.evidence,
    async run({ asked, report, stage }) {
      if (await putProbe(each, putting, stage, report)) asked(each.check);
    },
  };
}

/**
 * Plays a probe in a world of its own and reports what it finds; answers whether that was nothing. Throws what a
 * scenario throws where it cannot go on.
 */
export async function putProbe<World>(
  each: GroundProbe,
  { groundOf, open }: Putting<World>,
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
  const { world, close } = await open({ ...stage, recorder });
  const find = (violation: Violation) => {
    findings++;
    report(violation);
  };
  const play = async () => {
    const parts = { check: each.check, find, foreignKey: stage.foreignKey, newest: () => newest };
    await each.run(await groundOf(world, parts));
  };
  const [played] = await Promise.allSettled([play()]);
  const [closed] = await Promise.allSettled([close()]);
  if (played.status === "rejected") throw played.reason;
  if (closed.status === "rejected") throw closed.reason;
  return findings === 0;
}

/** Reports of a ground: what does not hold, and the answer or operation that shows it. */
export function finderOf({ check, find }: GroundParts): Ground["find"] {
  return (message, about) => {
    const operationId = typeof about === "string" ? about : about?.operationId;
    const exchange = typeof about === "object" ? { exchange: about.exchange } : {};
    find({ check, message, ...(operationId === undefined ? {} : { operationId }), ...exchange });
  };
}
