import type { Validators } from "../document/validators.js";
import { boundaryValues, plainValue } from "./boundary-values.js";
import type { Case, CaseRequest, CaseValue, Expectation, RefusalCheck, Variation } from "./case.js";
import { isFile } from "./encode-request.js";
import { isRef, type Kit } from "./kit.js";
import type { RequestMaker, Values } from "./request-maker.js";
import type { Slot } from "./slots.js";

/** Name of a member and a parameter that no document has. */
const stranger = "zz_not_documented";

/** Cases on both sides of every keyword of every parameter and member of an operation, one at a time. */
export function boundaryCases(maker: RequestMaker, validators: Validators, kit: Kit): readonly Case[] {
  const { operation, slots } = maker;
  const { operationId } = operation;
  const base = maker.samples("required");
  const cases: Case[] = [];
  const counts = new Map<string, number>();

  const add = (varies: Variation, request: CaseRequest, expects: Expectation) => {
    const place = `boundaries/${operationId}/${varies.place}.${varies.name === "" ? "-" : varies.name}.${varies.keyword}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    const id = count === 1 ? place : `${place}.${count}`;
    const fitting = kit.fitTogether?.(request, varies) ?? request;
    cases.push({ id, phase: "boundaries", operationId, request: fitting, varies, expects });
  };
  const refused = (check: RefusalCheck, why: string): Expectation => ({
    kind: "refused",
    why,
    check,
    statuses: check === "unknown-resource-refused" ? kit.refusal.unknownResource : kit.refusal.data(operationId),
  });

  for (const slot of slots) {
    const { place, name, isRequired } = slot;
    const about = (keyword: string): Variation => ({ place, name, keyword });
    const values = withParents(base, slot, maker);
    const sample = maker.sampleOf(slot);

    if (isRequired && place !== "path") {
      const without = without_(values, slot);
      add(
        about("required"),
        maker.request(without),
        refused("required-data-refused", `${name} is required and missing`),
      );
    }
    if (!isRequired && place !== "path" && !name.includes("/")) {
      add(about("optional"), maker.request(values), { kind: "accepted", why: `${name} is optional and given` });
    }
    if (isRef(sample)) {
      const unknown = kit.resources[sample.resource]?.unknown?.[sample.member];
      if (unknown !== undefined) {
        const request = maker.request(new Map([...values, [slot, [unknown]]]));
        add(about("unknown-id"), request, refused("unknown-resource-refused", `nothing has the ${name} ${unknown}`));
      }
    }
    if (slot.wire === "text" && place !== "path" && !slot.isEntry && kit.refusesRepeated) {
      const request = maker.request(new Map([...values, [slot, [sample, sample]]]));
      add(about("repeated"), request, refused("repeated-parameter-refused", `${name} stands twice`));
    }
    if (slot.wire === "file") continue;

    const known = isRef(sample) || isFile(sample) ? exampleOf(slot) : plainValue(sample);
    for (const { keyword, value, isValid, why } of boundaryValues(slot, known, validators)) {
      if (isValid && slot.rule !== undefined && !slot.rule.hasOpenEdges) continue;
      if (slot.rule?.tolerated?.includes(value) === true) continue;
      // An empty piece of a path is another path.
      if (place === "path" && (value === "" || typeof value === "object")) continue;
      const request = maker.request(new Map([...values, [slot, [value]]]));
      const sentence = `${name}: ${why}`;
      const expects: Expectation = isValid
        ? { kind: "accepted", why: sentence }
        : refused("invalid-data-refused", sentence);
      add(about(keyword), request, expects);
    }
  }

  const strange = maker.request(base);
  if (kit.refusesUnknown) {
    const inQuery = { ...strange, query: [...strange.query, [stranger, "1"] as const] };
    add(
      { place: "query", name: "", keyword: "unknown" },
      inQuery,
      refused("unknown-member-refused", "a parameter nobody knows"),
    );
    const body = withStranger(strange);
    if (body !== undefined) {
      add(
        { place: "body", name: "", keyword: "unknown" },
        body,
        refused("unknown-member-refused", "a member nobody knows"),
      );
    }
  }
  return cases;
}

/** The values with all that is needed for the slot to have a place: the slot itself, or the object around it. */
function withParents(base: Values, slot: Slot, maker: RequestMaker): Values {
  const [parent] = slot.name.split("/");
  const outer = maker.slots.find(({ place, name }) => place === slot.place && name === parent);
  const around =
    outer === undefined || outer === slot || base.has(outer) ? [] : [[outer, [maker.sampleOf(outer)]] as const];
  return new Map([...base, ...around, [slot, [maker.sampleOf(slot)]]]);
}

/** Takes away a slot; one inside another is cut out of the value around it. */
function without_(values: Values, slot: Slot): Values {
  const [parent, ...way] = slot.name.split("/");
  const kept = [...values].filter(([other]) => other !== slot);
  if (slot.place !== "body" || way.length === 0) return new Map(kept);
  return new Map(
    kept.map(([other, list]): [Slot, readonly CaseValue[]] =>
      other.place === "body" && other.name === parent ? [other, list.map((value) => cut(value, way))] : [other, list],
    ),
  );
}

function cut(value: CaseValue, [first = "", ...rest]: readonly string[]): CaseValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([name]) => rest.length > 0 || name !== first);
  return Object.fromEntries(members.map(([name, inner]) => [name, name === first ? cut(inner, rest) : inner]));
}

function withStranger(request: CaseRequest): CaseRequest | undefined {
  const { body } = request;
  switch (body?.kind) {
    case "form":
    case "multipart":
      return { ...request, body: { ...body, members: [...body.members, [stranger, "1"]] } };
    case "json":
      return { ...request, body: { kind: "json", value: { ...Object(body.value), [stranger]: 1 } } };
    default:
      return undefined;
  }
}

/** Something of the right form, where the right value is known to the server alone. */
function exampleOf(slot: Slot): string | number {
  const { keywords } = slot.view;
  const [first] = [...slot.examples, ...(Array.isArray(keywords.examples) ? keywords.examples : [])];
  return typeof first === "number" || typeof first === "string" ? first : "1";
}
