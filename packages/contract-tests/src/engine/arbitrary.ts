import fc, { type Arbitrary } from "fast-check";
import { type SchemaView, viewSchema } from "../document/schema-view.js";
import type { JsonObject } from "../json.js";
import type { JsonValue } from "./case.js";

/** Longest text and list that is made where the document sets no end. */
const longest = 24;
/** Widest range of numbers that is made where the document sets no end. */
const widest = 10_000;

// Letters beyond ASCII, of one and two code units; no control characters, which many servers refuse with good reason.
const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -'.,&/()éèçüßøłŠżЖ中あ🙂"];
const inner = fc.constantFrom(...letters);
const edge = fc.constantFrom(...letters.filter((letter) => letter !== " "));

/** Values of JSON that fit a schema of a document. Objects get their required members and some of the others. */
export function arbitraryOf(schema: JsonObject, schemas: JsonObject, depth = 0): Arbitrary<JsonValue> {
  const view = viewSchema(schema, schemas);
  const made = plainArbitrary(view, schemas, depth);
  return view.isNullable ? fc.option(made, { freq: 6 }) : made;
}

function plainArbitrary(view: SchemaView, schemas: JsonObject, depth: number): Arbitrary<JsonValue> {
  const { keywords, choices } = view;
  if (Array.isArray(keywords.enum)) return fc.constantFrom(...keywords.enum.filter((value) => value !== null));
  if ("const" in keywords) return fc.constant(keywords.const as JsonValue);
  if (choices.length > 0 && depth < 6)
    return fc.oneof(...choices.map((choice) => arbitraryOf(choice, schemas, depth + 1)));
  const kinds = view.types.map((type) => typeArbitrary(type, view, schemas, depth));
  return kinds.length === 0 ? fc.string({ unit: inner, maxLength: longest }) : fc.oneof(...kinds);
}

function typeArbitrary(type: string, view: SchemaView, schemas: JsonObject, depth: number): Arbitrary<JsonValue> {
  switch (type) {
    case "string":
      return textArbitrary(view.keywords);
    case "integer":
      return fc.integer(integerRange(view.keywords));
    case "number":
      return numberArbitrary(view.keywords);
    case "boolean":
      return fc.boolean();
    case "array":
      return arrayArbitrary(view, schemas, depth);
    case "object":
      return objectArbitrary(view, schemas, depth);
    default:
      return fc.constant(null);
  }
}

const two = (number: number) => String(number).padStart(2, "0");
const dates = fc.record({
  y: fc.integer({ min: 1950, max: 2030 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 }),
});
const times = fc.record({
  h: fc.integer({ min: 0, max: 23 }),
  m: fc.integer({ min: 0, max: 59 }),
  s: fc.integer({ min: 0, max: 59 }),
});
const dateTexts = dates.map(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`);
const timeTexts = times.map(({ h, m, s }) => `${two(h)}:${two(m)}:${two(s)}`);
const word = fc.string({ unit: fc.constantFrom(...letters.slice(0, 26)), minLength: 1, maxLength: 8 });

/** Texts of a format; the simplest spelling of each, because servers differ in what else they take. */
const formats: Readonly<Record<string, Arbitrary<string>>> = {
  date: dateTexts,
  "date-time": fc.tuple(dateTexts, timeTexts).map(([date, time]) => `${date}T${time}Z`),
  time: timeTexts,
  email: fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example.com`),
  uuid: fc.uuid({ version: 4 }),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  uri: word.map((path) => `https://www.example.com/${path}`),
  hostname: word.map((name) => `${name}.example.com`),
};

function textArbitrary(keywords: JsonObject): Arbitrary<string> {
  const { pattern, format } = keywords;
  const [min, max] = [numberOf(keywords.minLength) ?? 0, numberOf(keywords.maxLength)];
  const fits = (text: string) => [...text].length >= min && [...text].length <= (max ?? Number.POSITIVE_INFINITY);
  const known = typeof format === "string" ? formats[format] : undefined;
  const wanted = typeof pattern === "string" ? new RegExp(pattern, "u") : undefined;
  if (known !== undefined) return known.filter((text) => fits(text) && (wanted?.test(text) ?? true));
  if (wanted !== undefined) return fc.stringMatching(wanted).filter(fits);
  const most = Math.max(min, Math.min(max ?? longest, longest));
  if (most === 0) return fc.constant("");
  const body = fc.string({ unit: inner, minLength: Math.max(0, min - 2), maxLength: Math.max(0, most - 2) });
  // Blanks at the ends are cut off by many servers; they are no mistake, but nothing to insist on either.
  const text =
    most === 1
      ? edge
      : fc.oneof(
          edge,
          fc.tuple(edge, body, edge).map((parts) => parts.join("")),
        );
  const right = min > 1 ? text.filter(fits) : text;
  return min === 0 ? fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.constant("") }) : right;
}

function integerRange(keywords: JsonObject): { min: number; max: number } {
  const low = numberOf(keywords.minimum) ?? above(keywords.exclusiveMinimum, 1);
  const high = numberOf(keywords.maximum) ?? above(keywords.exclusiveMaximum, -1);
  const min = low ?? (high === undefined ? 0 : high - widest);
  return { min: Math.ceil(min), max: Math.floor(high ?? min + widest) };
}

function above(value: unknown, step: number): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : number + step;
}

// Two decimals are what money has; a number with more of them is a matter of its own.
function numberArbitrary(keywords: JsonObject): Arbitrary<number> {
  const low = numberOf(keywords.minimum) ?? above(keywords.exclusiveMinimum, 0.01) ?? 0;
  const high = numberOf(keywords.maximum) ?? above(keywords.exclusiveMaximum, -0.01) ?? low + widest;
  return fc.integer({ min: Math.ceil(low * 100), max: Math.floor(high * 100) }).map((cents) => cents / 100);
}

function arrayArbitrary(
  { items = {}, keywords }: SchemaView,
  schemas: JsonObject,
  depth: number,
): Arbitrary<JsonValue> {
  const minLength = numberOf(keywords.minItems) ?? 0;
  const maxLength = Math.max(minLength, Math.min(numberOf(keywords.maxItems) ?? 4, 4));
  const entry = arbitraryOf(items, schemas, depth + 1);
  const range = { minLength, maxLength };
  return keywords.uniqueItems === true
    ? fc.uniqueArray(entry, { ...range, selector: (value) => JSON.stringify(value) })
    : fc.array(entry, range);
}

function objectArbitrary(
  { properties, required }: SchemaView,
  schemas: JsonObject,
  depth: number,
): Arbitrary<JsonValue> {
  const members = [...properties].filter(([name]) => depth < 6 || required.has(name));
  const shape = Object.fromEntries(members.map(([name, inner]) => [name, arbitraryOf(inner, schemas, depth + 1)]));
  return fc.record(shape, { requiredKeys: members.map(([name]) => name).filter((name) => required.has(name)) });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
