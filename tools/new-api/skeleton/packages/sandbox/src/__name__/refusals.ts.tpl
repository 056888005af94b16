import type { Fault } from "../core/fault.js";
import type { Outgoing } from "../core/http/exchange.js";
import type { Content } from "../core/vendor.js";

/** Statuses a fault of the control API may ask for; the code of a fault is its status. */
export const isStatus = (code: number) => code >= 400 && code < 600;

/**
 * A refusal as the document shows it: the first example of this status, of the operation or of any. A status without an
 * example answers with a message alone.
 */
export function createRefusal(document: unknown): (content: Content, fault: Fault) => Outgoing {
  const operations = Object.values(record(at(document, "paths"))).flatMap((path) => Object.values(record(path)));
  const resolve = (value: unknown): unknown => {
    const ref = at(value, "$ref");
    return typeof ref === "string" ? at(document, ...ref.split("/").slice(1)) : value;
  };
  const exampleOf = (operation: unknown, status: number): unknown => {
    const answer = resolve(at(operation, "responses", String(status)));
    const [example] = Object.values(record(at(answer, "content", "application/json", "examples")));
    return at(resolve(example), "value");
  };
  return ({ operationId }, { code: status }) => {
    const own = operations.filter((operation) => at(operation, "operationId") === operationId);
    const found = [...own, ...operations].map((operation) => exampleOf(operation, status));
    const body = found.find((example) => example !== undefined) ?? { message: `status ${status}` };
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  };
}

function at(value: unknown, ...way: readonly string[]): unknown {
  return way.reduce((inner: unknown, name) => record(inner)[name], value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}
