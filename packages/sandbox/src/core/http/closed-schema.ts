import { type Document, listOf, objectOf, type Schema } from "./document.js";

const combined = ["allOf", "anyOf", "oneOf"] as const;

/**
 * A self-contained copy of a schema that refuses members the document does not list, at every depth. Members that are
 * spread over an `allOf` count together. An object whose schema lists no members at all stays open.
 * Components it needs come along as `$defs`, so only what is used is compiled.
 */
export function closeSchema(document: Document, schema: Schema): Schema {
  return copySchema(document, schema, true);
}

/** A self-contained copy of a schema that says of further members what the document says. */
export function openSchema(document: Document, schema: Schema): Schema {
  return copySchema(document, schema, false);
}

function copySchema(document: Document, schema: Schema, isClosed: boolean): Schema {
  const definitions: Record<string, Schema> = {};

  function reference(pointer: string, isWhole: boolean): Schema {
    const name = `${pointer.replace(/^#\//, "").replaceAll("/", ".")}${isWhole ? "" : ".part"}`;
    if (!(name in definitions)) {
      definitions[name] = {}; // A component may refer to itself.
      definitions[name] = close(document.resolve({ $ref: pointer }), isWhole);
    }
    return { $ref: `#/$defs/${encodeURIComponent(name)}` };
  }

  /** `isWhole` is false for a branch of a combination: its siblings may list further members. */
  function close(node: Schema, isWhole: boolean): Schema {
    if (typeof node.$ref === "string") return reference(node.$ref, isWhole);
    const closed: Record<string, unknown> = { ...node };
    for (const keyword of combined) {
      if (keyword in node) closed[keyword] = listOf(node[keyword]).map((branch) => close(objectOf(branch), false));
    }
    for (const keyword of ["items", "contains", "not"]) {
      if (keyword in node) closed[keyword] = close(objectOf(node[keyword]), true);
    }
    if (typeof node.additionalProperties === "object") {
      closed.additionalProperties = close(objectOf(node.additionalProperties), true);
    }
    if ("properties" in node) {
      const members = Object.entries(objectOf(node.properties));
      closed.properties = Object.fromEntries(members.map(([name, member]) => [name, close(objectOf(member), true)]));
    }
    const listsMembers = "properties" in node || combined.some((keyword) => keyword in node);
    if (isClosed && isWhole && listsMembers && !("additionalProperties" in node) && mayBeObject(node)) {
      closed.unevaluatedProperties = false;
    }
    return closed;
  }

  const closed = close(schema, true);
  return Object.keys(definitions).length > 0 ? { ...closed, $defs: definitions } : closed;
}

function mayBeObject({ type }: Schema): boolean {
  return type === undefined || type === "object" || listOf(type).includes("object");
}
