import { type GroundProbe, probe } from "./probe.js";
import { expectRefusal } from "./refusal.js";

/** What is over stays over. */
export const endedProbes: readonly GroundProbe[] = [
  probe(
    "ended-card",
    "deleted-gone",
    "every operation but reading refuses a card that is ended for good",
    { needs: ["money"], evidence: "inferred" },
    async (ground) => {
      for (const { call, code } of await ground.estate.callsOfEndedCard()) {
        expectRefusal(ground, await ground.caller.call(call), code, "an ended card");
      }
    },
  ),
];
