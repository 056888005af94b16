import { isObject } from "../json.js";
import type { Case, CaseRequest, CaseValue } from "./case.js";
import type { Kit } from "./kit.js";
import type { RequestMaker, Values } from "./request-maker.js";
import type { Slot } from "./slots.js";

/**
 * A case for each documented example of a body, and for those of the parameters; values that only the server can know
 * are put in their places. An operation without examples gets the smallest request there is.
 */
export function exampleCases(maker: RequestMaker, kit: Kit): readonly Case[] {
  const { operation, slots, samples, sampleOf } = maker;
  const { operationId, body } = operation;
  const parameters = [...samples("required")].filter(([slot]) => slot.place !== "body");
  const fitting = (request: CaseRequest) => kit.fitTogether?.(request) ?? request;
  const made = (name: string, values: Values): Case => ({
    id: `examples/${operationId}/${name}`,
    phase: "examples",
    operationId,
    request: fitting(maker.request(values)),
    varies: { place: "operation", name: "", keyword: "example" },
    expects: { kind: "accepted", why: `the document shows it as the example ${name}` },
  });

  const bodies = (body?.examples ?? []).map(({ name, value }) => {
    const members = slots.flatMap((slot): [Slot, readonly CaseValue[]][] => {
      if (slot.place !== "body" || slot.name.includes("/")) return [];
      const given = isObject(value) ? value[slot.name] : undefined;
      if (given === undefined) return [];
      // A documented id is somebody else's, and a documented day has passed.
      return [
        [slot, [slot.rule !== undefined && !slot.rule.hasOpenEdges ? sampleOf(slot) : asValue(slot, given, maker)]],
      ];
    });
    return made(name, new Map([...parameters, ...members]));
  });
  const whole = samples("all");
  const smallest = samples("required");
  const others = whole.size > smallest.size ? [made("every-member", whole)] : [];
  return [...bodies, made("smallest", smallest), ...others];
}

function asValue(slot: Slot, given: unknown, maker: RequestMaker): CaseValue {
  return slot.wire === "file" ? maker.sampleOf(slot) : (given as CaseValue); // what JSON.parse gave
}
