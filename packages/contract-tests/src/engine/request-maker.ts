import fc, { type Arbitrary } from "fast-check";
import type { ApiDocument } from "../document/api-document.js";
import type { RequestOperation } from "../document/request-document.js";
import { viewSchema } from "../document/schema-view.js";
import { isObject } from "../json.js";
import { arbitraryOf } from "./arbitrary.js";
import type { CaseBody, CaseFile, CaseRequest, CaseValue } from "./case.js";
import type { Kit } from "./kit.js";
import { type Slot, slotsOf } from "./slots.js";

/** Values by the name of their slot. */
export type Values = ReadonlyMap<Slot, readonly CaseValue[]>;

/** Makes requests of one operation. */
export interface RequestMaker {
  readonly operation: RequestOperation;
  readonly slots: readonly Slot[];
  /** Right values for all slots, or for those that are required. */
  samples(which: "all" | "required"): Values;
  /** A value that is right for the slot. */
  sampleOf(slot: Slot): CaseValue;
  /** Right values for the slot. */
  valuesOf(slot: Slot): Arbitrary<CaseValue>;
  /** Right values for all required slots and some of the others. */
  readonly arbitrary: Arbitrary<Values>;
  request(values: Values): CaseRequest;
}

// The smallest picture there is: one pixel.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const picture: CaseFile = { file: { name: "paper.png", mediaType: "image/png", base64: pixel } };

/** A maker for an operation of the document. */
export function createRequestMaker(operation: RequestOperation, { schemas }: ApiDocument, kit: Kit): RequestMaker {
  const slots = slotsOf(operation, schemas, kit);
  const [example] = operation.body?.examples ?? [];
  // Members inside another are part of its value.
  const leaves = slots.filter(({ place, name }) => place !== "body" || !name.includes("/"));

  function sampleOf(slot: Slot): CaseValue {
    if (slot.rule !== undefined) return slot.rule.sample;
    if (slot.wire === "file") return picture;
    const documented = slot.place === "body" ? memberOf(example?.value, slot.name) : slot.examples[0];
    if (documented !== undefined && isValue(documented)) return documented;
    const known =
      slot.view.keywords.default ?? firstOf(slot.view.keywords.examples) ?? firstOf(slot.view.keywords.enum);
    if (known !== undefined && isValue(known)) return known;
    const [made] = fc.sample(arbitraryOf(slot.definition, schemas), { seed: 1, numRuns: 1 });
    return made ?? null;
  }

  function valuesOf(slot: Slot): Arbitrary<CaseValue> {
    if (slot.rule !== undefined) return slot.rule.values ?? fc.constant(slot.rule.sample);
    return slot.wire === "file" ? fc.constant(picture) : arbitraryOf(slot.definition, schemas);
  }

  function samples(which: "all" | "required"): Values {
    const wanted = leaves.filter(({ isRequired }) => which === "all" || isRequired);
    return new Map(enough(wanted).map((slot) => [slot, [sampleOf(slot)]]));
  }

  /** A body may have to hold more than the members that are required. */
  function enough(wanted: readonly Slot[]): readonly Slot[] {
    const { body } = operation;
    const least = body && viewSchema(body.schema, schemas).keywords.minProperties;
    const members = leaves.filter(({ place }) => place === "body");
    const count = members.filter((slot) => wanted.includes(slot)).length;
    if (typeof least !== "number" || count >= least) return wanted;
    return [...wanted, ...members.filter((slot) => !wanted.includes(slot)).slice(0, least - count)];
  }

  const shape = Object.fromEntries(leaves.map((slot, index) => [String(index), valuesOf(slot)]));
  const needed = new Set(samples("required").keys());
  const requiredKeys = leaves.flatMap((slot, index) => (needed.has(slot) ? [String(index)] : []));
  const arbitrary = fc.record(shape, { requiredKeys }).map((record): Values => {
    const entries = Object.entries(record).flatMap(([index, value]): [Slot, readonly CaseValue[]][] => {
      const slot = leaves[Number(index)];
      return slot === undefined || value === undefined ? [] : [[slot, [value]]];
    });
    return new Map(entries.sort(([a], [b]) => slots.indexOf(a) - slots.indexOf(b)));
  });

  return {
    operation,
    slots,
    samples,
    sampleOf,
    valuesOf,
    arbitrary,
    request: (values) => requestOf(operation, values),
  };
}

function requestOf(operation: RequestOperation, values: Values): CaseRequest {
  const { operationId, method, path, body } = operation;
  const at = (place: Slot["place"]) => [...values].filter(([slot]) => slot.place === place);
  const pairs = (place: Slot["place"]) =>
    at(place).flatMap(([slot, list]) => list.map((value): readonly [string, CaseValue] => [slot.name, value]));
  const request: CaseRequest = {
    operationId,
    method,
    path,
    pathValues: Object.fromEntries(pairs("path")),
    query: pairs("query"),
    headers: {},
    auth: { kind: "valid" },
  };
  return body === undefined ? request : { ...request, body: bodyOf(body.mediaType, pairs("body")) };
}

function bodyOf(mediaType: string, members: readonly (readonly [string, CaseValue])[]): CaseBody {
  if (mediaType === "application/x-www-form-urlencoded") return { kind: "form", members };
  if (mediaType === "multipart/form-data") return { kind: "multipart", members };
  const root: Record<string, unknown> = {};
  for (const [name, value] of members) put(root, name.split("/"), value);
  return { kind: "json", value: root as { readonly [member: string]: CaseValue } };
}

/** Puts a value inside; objects on the way are copied, because samples are shared. */
function put(target: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner: Record<string, unknown> = { ...(isObject(target[first]) ? target[first] : {}) };
  put(inner, rest, value);
  target[first] = inner;
}

function memberOf(value: unknown, name: string): unknown {
  return name.split("/").reduce<unknown>((inner, part) => (isObject(inner) ? inner[part] : undefined), value);
}

function isValue(value: unknown): value is CaseValue {
  return value !== undefined && typeof value !== "function";
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
