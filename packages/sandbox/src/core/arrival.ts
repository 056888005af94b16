import type { Api } from "./api.js";
import type { Fault } from "./fault.js";
import type { DocumentOperation } from "./http/document.js";
import type { Incoming } from "./http/exchange.js";
import { type Fields, Problem, parseFields } from "./http/fields.js";
import { type Body, noBody, readBody } from "./http/read-body.js";
import type { OperationChecks } from "./http/validators.js";
import type { Violation } from "./http/violation.js";
import { readNested, type Target } from "./nested-arrival.js";

type Values = Readonly<Record<string, unknown>>;

/** A request that was read and checked against the document, but not judged. */
export interface CheckedRequest {
  /** Path without query, as sent. */
  readonly target: string;
  readonly operation: DocumentOperation | undefined;
  /** The refusal when the path or the method leads to no operation. */
  readonly misrouted: Fault | undefined;
  /** What is wrong with the parameters or the body, of a vendor with flat requests. */
  readonly problem: string | undefined;
  /** Everything that does not fit the document, of a vendor with nested requests; for its `review` to judge. */
  readonly violations: readonly Violation[];
  /** Checked values; empty when there is a problem. */
  readonly path: Values;
  readonly query: Values;
  readonly body: Values | undefined;
  /** Members as they were sent. */
  readonly sent: Body & { readonly query: Fields };
}

const none: Values = Object.freeze({});
const noFields: Fields = new Map();
const noViolations: readonly Violation[] = [];

/** Reads a request to the end and checks it by the document of the API. Without a body there is mostly nothing to wait for. */
export function readRequest(api: Api, incoming: Incoming): CheckedRequest | Promise<CheckedRequest> {
  const { target, method } = incoming;
  const mark = target.indexOf("?");
  const pathText = mark === -1 ? target : target.slice(0, mark);
  const route = api.route(method, pathText);
  if (route.kind !== "operation") {
    const reason = route.kind === "noRoute" ? { kind: route.kind, path: pathText } : route;
    const sent = { ...noBody, query: noFields };
    const misrouted = api.vendor.refuse(reason);
    return {
      target: pathText,
      operation: undefined,
      misrouted,
      problem: undefined,
      violations: noViolations,
      path: none,
      query: none,
      body: none,
      sent,
    };
  }

  const arrived = { route, path: pathText, query: mark === -1 ? "" : target.slice(mark + 1) };
  if (api.vendor.requests === "nested") return readNested(api, arrived, incoming);
  const { operation } = route;
  const checks = api.checksOf(operation);
  if (operation.body || checks instanceof Promise) return readFlat(checks, arrived, incoming);
  return checkFlat(checks, arrived, incoming, noBody);
}

async function readFlat(
  checks: OperationChecks | Promise<OperationChecks>,
  arrived: Target,
  incoming: Incoming,
): Promise<CheckedRequest> {
  const { body } = arrived.route.operation;
  const content = body ? await readBody(incoming, new Set(body.content.keys())) : noBody;
  return checkFlat(await checks, arrived, incoming, content);
}

function checkFlat(
  checks: OperationChecks,
  { route, path: target, query: queryText }: Target,
  incoming: Incoming,
  bodySent: Body | Problem,
): CheckedRequest {
  const { operation } = route;
  const querySent = queryText === "" ? noFields : parseFields(queryText);
  const problems: Problem[] = [];
  const kept = <T, U>(value: T | Problem, otherwise: U): T | U => {
    if (!(value instanceof Problem)) return value;
    problems.push(value);
    return otherwise;
  };

  const fields = kept(querySent, noFields);
  const content = kept(bodySent, noBody);
  const path = kept(route.path instanceof Problem ? route.path : checks.path(route.path), none);
  const query = kept(checks.query(fields), none);
  const body = problems.length > 0 ? undefined : kept(checkBody(operation, checks, incoming, content), undefined);
  return {
    target,
    operation,
    misrouted: undefined,
    problem: problems[0]?.reason,
    violations: noViolations,
    path,
    query,
    body,
    sent: { fields: content.fields, files: content.files, query: fields },
  };
}

function checkBody(
  operation: DocumentOperation,
  checks: OperationChecks,
  incoming: Incoming,
  { fields, files }: Body,
): Values | undefined | Problem {
  if (!operation.body) return undefined;
  const sentType = incoming.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  const [onlyType] = operation.body.content.keys();
  const found = checks.body(sentType ?? onlyType ?? "");
  if (!found) return undefined;
  for (const name of found.files) if (fields.has(name)) return new Problem(`parameter ${name} must be a file`);
  for (const name of files.keys())
    if (!found.files.has(name)) return new Problem(`no file is expected under this name`);
  // For the schema a file is a string; its name will do.
  const withFiles =
    files.size === 0 ? fields : new Map([...fields, ...[...files].map(([member]) => [member, member] as const)]);
  const values = found.check(withFiles);
  if (values instanceof Problem || files.size === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([member]) => !files.has(member)));
}
