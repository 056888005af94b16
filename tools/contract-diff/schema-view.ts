// One flat look at a schema: references followed, `allOf` merged, null and constants brought into one form. Two
// documents that say the same in different words give equal views, so that only real differences are left.
import { isRecord } from "../list-apis.js";
import { type ContractDocument, canonical, entriesOf, itemsOf, type Json } from "./document.js";
import { keywords, limitKeywords, textKeywords } from "./schema-keywords.js";

/** A member of an object; `owner` is the component that declares it, when that is another than the schema's own. */
export interface Member {
  readonly schema: unknown;
  readonly owner: string | undefined;
}

/** What a schema demands, with everything it is put together from. */
export interface SchemaView {
  /** Without `null`; undefined when any type goes. */
  types: Set<string> | undefined;
  isNullable: boolean;
  enum: Map<string, unknown> | undefined;
  readonly limits: Map<string, number>;
  readonly patterns: Set<string>;
  readonly formats: Set<string>;
  /** `contentEncoding` and `contentMediaType`. */
  readonly encodings: Set<string>;
  readonly properties: Map<string, Member>;
  readonly required: Set<string>;
  /** Pairs "a needs b" of `dependentRequired`. */
  readonly dependencies: Set<string>;
  items: Member | undefined;
  /** `false`: no further members; a schema: what they are like; undefined: anything. */
  additional: unknown;
  /** One list per `oneOf` or `anyOf`. */
  readonly variants: (readonly unknown[])[];
  default: unknown;
  /** As written; its values follow the variants. */
  discriminator: unknown;
  /** The values are codes, which are compared for the document as a whole. */
  isCodes: boolean;
  readonly flags: Set<string>;
  /** Texts, by owner and keyword. */
  readonly texts: Map<string, unknown>;
  /** Keywords that nothing here knows. */
  readonly unknown: Map<string, unknown>;
}

function emptyView(): SchemaView {
  return {
    types: undefined,
    isNullable: true,
    enum: undefined,
    limits: new Map(),
    patterns: new Set(),
    formats: new Set(),
    encodings: new Set(),
    properties: new Map(),
    required: new Set(),
    dependencies: new Set(),
    items: undefined,
    additional: undefined,
    variants: [],
    default: undefined,
    discriminator: undefined,
    isCodes: false,
    flags: new Set(),
    texts: new Map(),
    unknown: new Map(),
  };
}

/** Views of the schemas of one document; each is made once. */
export class SchemaViews {
  readonly #document: ContractDocument;
  readonly #made = new WeakMap<object, SchemaView>();

  constructor(document: ContractDocument) {
    this.#document = document;
  }

  /** View of a schema; a boolean schema `true` and a missing one demand nothing. */
  of(schema: unknown): SchemaView {
    if (!isRecord(schema)) return emptyView();
    if (typeof schema.$ref === "string" && Object.keys(schema).length === 1) {
      const { node, name } = this.#document.resolve(schema);
      const view = this.of(node);
      if (name === "DeclineCode") view.isCodes = true;
      return view;
    }
    const known = this.#made.get(schema);
    if (known !== undefined) return known;
    const view = emptyView();
    this.#made.set(schema, view);
    this.#merge(view, schema, undefined, new Set());
    settle(view);
    return view;
  }

  #merge(view: SchemaView, schema: Json, owner: string | undefined, seen: Set<object>): void {
    if (seen.has(schema)) return;
    seen.add(schema);
    if (typeof schema.$ref === "string") {
      const { node, name } = this.#document.resolve({ $ref: schema.$ref });
      if (name === "DeclineCode") view.isCodes = true;
      this.#merge(view, node, seen.size === 1 ? owner : name, seen);
    }
    mergeValues(view, schema);
    mergeMembers(view, schema, owner);
    for (const part of itemsOf(schema.allOf)) if (isRecord(part)) this.#merge(view, part, owner, seen);
    for (const name of ["oneOf", "anyOf"]) {
      if (Array.isArray(schema[name])) this.#addVariants(view, schema[name]);
    }
    for (const keyword of textKeywords) {
      if (schema[keyword] !== undefined) addText(view.texts, `${owner ?? ""}|${keyword}`, schema[keyword]);
    }
    for (const [keyword, value] of Object.entries(schema)) {
      if (!keywords.has(keyword)) view.unknown.set(keyword, value);
    }
  }

  /** Variants that differ in nothing but their type are a list of types; one that is `null` makes the rest nullable. */
  #addVariants(view: SchemaView, variants: readonly unknown[]): void {
    const isNull = (variant: unknown) => isRecord(variant) && variant.type === "null";
    const rest = variants.filter((variant) => !isNull(variant));
    const hasNull = rest.length < variants.length;
    const types = rest.map((variant) => (isRecord(variant) ? bareType(variant) : undefined));
    if (rest.length > 0 && types.every((type) => type !== undefined)) {
      mergeTypes(view, hasNull ? [...types, "null"] : types);
    } else if (rest.length === 1) {
      if (isRecord(rest[0])) this.#merge(view, rest[0], undefined, new Set());
      view.isNullable = hasNull;
    } else {
      if (!hasNull && !rest.some((variant) => this.of(variant).isNullable)) view.isNullable = false;
      view.variants.push(rest);
    }
  }
}

/** The type of a schema that says nothing else, texts aside. */
function bareType(schema: Json): string | undefined {
  const isBare = Object.keys(schema).every((key) => key === "type" || textKeywords.has(key));
  return isBare && typeof schema.type === "string" ? schema.type : undefined;
}

function addText(texts: Map<string, unknown>, key: string, value: unknown): void {
  texts.set(key, texts.has(key) ? [texts.get(key), value] : value);
}

function mergeTypes(view: SchemaView, types: readonly unknown[]): void {
  const named = types.filter((type) => typeof type === "string");
  if (!named.includes("null")) view.isNullable = false;
  const plain = new Set(named.filter((type) => type !== "null"));
  const before = view.types;
  view.types = before === undefined ? plain : new Set([...narrowed(before, plain), ...narrowed(plain, before)]);
}

/** Types of one list that another takes too; an integer is a number. */
function narrowed(types: Set<string>, by: Set<string>): string[] {
  return [...types].filter((type) => by.has(type) || (type === "integer" && by.has("number")));
}

function mergeValues(view: SchemaView, schema: Json): void {
  if (schema.type !== undefined) mergeTypes(view, Array.isArray(schema.type) ? schema.type : [schema.type]);
  const values = "const" in schema ? [schema.const] : schema.enum;
  if (Array.isArray(values)) {
    if (!values.includes(null)) view.isNullable = false;
    const now = new Map(values.filter((value) => value !== null).map((value) => [canonical(value), value]));
    const before = view.enum;
    view.enum = before === undefined ? now : new Map([...now].filter(([key]) => before.has(key)));
  }
  for (const [keyword, { isUpper, exclusive }] of limitKeywords) {
    for (const name of exclusive === undefined ? [keyword] : [keyword, exclusive]) {
      const value = schema[name] === true ? 1 : schema[name];
      if (typeof value !== "number") continue;
      const before = view.limits.get(name) ?? value;
      view.limits.set(name, isUpper ? Math.min(before, value) : Math.max(before, value));
    }
  }
  if (typeof schema.pattern === "string") view.patterns.add(schema.pattern);
  if (typeof schema.format === "string") view.formats.add(schema.format);
  for (const keyword of ["contentEncoding", "contentMediaType"]) {
    if (typeof schema[keyword] === "string") view.encodings.add(`${keyword} ${schema[keyword]}`);
  }
  if (schema.default !== undefined) view.default = schema.default;
  if (schema.discriminator !== undefined) view.discriminator = schema.discriminator;
  if (schema["x-errorCodes"] !== undefined || schema["x-catalogue"] === true) view.isCodes = true;
  for (const flag of ["deprecated", "readOnly", "writeOnly", "x-sandboxOnly"]) {
    if (schema[flag] === true) view.flags.add(flag);
  }
}

function mergeMembers(view: SchemaView, schema: Json, owner: string | undefined): void {
  for (const [name, member] of entriesOf(schema.properties)) {
    const before = view.properties.get(name);
    const both = before === undefined ? member : { allOf: [before.schema, member] };
    view.properties.set(name, { schema: both, owner: before === undefined ? owner : undefined });
  }
  for (const name of itemsOf(schema.required)) if (typeof name === "string") view.required.add(name);
  for (const [name, needed] of entriesOf(schema.dependentRequired)) {
    for (const other of itemsOf(needed)) view.dependencies.add(`${name} needs ${other}`);
  }
  if (schema.items !== undefined) {
    const before = view.items;
    view.items = { schema: before === undefined ? schema.items : { allOf: [before.schema, schema.items] }, owner };
  }
  const further = schema.additionalProperties ?? schema.unevaluatedProperties;
  if (further !== undefined && !isOpen(further)) {
    view.additional = view.additional === false ? false : further;
  }
}

/** Whether a schema takes anything: it is `true`, or texts are all it says. */
function isOpen(schema: unknown): boolean {
  return schema === true || (isRecord(schema) && Object.keys(schema).every((keyword) => textKeywords.has(keyword)));
}

/** Says the same in one way: limits that limit nothing go, and integers have inclusive limits. */
function settle(view: SchemaView): void {
  const { limits } = view;
  if (view.types === undefined && view.enum !== undefined) {
    view.types = new Set([...view.enum.values()].map((value) => (Number.isInteger(value) ? "integer" : typeof value)));
  }
  if (view.types?.size === 1 && view.types.has("integer")) {
    for (const [exclusive, inclusive, step] of [
      ["exclusiveMinimum", "minimum", 1],
      ["exclusiveMaximum", "maximum", -1],
    ] as const) {
      const limit = limits.get(exclusive);
      if (limit === undefined) continue;
      limits.delete(exclusive);
      const other = limits.get(inclusive) ?? limit + step;
      limits.set(inclusive, step === 1 ? Math.max(other, limit + step) : Math.min(other, limit + step));
    }
  }
  for (const [keyword, { floor }] of limitKeywords) if (limits.get(keyword) === floor) limits.delete(keyword);
}
