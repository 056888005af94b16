import { createAjv } from "./http/ajv.js";
import { closeSchema } from "./http/closed-schema.js";
import { readDocument, type Schema } from "./http/document.js";

/** An answer as it came over the wire. `body`: parsed JSON, or anything for a binary answer. */
export interface ObservedAnswer {
  readonly operationId: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: unknown;
}

/** Says what is wrong with an answer; empty when nothing is. */
export type CheckAnswer = (answer: ObservedAnswer) => readonly string[];

/**
 * Checks answers closed against a bundle: status, content type and body must be documented for the operation, and a
 * member the document does not list is a fault. `bundle`: the document as `JSON.parse` gives it.
 */
export function createAnswerCheck(bundle: unknown): CheckAnswer {
  const document = readDocument(bundle);
  const operations = new Map(document.operations.map((operation) => [operation.operationId, operation]));
  const ajv = createAjv({ fillDefaults: false });
  const closed = new Map<Schema, Schema>();

  return ({ operationId, status, contentType, body }) => {
    const operation = operations.get(operationId);
    if (!operation) return [`there is no operation ${operationId}`];
    const answer = operation.responses.get(status);
    if (!answer) return [`status ${status} is not documented for ${operationId}`];
    const type = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const schema = answer.get(type);
    if (!schema) return [`content type ${type || "none"} is not documented for ${operationId} with status ${status}`];
    if (type !== "application/json") return [];
    const closedSchema = closed.get(schema) ?? closeSchema(document, schema);
    closed.set(schema, closedSchema);
    const accepts = ajv.compile(closedSchema);
    if (accepts(body)) return [];
    return (accepts.errors ?? []).map(({ instancePath, message, params }) => {
      const member: unknown = params.unevaluatedProperty ?? params.additionalProperty;
      return `${instancePath || "/"} ${message ?? ""}${member === undefined ? "" : ` (${String(member)})`}`;
    });
  };
}
