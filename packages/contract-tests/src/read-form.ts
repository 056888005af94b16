import { viewSchema } from "./document/schema-view.js";
import type { Validators } from "./document/validators.js";
import { isObject, type JsonObject } from "./json.js";

/** Pairs of a form, as they stand in it. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/**
 * What a text, or a list of texts, means by a schema: text has no types, so the first reading that fits counts: as it
 * stands, as the number it spells, as a truth value, as nothing. Undefined when none fits.
 */
export function readingThatFits(
  given: string | readonly string[] | undefined,
  schema: JsonObject,
  schemas: JsonObject,
  validators: Validators,
): unknown {
  const fits = (value: unknown) => validators.misfits(schema, value).length === 0;
  if (typeof given === "string") return readingsOf(given).find(fits);
  const { items } = viewSchema(schema, schemas);
  const list = (given ?? []).map((text) =>
    items === undefined ? text : (readingThatFits(text, items, schemas, validators) ?? text),
  );
  return fits(list) ? list : undefined;
}

/**
 * The object a form describes, its texts read by the schema of each member; `a[b]` and `a[]` are members of `a` unless
 * the schema has a member of that very name. A text that fits nothing stands as it is, for the schema to refuse.
 */
export function bodyFrom(
  entries: FormEntries,
  schema: JsonObject,
  schemas: JsonObject,
  validators: Validators,
): object {
  const { properties } = viewSchema(schema, schemas);
  const body: Record<string, unknown> = {};
  for (const name of new Set(entries.map(([each]) => each))) {
    const values = entries.filter(([each]) => each === name).map(([, value]) => value);
    const [, base = name, member] = properties.has(name) ? [] : (/^([^[]+)\[([^\]]*)\]$/.exec(name) ?? []);
    const own = properties.get(base);
    const inner = member && own ? viewSchema(own, schemas).properties.get(member) : own;
    const isList = inner !== undefined && viewSchema(inner, schemas).items !== undefined;
    const given = isList || member === "" ? values : (values[0] ?? "");
    const value = inner === undefined ? given : (readingThatFits(given, inner, schemas, validators) ?? given);
    if (!member) body[base] = value;
    else body[base] = { ...(isObject(body[base]) ? body[base] : {}), [member]: value };
  }
  return body;
}

function readingsOf(text: string): readonly unknown[] {
  const number = /^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : [];
  const truth = /^(true|false|1|0)$/.test(text) ? [text === "true" || text === "1"] : [];
  return [text, ...number, ...truth, ...(text === "" ? [null] : [])];
}
