import fc, { type Arbitrary } from "fast-check";
import type { Validators } from "../document/validators.js";
import { boundaryValues, describe, plainValue } from "./boundary-values.js";
import type { Case, CaseValue, Expectation } from "./case.js";
import { isFile } from "./encode-request.js";
import { isRef, type Kit } from "./kit.js";
import type { RequestMaker, Values } from "./request-maker.js";
import type { Slot } from "./slots.js";

/** Which side of the document random data are on. */
export type Side = "invalid" | "valid";

/** Random requests of one operation. The seed and the path of fast-check say which. */
export interface RandomCases {
  readonly operationId: string;
  readonly side: Side;
  readonly arbitrary: Arbitrary<Draft>;
  /** The case of a draft; `path` is fast-check's. */
  caseOf(draft: Draft, path: string): Case;
}

/** A request before it has a name. */
export interface Draft {
  readonly values: Values;
  /** For invalid data: which slot is broken, by what. */
  readonly broken?: { readonly slot: Slot; readonly value: CaseValue };
}

/** Seed of fast-check for an operation, so that operations do not share their luck. */
export function seedFor(seed: number, operationId: string, side: Side): number {
  let hash = seed | 0;
  for (const character of `${operationId}/${side}`) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return hash;
}

/** Random data on one side of the document; undefined where an operation takes nothing that could be wrong. */
export function randomCases(
  side: Side,
  maker: RequestMaker,
  { validators, kit, seed }: { readonly validators: Validators; readonly kit: Kit; readonly seed: number },
): RandomCases | undefined {
  const { operation } = maker;
  const { operationId } = operation;
  const arbitrary = side === "valid" ? validDrafts(maker) : invalidDrafts(maker, validators);
  if (arbitrary === undefined) return undefined;
  return {
    operationId,
    side,
    arbitrary,
    caseOf(draft, path) {
      const { broken, values } = draft;
      const all = broken === undefined ? values : new Map([...values, [broken.slot, [broken.value]]]);
      const expects: Expectation =
        broken === undefined
          ? { kind: "accepted", why: "the data fit the document" }
          : {
              kind: "refused",
              why: `${broken.slot.name} is ${describe(broken.value)}`,
              check: "invalid-data-refused",
              statuses: kit.refusal.data(operationId),
            };
      const { place, name } = broken?.slot ?? { place: "operation" as const, name: "" };
      const varies = { place, name, keyword: "random" };
      const request = maker.request(all);
      return {
        id: `random/${operationId}/${side}/${seed}/${path}`,
        phase: "random",
        operationId,
        request: kit.fitTogether?.(request, varies) ?? request,
        varies,
        expects,
      };
    },
  };
}

function validDrafts(maker: RequestMaker): Arbitrary<Draft> | undefined {
  return maker.slots.length === 0 ? undefined : maker.arbitrary.map((values) => ({ values }));
}

function invalidDrafts(maker: RequestMaker, validators: Validators): Arbitrary<Draft> | undefined {
  const breakable = maker.slots.flatMap((slot) => {
    const values = brokenValues(slot, maker, validators);
    return values === undefined ? [] : [values.map((value) => ({ slot, value }))];
  });
  if (breakable.length === 0) return undefined;
  return fc.record({ values: maker.arbitrary, broken: fc.oneof(...breakable) }).map(({ values, broken }) => {
    const [parent] = broken.slot.name.split("/");
    const outer = maker.slots.find(({ place, name }) => place === broken.slot.place && name === parent);
    const isInside = outer !== undefined && outer !== broken.slot && !values.has(outer);
    return { values: isInside ? new Map([...values, [outer, [maker.sampleOf(outer)]]]) : values, broken };
  });
}

/** Texts that no server should read kindly as something else: no blanks at the ends, no other spelling of a number. */
const odd = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abcXYZ0189-_.:/@%&=+#é中🙂"), minLength: 1, maxLength: 40 }),
  fc.constantFrom("null", "undefined", "[]", "{}", "' OR 1=1 --", "<b>x</b>", "../../x", "%00", "a".repeat(600)),
);

function brokenValues(slot: Slot, maker: RequestMaker, validators: Validators): Arbitrary<CaseValue> | undefined {
  if (slot.wire === "file") return undefined;
  const { definition, view, wire, place } = slot;
  const sample = maker.sampleOf(slot);
  const known = isRef(sample) || isFile(sample) ? "1" : plainValue(sample);
  const edges = boundaryValues(slot, known, validators)
    .filter(({ isValid }) => !isValid)
    .map(({ value }) => value)
    .filter((value) => slot.rule?.tolerated?.includes(value) !== true)
    .filter((value) => place !== "path" || (value !== "" && typeof value !== "object"));
  const isText = view.types.includes("string") || view.types.length === 0 || view.choices.length > 0;
  const takesNumbers = view.types.some((type) => type === "integer" || type === "number");
  const isWrong = (text: string) =>
    !(takesNumbers && /^[\s+-]?[\d.]/.test(text)) && validators.misfits(definition, text).length > 0;
  const isPath = (text: string) => place !== "path" || !/^\.{0,2}$|[/%]/.test(text);
  const suits = (text: string) => isPath(text) && isWrong(text);
  // A filter that hardly anything passes would look for ever.
  const tried = fc.sample(odd, { seed: 1, numRuns: 60 }).filter(suits).length;
  const texts = tried < 12 ? [] : [odd.filter(suits)];
  const constants = edges.length === 0 ? [] : [fc.constantFrom<CaseValue>(...edges)];
  const all: Arbitrary<CaseValue>[] =
    wire === "json" && isText && texts.length === 0 ? constants : [...constants, ...texts];
  return all.length === 0 ? undefined : fc.oneof(...all);
}
