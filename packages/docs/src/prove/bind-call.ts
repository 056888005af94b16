import type { ApiDocument, Operation } from "../api-document.js";
import { isNode, type JsonNode } from "../json-node.js";
import { exampleCall, type OperationCall } from "../samples/operation-call.js";
import { type Place, placeNamed } from "./places.js";
import type { TestedApi } from "./provable-api.js";
import type { ResourceMaker, Scope } from "./resource-maker.js";

type Kit = TestedApi["kit"];
type CaseRequest = Parameters<NonNullable<Kit["fitTogether"]>>[0];
type CaseValues = CaseRequest["pathValues"];

/** Whether a value refers to something that only the sandbox can number. */
function isBound(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isBound);
  if (!isNode(value)) return false;
  return typeof value.resource === "string" || Object.values(value).some(isBound);
}

/** References that go together, such as a card and the limit that it has. */
function fitted(kit: Kit, { id, method, path }: Operation, pathValues: CaseValues, body: CaseValues): CaseValues {
  const auth = { kind: "valid" } as const;
  const request = { operationId: id, method, path, pathValues, query: [], headers: {}, auth };
  const made = kit.fitTogether?.({ ...request, body: { kind: "json", value: body } });
  return made?.body?.kind === "json" && isNode(made.body.value) ? { ...body, ...made.body.value } : body;
}

/**
 * The example of an operation with the numbers and names of the document's invented things replaced by those of things
 * that exist in the sandbox. Everything else stays as it is shown.
 */
export async function bindCall(
  document: ApiDocument,
  operation: Operation,
  kit: Kit,
  maker: ResourceMaker,
): Promise<OperationCall> {
  const scope: Scope = new Map();
  /** References for the values that are shown; other values have none. */
  const references = (place: Place["place"], values: JsonNode): CaseValues =>
    Object.fromEntries(
      Object.keys(values).flatMap((name) => {
        const sample = kit.ruleFor(placeNamed(document, operation, place, name))?.sample;
        return sample !== undefined && isBound(sample) ? [[name, sample]] : [];
      }),
    );
  const bound = async (values: JsonNode, given: CaseValues): Promise<JsonNode> => {
    const members: [string, unknown][] = [];
    for (const [name, value] of Object.entries(values)) {
      const real = isBound(given[name]) ? await maker.resolve(given[name], scope) : value;
      members.push([name, Array.isArray(value) && !Array.isArray(real) ? [real] : real]);
    }
    return Object.fromEntries(members);
  };
  const { body, path, query } = exampleCall(operation);
  const inPath = references("path", path);
  return {
    path: await bound(path, inPath),
    query: await bound(query, references("query", query)),
    body: isNode(body) ? await bound(body, fitted(kit, operation, inPath, references("body", body))) : body,
  };
}
