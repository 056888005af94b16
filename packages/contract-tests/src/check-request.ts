import type { RequestCheckId } from "./contract-violation.js";
import type { ApiDocument } from "./document/api-document.js";
import type { RequestOperation, RequestParameter } from "./document/request-document.js";
import { viewSchema } from "./document/schema-view.js";
import { createValidators, type Validators } from "./document/validators.js";
import { bodyFrom, type FormEntries, readingThatFits } from "./read-form.js";

/** A request as it is going out. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path below the base address, without query. */
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What is wrong with a request. */
export interface RequestFault {
  readonly check: RequestCheckId;
  readonly message: string;
  readonly pointer?: string;
}

/** Judges what a caller sends by the document, closed: what it does not describe is a fault. */
export type RequestChecker = (
  request: OutgoingRequest,
) => Promise<{ readonly operationId: string | undefined; readonly faults: readonly RequestFault[] }>;

/** A checker of requests for one document. Schemas are compiled when they are first met. */
export function createRequestChecker(document: ApiDocument): RequestChecker {
  const validators = createValidators(document.schemas);
  const requests = new Map(document.requests.map((each) => [each.operationId, each]));

  return async (request) => {
    const found = document.find(request.method, request.pathname);
    const operation = found && requests.get(found.operationId);
    if (operation === undefined) {
      const message = `${request.method} ${request.pathname} is no documented operation`;
      return { operationId: undefined, faults: [{ check: "request-operation", message }] };
    }
    const faults = [
      ...proofFaults(operation, request),
      ...parameterFaults(operation, request, document, validators),
      ...(await bodyFaults(operation, request, document, validators)),
    ];
    return { operationId: operation.operationId, faults };
  };
}

function proofFaults({ authHeaders }: RequestOperation, { headers }: OutgoingRequest): readonly RequestFault[] {
  return authHeaders
    .filter((name) => !headers.has(name))
    .map((name) => ({ check: "request-authentication", message: `the header ${name} is missing` }));
}

function parameterFaults(
  operation: RequestOperation,
  request: OutgoingRequest,
  document: ApiDocument,
  validators: Validators,
): readonly RequestFault[] {
  const { parameters } = operation;
  const path = pathValues(operation.path, request.pathname);
  const fault = (message: string): RequestFault => ({ check: "request-parameter", message });

  function faultOf(parameter: RequestParameter): readonly RequestFault[] {
    const { name, in: place, isRequired, schema, style } = parameter;
    if (style === "deepObject") return memberFaults(parameter);
    const given =
      place === "query"
        ? request.query.getAll(name)
        : [place === "path" ? path.get(name) : request.headers.get(name)].filter((value) => typeof value === "string");
    if (given.length === 0) return isRequired ? [fault(`the ${place} parameter ${name} is missing`)] : [];
    const isList = viewSchema(schema, document.schemas).items !== undefined;
    if (given.length > 1 && !isList) return [fault(`the ${place} parameter ${name} stands ${given.length} times`)];
    const fits = readingThatFits(isList ? given : given[0], schema, document.schemas, validators) !== undefined;
    return fits ? [] : [fault(`the ${place} parameter ${name} is not what the document says`)];
  }

  function memberFaults({ name, schema, isRequired }: RequestParameter): readonly RequestFault[] {
    const { properties, required } = viewSchema(schema, document.schemas);
    const isThere = [...request.query.keys()].some((key) => key.startsWith(`${name}[`));
    if (!isThere) return isRequired ? [fault(`the query parameter ${name} is missing`)] : [];
    return [...properties].flatMap(([member, inner]) => {
      const [value] = request.query.getAll(`${name}[${member}]`);
      if (value === undefined) return required.has(member) ? [fault(`${name}[${member}] is missing`)] : [];
      const fits = readingThatFits(value, inner, document.schemas, validators) !== undefined;
      return fits ? [] : [fault(`${name}[${member}] is not what the document says`)];
    });
  }

  const known = new Set(
    parameters.flatMap(({ name, style, schema }) =>
      style === "deepObject"
        ? [...viewSchema(schema, document.schemas).properties.keys()].map((member) => `${name}[${member}]`)
        : [name],
    ),
  );
  const unknown = [...new Set(request.query.keys())].filter((name) => !known.has(name));
  return [
    ...parameters.flatMap(faultOf),
    ...unknown.map((name) => fault(`the query parameter ${name} is not documented`)),
  ];
}

async function bodyFaults(
  { body }: RequestOperation,
  { headers, body: bytes }: OutgoingRequest,
  document: ApiDocument,
  validators: Validators,
): Promise<readonly RequestFault[]> {
  if (bytes.length === 0) {
    return body?.isRequired === true ? [{ check: "request-body", message: "the body is missing" }] : [];
  }
  if (body === undefined) return [{ check: "request-body", message: "the operation takes no body" }];
  const mediaType = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (mediaType !== body.mediaType) {
    const seen = mediaType === "" ? "missing" : mediaType;
    return [{ check: "request-media-type", message: `the media type is ${seen}, not ${body.mediaType}` }];
  }
  const value = await readBody(mediaType, headers, bytes);
  if (value === undefined) return [{ check: "request-body", message: `the body is no ${mediaType}` }];
  const judged =
    value.kind === "json" ? value.json : bodyFrom(value.entries, body.schema, document.schemas, validators);
  return validators
    .misfits(body.schema, judged)
    .map(({ pointer, message }) => ({ check: "request-body", message, ...(pointer !== "" && { pointer }) }));
}

type ReadBody =
  | { readonly kind: "json"; readonly json: unknown }
  | { readonly kind: "form"; readonly entries: FormEntries };

async function readBody(
  mediaType: string,
  headers: Headers,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ReadBody | undefined> {
  try {
    if (/[/+]json$/.test(mediaType)) return { kind: "json", json: JSON.parse(new TextDecoder().decode(bytes)) };
    if (mediaType === "application/x-www-form-urlencoded") {
      return { kind: "form", entries: [...new URLSearchParams(new TextDecoder().decode(bytes))] };
    }
    const type = headers.get("content-type") ?? "";
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    // What is in a file is not the document's business.
    return { kind: "form", entries: [...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]) };
  } catch {
    return undefined;
  }
}

function pathValues(template: string, pathname: string): ReadonlyMap<string, string> {
  const parts = pathname.split("/");
  const pairs = template.split("/").flatMap((part, index): [string, string][] => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    return name === undefined ? [] : [[name, decoded(parts[index] ?? "")]];
  });
  return new Map(pairs);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
