import type { Bundle } from "../generate-bundle.js";
import { isRecord } from "../list-apis.js";
import { resolve } from "../read-bundle.js";

/** What the skeleton of an API is filled with, by the names its files use. */
export type Facts = Readonly<Record<string, string>>;

/** What can be told of a new API from its document alone. */
export interface NewApi {
  readonly facts: Facts;
  /** Whether the document has error codes, of which the client exports a type. */
  readonly hasCodes: boolean;
}

interface SampleOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

/**
 * Reads from a document what its skeleton needs. `name`: folder and package, in lower case with hyphens. Throws
 * `TypeError` that names what is unfit, such as a security scheme other than a key in one header.
 */
export function readNewApi(name: string, document: Bundle): NewApi {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    throw new TypeError(`the name ${name} must be lower case, with hyphens between words`);
  }
  const words = name.split("-");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const operations = operationsOf(document);
  const [first] = operations;
  if (first === undefined) throw new TypeError("the document has no operation");
  // One without parameters makes the simplest example.
  const sample = operations.find(({ method, path }) => method === "GET" && !path.includes("{")) ?? first;
  const { header, prefix } = keyOf(document);
  const parameters = [...sample.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => `${parameter}: "1"`);
  return {
    hasCodes: hasErrorCodes(document),
    facts: {
      name,
      Name: pascal,
      variable: pascal.charAt(0).toLowerCase() + pascal.slice(1),
      table: words.join("_"),
      title: textAt(document, "info", "title"),
      server: textAt(document, "servers", "0", "url").replace(/\/$/, ""),
      keyHeader: header,
      keyHeaderLower: header.toLowerCase(),
      keyPrefix: prefix,
      keyPrefixLength: String(prefix.length),
      method: sample.method,
      path: sample.path,
      filledPath: sample.path.replace(/\{\w+\}/g, "1"),
      options: parameters.length === 0 ? "" : `, { params: { path: { ${parameters.join(", ")} } } }`,
      handlers: operations.map(({ operationId }) => `  ${operationId}: notImplemented,`).join("\n"),
      operationIds: JSON.stringify(operations.map(({ operationId }) => operationId)),
    },
  };
}

function operationsOf(document: Bundle): SampleOperation[] {
  const paths = isRecord(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([method, operation]) => {
      if (!isRecord(operation) || !/^(?:get|put|post|delete|patch)$/.test(method)) return [];
      const { operationId } = operation;
      if (typeof operationId !== "string") throw new TypeError(`${method} ${path} has no operationId`);
      return [{ operationId, method: method.toUpperCase(), path }];
    }),
  );
}

/** Whether the document has a table of error codes. Faults and contract tests tell codes apart as numbers. */
function hasErrorCodes(document: Bundle): boolean {
  const components = isRecord(document.components) ? document.components : {};
  const schemas = isRecord(components.schemas) ? Object.values(components.schemas) : [];
  const tables = schemas.flatMap((schema) =>
    isRecord(schema) && isRecord(schema["x-errorCodes"]) ? [schema["x-errorCodes"]] : [],
  );
  const stray = tables.flatMap((table) => Object.keys(table)).find((code) => !/^\d+$/.test(code));
  if (stray !== undefined)
    throw new TypeError(`the error code ${stray} is no integer: describe texts as an enum without x-errorCodes`);
  return tables.length > 0;
}

/** The header that tells who calls, and what stands in it before the key. */
function keyOf(document: Bundle): { readonly header: string; readonly prefix: string } {
  const components = isRecord(document.components) ? document.components : {};
  const schemes = isRecord(components.securitySchemes) ? Object.values(components.securitySchemes) : [];
  for (const given of schemes) {
    const scheme = resolve(document, given);
    if (scheme.type === "http" && scheme.scheme === "bearer") return { header: "Authorization", prefix: "Bearer " };
    if (scheme.type === "apiKey" && scheme.in === "header") return { header: String(scheme.name), prefix: "" };
  }
  throw new TypeError("no security scheme is a bearer token or a key in a header: the skeleton can send no other");
}

function textAt(document: unknown, ...way: readonly string[]): string {
  const value = way.reduce(
    (inner: unknown, step) => (isRecord(inner) || Array.isArray(inner) ? Reflect.get(inner, step) : undefined),
    document,
  );
  if (typeof value !== "string" || value === "") throw new TypeError(`the document has no ${way.join(".")}`);
  return value;
}
