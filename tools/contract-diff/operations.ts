import { isRecord } from "../list-apis.js";
import { type ContractDocument, entriesOf, itemsOf, type Json } from "./document.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A parameter where it applies, references followed. */
export interface Parameter {
  readonly node: Json;
  readonly in: string;
  readonly name: string;
  /** Name of the component it stands in. */
  readonly component: string | undefined;
}

/** An operation or webhook with what its path item adds to it. */
export interface Operation {
  /** operationId, or method and path where there is none. */
  readonly id: string;
  /** Path as written, or name of the webhook. */
  readonly path: string;
  readonly node: Json;
  readonly parameters: readonly Parameter[];
  /** Servers of its own or of its path; undefined when those of the document hold. */
  readonly servers: unknown;
  readonly security: unknown;
}

/** Operations of `paths` by method and path, with path parameters by position, so that their names do not matter. */
export function operationsOf(document: ContractDocument): Map<string, Operation> {
  return operationsIn(document, document.root.paths, (path) => path.replaceAll(/\{[^}]*\}/g, "{}"));
}

/** Webhooks by method and name. */
export function webhooksOf(document: ContractDocument): Map<string, Operation> {
  return operationsIn(document, document.root.webhooks, (name) => name);
}

function operationsIn(document: ContractDocument, items: unknown, keyOf: (path: string) => string) {
  const found = new Map<string, Operation>();
  for (const [path, value] of entriesOf(items)) {
    const { node: item } = document.resolve(value);
    for (const method of methods) {
      const node = item[method];
      if (!isRecord(node)) continue;
      found.set(`${method} ${keyOf(path)}`, {
        id: typeof node.operationId === "string" ? node.operationId : `${method.toUpperCase()} ${path}`,
        path,
        node,
        parameters: parametersOf(document, [...itemsOf(item.parameters), ...itemsOf(node.parameters)]),
        servers: node.servers ?? item.servers,
        security: node.security ?? document.root.security,
      });
    }
  }
  return found;
}

/** Parameters, those of the operation in place of those of the path with the same name. */
function parametersOf(document: ContractDocument, values: readonly unknown[]): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const value of values) {
    const { node, name: component } = document.resolve(value);
    const { in: where, name } = node;
    if (typeof where !== "string" || typeof name !== "string") continue;
    const spelled = where === "header" ? name.toLowerCase() : name;
    found.set(`${where} ${spelled}`, { node, in: where, name: spelled, component });
  }
  return [...found.values()];
}
