// Makes the shapes by which a client tells the webhooks of a document apart before it types them.
import type { Bundle } from "./generate-bundle.js";
import { header } from "./generate-types.js";
import { isRecord } from "./list-apis.js";
import { contentOf, membersOf, resolve } from "./read-bundle.js";

/** A component that holds this many times in one document is printed once, under a name. */
const oftenIs = 4;

/**
 * Text of `webhooks.gen.ts`; `undefined` when the document has no webhooks that bring a body: what the browser of a
 * person opens is described among them and has none.
 */
export function webhooksOf(api: string, bundle: Bundle): string | undefined {
  const items = Object.entries(isRecord(bundle.webhooks) ? bundle.webhooks : {});
  const webhooks = items.filter(([, item]) => !("get" in resolve(bundle, item)));
  if (webhooks.length === 0) return undefined;
  const schemas = webhooks.map(([name, item]) => {
    const post = resolve(bundle, resolve(bundle, item).post);
    const { schema } = contentOf(bundle, post.requestBody)["application/json"] ?? {};
    if (schema === undefined) throw new Error(`webhook ${name} has no JSON body`);
    return schema;
  });
  const shared = sharedComponents(bundle, schemas);
  const lines = webhooks.map(
    ([name], i) => `  ${JSON.stringify(name)}: ${print(shapeOf(bundle, schemas[i], shared))},`,
  );
  const constants = shared.map(
    (name) => `const ${constantOf(name)}: Shape = ${print(shapeOf(bundle, componentOf(bundle, name), shared))};\n`,
  );
  return `${header(api, "generate-webhooks")}
import type { Shape } from "@openissuing/client";
${constants.length === 0 ? "" : "\n"}${constants.join("")}
/** Members and types of each webhook's body. */
export const webhookShapes: Readonly<Record<${webhooks.map(([name]) => JSON.stringify(name)).join(" | ")}, Shape>> = {
${lines.join("\n")}
};
`;
}

const constantOf = (component: string) => `${component[0]?.toLowerCase()}${component.slice(1)}Shape`;

const componentOf = (bundle: Bundle, name: string) => resolve(bundle, { $ref: `#/components/schemas/${name}` });

/** Name of the component schema a value refers to. */
function componentName(value: unknown): string | undefined {
  const ref = isRecord(value) && typeof value.$ref === "string" ? value.$ref : "";
  return /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1];
}

/** Components with members that stand in many places, those first that others refer to. */
function sharedComponents(bundle: Bundle, schemas: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    const members = Object.values(membersOf(bundle, value));
    const { items } = resolve(bundle, value);
    for (const inner of [...members, ...(items === undefined ? [] : [items])]) count(inner);
    const name = componentName(value);
    if (name !== undefined && members.length > 0) {
      const before = counts.get(name) ?? 0;
      counts.delete(name);
      counts.set(name, before + 1);
    }
  };
  schemas.forEach(count);
  return [...counts].filter(([, times]) => times >= oftenIs).map(([name]) => name);
}

/** Marks, in a shape, where a named one stands. */
class Named {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return `\0${this.name}`;
  }
}

/** A shape as source text. */
function print(shape: unknown): string {
  return JSON.stringify(shape).replace(/"\\u0000(\w+)"/g, "$1");
}

/**
 * The part of a schema that says what a value is. Limits of text and numbers are left out, and so are enumerations of
 * several values, to which a vendor adds. An object or list that can be something else as well, such as null, is told
 * without its members, and a union of schemas can be anything. Throws for a required member that is not described.
 */
function shapeOf(bundle: Bundle, value: unknown, shared: readonly string[]): unknown {
  const component = componentName(value);
  if (component !== undefined && shared.includes(component)) return new Named(constantOf(component));
  const schema = resolve(bundle, value);
  const { items, minItems, maxItems } = schema;
  const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : "const" in schema ? [schema.const] : [];
  if (values.length === 1) return { const: values[0] };
  const members = Object.entries(membersOf(bundle, schema));
  const types = [schema.type ?? []].flat();
  if (types.length > 1) return types.join("|");
  if (items !== undefined) {
    const limits = { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
    return { items: shapeOf(bundle, items, shared), ...limits };
  }
  const required = requiredOf(bundle, schema);
  const stray = required.find((name) => !members.some(([member]) => member === name));
  if (stray !== undefined) throw new Error(`${stray} is required and not described`);
  if (members.length === 0) return types.join("|");
  const properties = Object.fromEntries(members.map(([name, member]) => [name, shapeOf(bundle, member, shared)]));
  const optional = members.map(([name]) => name).filter((name) => !required.includes(name));
  return { properties, ...(optional.length === 0 ? {} : { optional }) };
}

/** Required members of an object schema, those of its `allOf` included. */
function requiredOf(bundle: Bundle, value: unknown): string[] {
  const schema = resolve(bundle, value);
  const inherited = Array.isArray(schema.allOf) ? schema.allOf.flatMap((part) => requiredOf(bundle, part)) : [];
  const own: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return [...new Set([...inherited, ...own.map(String)])];
}
