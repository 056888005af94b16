import { asNode, entriesAt, isNode, type JsonNode, listAt, nodeAt, nodesAt, textAt } from "./json-node.js";

/** A named example of a body. */
export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

/** A body in one media type. */
export interface Media {
  readonly type: string;
  readonly schema: JsonNode;
  readonly examples: readonly Example[];
}

/** One documented answer. `shared` is the name of its component when several operations have it. */
export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly evidence: string;
  readonly media: Media | undefined;
  readonly shared: string | undefined;
}

/** An operation, or a webhook: `path` is then the vendor's name of the event. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly evidence: string;
  /** Whether the vendor's guides say nothing of it, so that only its public reference knows it. */
  readonly isReferenceOnly: boolean;
  /** Whether the operation has security of its own, that is: goes without what all others need. */
  readonly isOpen: boolean;
  /** Hosts of its own, where it is not answered by those of the document. */
  readonly servers: readonly JsonNode[];
  readonly parameters: readonly JsonNode[];
  readonly body: Media | undefined;
  readonly answers: readonly Answer[];
}

/** What the pages need of a bundled OpenAPI document. */
export interface ApiDocument {
  readonly info: JsonNode;
  readonly servers: readonly JsonNode[];
  readonly tags: readonly JsonNode[];
  readonly security: JsonNode;
  readonly schemas: JsonNode;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
  /** The answers that operations share, in the order of their status. */
  readonly failures: readonly Answer[];
  /** How often each component is referred to. */
  readonly uses: ReadonlyMap<string, number>;
  /** Name of the schema that lists the reasons for a declined card transaction, if there is one. */
  readonly declines: string | undefined;
}

/** Names a document can give to the list of reasons for a declined card transaction. */
const declineSchemas = ["DeclineCode", "AuthorizationResponseCode"];

/** How the name of a tag begins whose operations only the vendor's public reference has. */
export const referenceOnly = "Public reference: ";

const methods = ["get", "post", "put", "patch", "delete"];

/** Name of the component a reference points to; `undefined` when the node is no reference. */
export function referenceOf(node: JsonNode): string | undefined {
  return node.$ref === undefined ? undefined : textAt(node, "$ref").split("/").at(-1);
}

function readMedia(owner: JsonNode): Media | undefined {
  const [first] = entriesAt(owner, "content");
  if (first === undefined) return undefined;
  const [type, media] = first;
  const examples = entriesAt(media, "examples").map(([name, example]) => ({
    summary: textAt(example, "summary") || name,
    value: example.value,
  }));
  return { type, schema: nodeAt(media, "schema"), examples };
}

function countUses(value: unknown, uses: Map<string, number>): void {
  if (Array.isArray(value)) for (const item of value) countUses(item, uses);
  if (!isNode(value)) return;
  const name = referenceOf(value);
  if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const member of Object.values(value)) countUses(member, uses);
}

function readOperation(path: string, method: string, item: JsonNode, components: JsonNode): Operation {
  const node = nodeAt(item, method);
  const tag = String(listAt(node, "tags")[0]);
  const resolve = (kind: string, given: JsonNode) => {
    const name = referenceOf(given);
    return name === undefined ? given : asNode(nodeAt(components, kind)[name], name);
  };
  return {
    id: textAt(node, "operationId"),
    method: method.toUpperCase(),
    path,
    tag,
    isReferenceOnly: tag.startsWith(referenceOnly),
    summary: textAt(node, "summary"),
    description: textAt(node, "description"),
    evidence: textAt(node, "x-evidence"),
    isOpen: node.security !== undefined,
    servers: [...nodesAt(item, "servers"), ...nodesAt(node, "servers")],
    parameters: [...nodesAt(item, "parameters"), ...nodesAt(node, "parameters")].map((parameter) =>
      resolve("parameters", parameter),
    ),
    body: readMedia(nodeAt(node, "requestBody")),
    answers: entriesAt(node, "responses").map(([status, given]) => {
      const answer = resolve("responses", given);
      const [description, evidence] = [textAt(answer, "description"), textAt(answer, "x-evidence")];
      return { status, description, evidence, media: readMedia(answer), shared: referenceOf(given) };
    }),
  };
}

/** Reads a bundle. Throws `TypeError` when a part of it has not the form OpenAPI gives it. */
export function readDocument(bundle: unknown): ApiDocument {
  const root = asNode(bundle, "bundle");
  const components = nodeAt(root, "components");
  const operationsAt = (key: string) =>
    entriesAt(root, key).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method] !== undefined)
        .map((method) => readOperation(path, method, item, components)),
    );
  const operations = operationsAt("paths");
  const shared = operations.flatMap(({ answers }) => answers.filter((answer) => answer.shared !== undefined));
  const failures = new Map(shared.map((answer) => [answer.shared, answer]));
  const uses = new Map<string, number>();
  countUses(root, uses);
  const schemas = nodeAt(components, "schemas");
  return {
    info: nodeAt(root, "info"),
    servers: nodesAt(root, "servers"),
    tags: nodesAt(root, "tags"),
    security: nodeAt(components, "securitySchemes"),
    schemas,
    operations,
    webhooks: operationsAt("webhooks"),
    failures: [...failures.values()].sort((a, b) => a.status.localeCompare(b.status)),
    uses,
    declines: declineSchemas.find((name) => schemas[name] !== undefined),
  };
}
