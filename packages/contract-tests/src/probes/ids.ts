import { differences, idOf, leavesOf, rowsOf } from "./members.js";
import { type GroundProbe, probe } from "./probe.js";
import { expectSuccess } from "./refusal.js";

/** Times something is made, to see that each gets an id of its own. */
const made = 4;

/** Ids: the same thing has the same one each time, different things have different ones. */
export const idProbes: readonly GroundProbe[] = [
  probe(
    "reads-repeat",
    "reads-repeat",
    "reading twice gives the same answer",
    { needs: ["kyc", "money", "transfers"] },
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      const calls = [];
      for (const { method, operationId } of document.operations.values()) {
        const call =
          method === "GET" && operationId !== dialect.echoOperation ? await estate.callOf(operationId) : undefined;
        if (call !== undefined) calls.push(call);
      }
      await estate.settle();
      for (const call of calls) {
        const [first, second] = [await caller.call(call), await caller.call(call)];
        const places = differences(first.content, second.content);
        if (places.length > 0) ground.find(`two reads differ at ${places.slice(0, 5).join(", ")}`, second);
        const isFile = first.content === undefined && second.content === undefined;
        if (isFile && first.text !== second.text) ground.find("two reads of a file differ", second);
      }
    },
  ),

  probe(
    "ids-unique",
    "ids-stable",
    "everything made gets an id of its own",
    { needs: ["kyc", "money"] },
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      for (const { operationId } of document.operations.values()) {
        const call = dialect.creates(operationId) ? await estate.callOf(operationId) : undefined;
        if (call === undefined) continue;
        const ids = new Set<string>();
        for (let i = 0; i < made; i++) {
          const answer = await caller.call(call);
          if (!expectSuccess(ground, answer, operationId)) continue;
          ids.add(dialect.newId(operationId, answer.content) ?? "");
        }
        if (ids.size !== made || ids.has("")) {
          ground.find(`${operationId} gave ${ids.size} different ids to ${made} new things`, operationId);
        }
      }
    },
  ),

  probe(
    "ids-found",
    "ids-stable",
    "a row of a list is found under its id and tells the same",
    { needs: ["kyc", "money", "transfers"] },
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      for (const { operationId: list, readBy, parameter, untold = [] } of dialect.readers) {
        const call = await estate.callOf(list);
        if (call === undefined || !document.operations.has(readBy)) continue;
        await estate.fill(list);
        const answer = await caller.call(call);
        for (const row of (rowsOf(answer.content) ?? []).slice(0, 5)) {
          const id = idOf(row, dialect.ids) ?? "";
          const one = await caller.call({ operationId: readBy, path: { ...call.path, [parameter]: id } });
          if (!expectSuccess(ground, one, `${readBy} of a row of ${list}`)) continue;
          const alone = new Map(leavesOf(one.content).map(({ pointer, value }) => [pointer, value]));
          // The same thing in two forms: a switch is 0 or false, an amount 10 or "10.00".
          const odd = leavesOf(row).filter(
            ({ name, pointer, value }) =>
              alone.has(pointer) &&
              plain(alone.get(pointer)) !== plain(value) &&
              !(value === null && untold.includes(name)),
          );
          for (const { pointer } of odd) ground.find(`${readBy} tells another ${pointer} than ${list}`, one);
        }
      }
    },
  ),
];

function plain(value: unknown): string {
  if (typeof value === "boolean") return `${Number(value)}`;
  const isNumber = typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
  return isNumber ? `${Number(value)}` : `${value}`;
}
