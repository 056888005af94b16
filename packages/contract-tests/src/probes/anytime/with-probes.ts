import type { Api } from "../../api.js";
import type { AnyScenario } from "../../scenario.js";
import { probes } from "../index.js";
import { putToAnytime } from "./index.js";

/** Title of a probe where it is played among scenarios. */
export const probeName = (id: string) => `probe ${id}`;

/** Anytime with its probes among the scenarios, for a run that plays nothing else. */
export function withProbes(api: Api): Api {
  const played = new Map<AnyScenario, (typeof probes)[number]>(
    probes.map((each) => [
      {
        operationId: "general",
        name: probeName(each.id),
        needs: each.needs,
        evidence: each.evidence,
        run: async () => undefined,
      },
      each,
    ]),
  );
  return {
    ...api,
    scenarios: [...api.scenarios, ...played.keys()],
    async play(scenario, stage) {
      const each = played.get(scenario);
      if (each === undefined) return api.play(scenario, stage);
      await putToAnytime(each, stage, (violation) => stage.recorder.report(violation));
    },
  };
}
