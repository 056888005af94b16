/** A JSON schema as the document writes it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** One parameter of an operation, its `$ref` followed. */
export interface Parameter {
  readonly name: string;
  readonly in: "cookie" | "header" | "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
}

/** One operation of a bundled document. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Schema of the request body by media type; undefined when the operation takes none. */
  readonly body: { readonly isRequired: boolean; readonly content: ReadonlyMap<string, Schema> } | undefined;
  /** Schema of each answer by status and media type. */
  readonly responses: ReadonlyMap<number, ReadonlyMap<string, Schema>>;
}

/** A bundled OpenAPI document: all its `$ref`s point into itself. */
export interface Document {
  /** Follows a local `$ref`; the node itself when it has none. */
  resolve(node: unknown): Schema;
  readonly operations: readonly DocumentOperation[];
}

const methods = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/** Reads a bundle. `json`: what `JSON.parse` gives. */
export function readDocument(json: unknown): Document {
  const root = objectOf(json);
  const resolve = (node: unknown): Schema => follow(root, node);
  const operations = Object.entries(objectOf(root.paths)).flatMap(([path, reference]) => {
    const item = resolve(reference);
    return methods.flatMap((method) =>
      item[method] === undefined ? [] : [readOperation(resolve, path, method, item, objectOf(item[method]))],
    );
  });
  return { resolve, operations };
}

function readOperation(
  resolve: Document["resolve"],
  path: string,
  method: string,
  item: Schema,
  operation: Schema,
): DocumentOperation {
  const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)].map((node) => {
    const parameter = resolve(node);
    return {
      name: String(parameter.name),
      in: parameter.in as Parameter["in"],
      required: parameter.required === true,
      schema: objectOf(parameter.schema),
    };
  });
  const body = operation.requestBody === undefined ? undefined : resolve(operation.requestBody);
  return {
    operationId: String(operation.operationId),
    method: method.toUpperCase(),
    path,
    parameters,
    body: body && { isRequired: body.required === true, content: contentOf(body) },
    responses: new Map(
      Object.entries(objectOf(operation.responses)).map(([status, node]) => [Number(status), contentOf(resolve(node))]),
    ),
  };
}

function contentOf(node: Schema): ReadonlyMap<string, Schema> {
  return new Map(
    Object.entries(objectOf(node.content)).map(([type, media]) => [type, objectOf(objectOf(media).schema)]),
  );
}

function follow(root: Schema, node: unknown): Schema {
  let current = objectOf(node);
  while (typeof current.$ref === "string") {
    const pointer = current.$ref.replace(/^#\//, "").split("/");
    let target: unknown = root;
    for (const part of pointer) {
      target = objectOf(target)[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")];
    }
    if (target === undefined) throw new Error(`the document has no ${current.$ref}`);
    current = objectOf(target);
  }
  return current;
}

/** The node as an object; an empty one for anything else. */
export function objectOf(node: unknown): Schema {
  return typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Schema) : {};
}

/** The node as a list; an empty one for anything else. */
export function listOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}
