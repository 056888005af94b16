import { rowsOf } from "./members.js";
import { ability, type Call, type GroundProbe, type ProbeDialect, probe } from "./probe.js";
import { expectRefusal, expectSuccess } from "./refusal.js";

/** Whether a call names something of a customer. */
function isOwned({ form, json, path, query }: Call, { owned }: ProbeDialect): boolean {
  return path !== undefined || [form, json, query].some((part) => owned.some((name) => name in (part ?? {})));
}

/**
 * Everything of another customer looks as if it did not exist. The caller owns nothing, because numbers may repeat
 * between customers and its own would answer in their place.
 */
export const foreignProbes: readonly GroundProbe[] = [
  probe(
    "foreign-resource",
    "foreign-resource-invisible",
    "every call with an id refuses the one of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (ground) => {
      const { caller, dialect, document } = ground;
      ability(ground, "neighbour");
      const { estate } = await ground.neighbour();
      for (const { operationId } of document.operations.values()) {
        const code = dialect.foreignCode(operationId);
        const call = code === undefined ? undefined : await estate.callOf(operationId);
        if (code === undefined || call === undefined || !isOwned(call, dialect)) continue;
        expectRefusal(ground, await caller.call(call), code, "what another customer owns");
      }
    },
  ),

  probe(
    "foreign-list",
    "foreign-resource-invisible",
    "lists show nothing of another customer",
    { needs: ["neighbour"] },
    async (ground) => {
      const { caller, document } = ground;
      const { estate } = await ground.neighbour();
      for (const { method, operationId, path } of document.operations.values()) {
        if (method !== "GET" || path.includes("{")) continue;
        await estate.fill(operationId);
        const answer = await caller.call({ operationId });
        if (!expectSuccess(ground, answer, operationId)) continue;
        const count = rowsOf(answer.content)?.length ?? 0;
        if (count > 0) ground.find(`${operationId} lists ${count} rows to a customer who owns none`, answer);
      }
    },
  ),
];
