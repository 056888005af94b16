import { differences } from "./members.js";
import { type GroundProbe, probe } from "./probe.js";
import { expectSuccess } from "./refusal.js";

/**
 * Calls that may be repeated: PUT by its method (RFC 9110, section 9.2.2). An operation whose document promises more,
 * by a key the caller chooses, takes that key as a parameter.
 */
export const idempotenceProbes: readonly GroundProbe[] = [
  probe(
    "repeated-change",
    "idempotent-repeat",
    "a repeated change gives the first answer and changes nothing more",
    {},
    async (ground) => {
      const { caller, document, estate } = ground;
      for (const { method, operationId, path } of document.operations.values()) {
        const call = method === "PUT" ? await estate.callOf(operationId) : undefined;
        if (call === undefined) continue;
        const reader = [...document.operations.values()].find((other) => other.method === "GET" && other.path === path);
        const reading = reader && (await estate.callOf(reader.operationId));
        const read = async () => reading && (await caller.call({ ...reading, path: call.path ?? {} }));
        const first = await caller.call(call);
        if (!expectSuccess(ground, first, operationId)) continue;
        const before = await read();
        for (let repeat = 0; repeat < 2; repeat++) {
          const again = await caller.call(call);
          if (!expectSuccess(ground, again, `a repeated ${operationId}`)) continue;
          const places = differences(first.content, again.content);
          if (places.length > 0) ground.find(`a repeat answers another ${places.join(", ")}`, again);
        }
        const places = differences(before?.content, (await read())?.content);
        if (places.length > 0) ground.find(`a repeat changes ${places.join(", ")} once more`, operationId);
      }
    },
  ),
];
