import type { Validators } from "../document/validators.js";
import type { JsonObject } from "../json.js";
import type { CaseValue, JsonValue } from "./case.js";
import { isFile } from "./encode-request.js";
import { isRef } from "./kit.js";
import type { Slot } from "./slots.js";

/** A value at an edge that a keyword draws. */
export interface BoundaryValue {
  readonly keyword: string;
  readonly value: JsonValue;
  readonly isValid: boolean;
  /** Such as `0 is not above exclusiveMinimum 0`. */
  readonly why: string;
}

/** Texts that fit hardly any format, for each that is known. */
const misfits: Readonly<Record<string, readonly string[]>> = {
  date: ["2026-02-30", "2026-13-01", "01/02/2026", "yesterday"],
  "date-time": ["2026-02-30T00:00:00Z", "2026-01-01", "now"],
  email: ["nobody", "a@", "@example.com"],
  ipv4: ["256.1.1.1", "1.2.3"],
  ipv6: [":::", "12345::"],
  uuid: ["11111111-1111-4111-8111", "not-a-uuid"],
  uri: ["not a uri"],
};

const otherTypes: readonly JsonValue[] = ["text", 7, 1.5, true, [], {}];

/**
 * Values on both sides of every keyword of a slot, judged by the schema itself: what a keyword draws, another one may
 * cut off. `sample`: a value that fits. Entries of a text form are judged as the types the document gives them.
 */
export function boundaryValues(slot: Slot, sample: JsonValue, validators: Validators): readonly BoundaryValue[] {
  const { view, definition, wire } = slot;
  const { keywords } = view;
  const fits = (value: JsonValue) =>
    validators.misfits(definition, wire === "text" ? typed(value, view.types) : value).length === 0;
  const candidates = [
    ...typeValues(slot, sample),
    ...enumValues(keywords),
    ...numberValues(keywords, view.types),
    ...lengthValues(keywords, sample, view.types),
    ...patternValues(keywords, sample),
    ...formatValues(keywords),
    ...choiceValues(slot),
    ...nullValues(slot),
    ...listValues(keywords, sample),
  ];
  const seen = new Set<string>();
  return candidates.flatMap(([keyword, value, isValid, why]) => {
    const key = `${keyword} ${JSON.stringify(value)}`;
    if (seen.has(key) || fits(value) !== isValid) return [];
    seen.add(key);
    return [{ keyword, value, isValid, why }];
  });
}

type Candidate = readonly [keyword: string, value: JsonValue, isValid: boolean, why: string];

function typeValues({ view, wire }: Slot, sample: JsonValue): readonly Candidate[] {
  const { types } = view;
  if (types.length === 0) return [];
  const wrong = (value: JsonValue): Candidate => [
    "type",
    value,
    false,
    `${describe(value)} is no ${types.join(" or ")}`,
  ];
  if (wire === "json") return [...otherTypes.map(wrong), ["type", sample, true, `${types.join(" or ")}`]];
  // In a form everything is text: only what no reading makes a number of is of another type.
  if (types.includes("string")) return [];
  const texts =
    types.includes("integer") && !types.includes("number") ? ["abc", "1.5", "", "1,5"] : ["abc", "", "1,5", "--1"];
  return [...texts.map(wrong), ["type", sample, true, `${types.join(" or ")}`]];
}

function enumValues({ enum: values }: JsonObject): readonly Candidate[] {
  if (!Array.isArray(values)) return [];
  const [first] = values;
  const others = typeof first === "number" ? [Math.max(...values.map(Number)) + 1, -1] : enumTexts(String(first));
  return [
    ...values.map((value): Candidate => ["enum", value, true, `${describe(value)} is listed`]),
    ...others.map((value): Candidate => ["enum", value, false, `${describe(value)} is not listed`]),
  ];
}

function enumTexts(first: string): readonly string[] {
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return ["not-listed", other, ` ${first}`, `${first}x`, ""];
}

function numberValues(keywords: JsonObject, types: readonly string[]): readonly Candidate[] {
  const step = types.includes("number") ? 0.01 : 1;
  const sides: readonly (readonly [keyword: string, inside: number, out: number])[] = [
    ["minimum", 0, -step],
    ["exclusiveMinimum", step, 0],
    ["maximum", 0, step],
    ["exclusiveMaximum", -step, 0],
  ];
  return sides.flatMap(([keyword, inside, out]) => {
    const edge = keywords[keyword];
    if (typeof edge !== "number") return [];
    const far = (Math.sign(out || -inside) || -1) * 1000;
    return [
      [keyword, round(edge + inside), true, `${round(edge + inside)} is within ${keyword} ${edge}`],
      [keyword, round(edge + out), false, `${round(edge + out)} is beyond ${keyword} ${edge}`],
      [keyword, round(edge + out + far), false, `${round(edge + out + far)} is beyond ${keyword} ${edge}`],
    ] satisfies readonly Candidate[];
  });
}

function lengthValues(
  { minLength, maxLength }: JsonObject,
  sample: JsonValue,
  types: readonly string[],
): readonly Candidate[] {
  if (!types.includes("string")) return [];
  const found: Candidate[] = [];
  if (typeof minLength === "number") {
    found.push(["minLength", ofLength(sample, minLength), true, `${minLength} characters are as few as minLength`]);
    if (minLength > 0) {
      found.push([
        "minLength",
        ofLength(sample, minLength - 1),
        false,
        `${minLength - 1} characters are below minLength`,
      ]);
    }
  }
  if (typeof maxLength === "number") {
    found.push(["maxLength", ofLength(sample, maxLength), true, `${maxLength} characters are as many as maxLength`]);
    found.push([
      "maxLength",
      ofLength(sample, maxLength + 1),
      false,
      `${maxLength + 1} characters are beyond maxLength`,
    ]);
  }
  return found;
}

function patternValues({ pattern }: JsonObject, sample: JsonValue): readonly Candidate[] {
  if (typeof pattern !== "string") return [];
  const text = typeof sample === "string" ? sample : "";
  const swapped = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  const broken = ["", `${text}!`, `!${text}`, text.slice(0, -1), `${text}${text}`, swapped, "!"];
  return [
    ["pattern", text, true, "the text fits the pattern"],
    ...broken.map((value): Candidate => ["pattern", value, false, `${describe(value)} does not fit the pattern`]),
  ];
}

function formatValues({ format, anyOf }: JsonObject): readonly Candidate[] {
  if (typeof format !== "string" || anyOf !== undefined) return [];
  return (misfits[format] ?? []).map((value) => ["format", value, false, `${describe(value)} is no ${format}`]);
}

function choiceValues({ view }: Slot): readonly Candidate[] {
  if (view.choices.length === 0) return [];
  const keyword = view.keywords.anyOf === undefined ? "oneOf" : "anyOf";
  return ["", "neither"].map((value) => [keyword, value, false, `${describe(value)} fits none of the choices`]);
}

function nullValues({ view, wire }: Slot): readonly Candidate[] {
  if (wire !== "json") return [];
  return [["nullable", null, view.isNullable, view.isNullable ? "null is allowed" : "null is not allowed"]];
}

function listValues({ minItems, maxItems, uniqueItems }: JsonObject, sample: JsonValue): readonly Candidate[] {
  if (!Array.isArray(sample)) return [];
  const [entry = null] = sample;
  const times = (count: number) => Array.from({ length: count }, () => entry);
  const found: Candidate[] = [];
  if (typeof minItems === "number" && minItems > 0)
    found.push(["minItems", times(minItems - 1), false, "too few entries"]);
  if (typeof maxItems === "number") found.push(["maxItems", times(maxItems + 1), false, "too many entries"]);
  if (uniqueItems === true) found.push(["uniqueItems", times(2), false, "an entry stands twice"]);
  return found;
}

/** The text with so many characters: cut, or repeated. */
function ofLength(sample: JsonValue, length: number): string {
  const text = typeof sample === "string" && sample !== "" ? sample : "a";
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** What a text of a form is by the types the document gives it; a text that is none of them stays one. */
function typed(value: JsonValue, types: readonly string[]): JsonValue {
  if (typeof value !== "string" || types.length === 0 || types.includes("string")) return value;
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(value)) return Number(value);
  if (types.includes("boolean") && (value === "true" || value === "false")) return value === "true";
  return value;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The value with something plain where only the server knows what is right. */
export function plainValue(value: CaseValue): JsonValue {
  if (isRef(value) || isFile(value)) return "1";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plainValue);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainValue(inner)]));
}

/** A value for a sentence: short, and in one line. */
export function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
