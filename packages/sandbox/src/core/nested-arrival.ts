import type { Api } from "./api.js";
import type { CheckedRequest } from "./arrival.js";
import type { Incoming } from "./http/exchange.js";
import { type Fields, Problem } from "./http/fields.js";
import { type Checked, type NestedChecks, textsOf } from "./http/nested-checks.js";
import { parseNestedFields } from "./http/nested-fields.js";
import { noBody } from "./http/read-body.js";
import { type Members, readJson } from "./http/read-json.js";
import type { Route } from "./http/router.js";

/** Where a request leads, its path and query as they were sent. */
export interface Target {
  readonly route: Extract<Route, { readonly kind: "operation" }>;
  readonly path: string;
  readonly query: string;
}

const nothing: Checked = { values: Object.freeze({}), violations: [] };

/**
 * Reads a request of an API with JSON bodies and brackets in its queries. Nothing is refused here: what does not fit
 * the document is in `violations`, all of it, and missing in the values.
 */
export async function readNested(api: Api, target: Target, incoming: Incoming): Promise<CheckedRequest> {
  const { operation, path: segments } = target.route;
  const content = operation.body ? await readJson(incoming, api.vendor.bodyLimit) : {};
  const hasInput = operation.body !== undefined || operation.parameters.length > 0;
  const checks = hasInput ? await api.nestedChecksOf(operation) : undefined;
  const path = checks?.path(segments instanceof Problem ? {} : Object.fromEntries(segments)) ?? nothing;
  const query = checks?.query(parseNestedFields(target.query)) ?? nothing;
  const body = checks && operation.body ? checkBody(checks, content) : nothing;
  const fields = content instanceof Problem ? noBody.fields : textsOf(content);
  return {
    target: target.path,
    operation,
    misrouted: undefined,
    problem: undefined,
    violations: [...path.violations, ...query.violations, ...body.violations],
    path: path.values,
    query: query.values,
    body: operation.body ? body.values : undefined,
    sent: { fields, files: noBody.files, query: queryTexts(target.query) },
  };
}

function checkBody(checks: NestedChecks, content: Members | Problem): Checked {
  if (!(content instanceof Problem)) return checks.body(content);
  const params = { reason: content.reason };
  const violation = { place: "body", path: [], keyword: "readable", params, found: "value" } as const;
  return { values: nothing.values, violations: [violation] };
}

function queryTexts(query: string): Fields {
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name).join(",")]));
}
