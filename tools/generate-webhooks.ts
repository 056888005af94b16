// Makes the shapes by which a client tells the webhooks of a document apart before it types them.
import type { Bundle } from "./generate-bundle.js";
import { header } from "./generate-types.js";
import { isRecord } from "./list-apis.js";
import { contentOf, membersOf, resolve } from "./read-bundle.js";

/** Text of `webhooks.gen.ts`; `undefined` when the document has no webhooks. */
export function webhooksOf(api: string, bundle: Bundle): string | undefined {
  const webhooks = Object.entries(isRecord(bundle.webhooks) ? bundle.webhooks : {});
  if (webhooks.length === 0) return undefined;
  const lines = webhooks.map(([name, item]) => {
    const post = resolve(bundle, resolve(bundle, item).post);
    const { schema } = contentOf(bundle, post.requestBody)["application/json"] ?? {};
    if (schema === undefined) throw new Error(`webhook ${name} has no JSON body`);
    return `  ${JSON.stringify(name)}: ${JSON.stringify(shapeOf(bundle, schema))},`;
  });
  return `${header(api, "generate-webhooks")}
import type { Shape } from "@openissuing/client";

/** Members and types of each webhook's body. */
export const webhookShapes: Readonly<Record<${webhooks.map(([name]) => JSON.stringify(name)).join(" | ")}, Shape>> = {
${lines.join("\n")}
};
`;
}

/**
 * The part of a schema that says what a value is. Limits of text and numbers are left out, and so are enumerations of
 * several values, to which a vendor adds. Throws for what the client's shapes cannot say.
 */
function shapeOf(bundle: Bundle, value: unknown): unknown {
  const schema = resolve(bundle, value);
  const { type, items, minItems, maxItems } = schema;
  const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : "const" in schema ? [schema.const] : [];
  if (values.length === 1) return { const: values[0] };
  const members = Object.entries(membersOf(bundle, schema));
  const types = [type ?? []].flat();
  if ((members.length > 0 || items !== undefined) && types.includes("null")) {
    throw new Error("an object or list that can be null has no shape");
  }
  if (items !== undefined) {
    const limits = { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
    return { items: shapeOf(bundle, items), ...limits };
  }
  const required = requiredOf(bundle, schema);
  const stray = required.find((name) => !members.some(([member]) => member === name));
  if (stray !== undefined) throw new Error(`${stray} is required and not described`);
  if (members.length === 0) return types.join("|");
  const properties = Object.fromEntries(members.map(([name, member]) => [name, shapeOf(bundle, member)]));
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
