import { type ApiDocument, type Operation, referenceOf } from "../api-document.js";
import { type JsonNode, nodeAt, nodesAt, textAt } from "../json-node.js";

/** A place of a request, as the contract tests name it. */
export interface Place {
  readonly operationId: string;
  readonly place: "body" | "path" | "query";
  /** Parameter or member. */
  readonly name: string;
  /** Named schema it has. */
  readonly schema: string | undefined;
}

/** The schema of a member, looked for in the parts a schema is put together of. */
function memberOf(document: ApiDocument, given: JsonNode, name: string): JsonNode | undefined {
  const reference = referenceOf(given);
  const schema = reference === undefined ? given : nodeAt(document.schemas, reference);
  const own = nodeAt(schema, "properties")[name];
  if (own !== undefined) return nodeAt({ own }, "own");
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => nodesAt(schema, key));
  return parts.map((part) => memberOf(document, part, name)).find((found) => found !== undefined);
}

function schemaAt(document: ApiDocument, operation: Operation, place: Place["place"], name: string): JsonNode {
  if (place === "body") return memberOf(document, operation.body?.schema ?? {}, name) ?? {};
  const parameter = operation.parameters.find((each) => each.in === place && textAt(each, "name") === name);
  return nodeAt(parameter ?? {}, "schema");
}

/** A parameter or member of an operation as a place. */
export function placeNamed(document: ApiDocument, operation: Operation, place: Place["place"], name: string): Place {
  const schema = referenceOf(schemaAt(document, operation, place, name));
  return { operationId: operation.id, place, name, schema };
}
