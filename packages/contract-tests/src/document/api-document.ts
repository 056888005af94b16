import { at, isObject, type JsonObject, membersOf } from "../json.js";
import { methodsOf, type RequestOperation, readRequests } from "./request-document.js";

/** One answer of an operation: schema by media type. A media type with an undefined schema holds anything. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly content: ReadonlyMap<string, JsonObject>;
  /** Headers the document promises, lower case, each with its schema and whether it always comes. */
  readonly headers: ReadonlyMap<string, { readonly isRequired: boolean; readonly schema: JsonObject }>;
}

/** An operation of the document. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly tag: string;
  /** Upper case. */
  readonly method: string;
  /** Template as the document spells it, such as `/v1.0/accounts/{id}`. */
  readonly path: string;
  readonly answers: ReadonlyMap<number, DocumentedAnswer>;
  /** Schema of the request body, whatever its encoding; undefined where the operation takes none. */
  readonly body: JsonObject | undefined;
}

/** A message the vendor sends by itself. */
export interface DocumentedWebhook {
  /** The vendor's name, which is the key in the document. */
  readonly name: string;
  readonly operationId: string;
  readonly body: JsonObject;
}

/** One row of the error catalogue (`x-errorCodes`). */
export interface ErrorCode {
  readonly code: number;
  readonly status: number;
  /** Undefined where the vendor gives no name. */
  readonly exception: string | undefined;
}

/** A bundled OpenAPI 3.1 document, read for judging answers. */
export interface ApiDocument {
  readonly title: string;
  readonly version: string;
  /** What the operations take, in the order of the document. */
  readonly requests: readonly RequestOperation[];
  /** Methods of the document at a path, upper case. */
  methodsAt(path: string): readonly string[];
  readonly operations: ReadonlyMap<string, DocumentedOperation>;
  /** By the vendor's name. */
  readonly webhooks: ReadonlyMap<string, DocumentedWebhook>;
  readonly errorCodes: ReadonlyMap<number, ErrorCode>;
  /** The named schemas, whose `$ref`s are still in place. */
  readonly schemas: JsonObject;
  /** The operation behind a request; `pathname` is relative to the base address. */
  find(method: string, pathname: string): DocumentedOperation | undefined;
  /** The refusals that every operation shares, for requests that reach none: an unknown path, a wrong method. */
  readonly refusals: ReadonlyMap<number, DocumentedAnswer>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Reads a bundle. Throws `TypeError` when it has no paths or an operation has no operationId. */
export function readDocument(bundle: unknown): ApiDocument {
  if (!isObject(bundle) || !isObject(bundle.paths)) throw new TypeError("the document is no OpenAPI bundle: no paths");
  const schemas = at(bundle, "components", "schemas");
  const operations = membersOf(bundle.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = at(item, method);
      return isObject(operation) ? [readOperation(bundle, path, method, operation)] : [];
    }),
  );
  const webhooks = membersOf(bundle.webhooks).map(([name, item]) => readWebhook(bundle, name, item));
  return {
    title: String(at(bundle, "info", "title")),
    version: String(at(bundle, "info", "version")),
    requests: readRequests(bundle),
    methodsAt: (path) => methodsOf(bundle, path),
    operations: new Map(operations.map((operation) => [operation.operationId, operation])),
    webhooks: new Map(webhooks.map((webhook) => [webhook.name, webhook])),
    errorCodes: readErrorCodes(schemas),
    schemas: isObject(schemas) ? schemas : {},
    find: (method, pathname) => findOperation(operations, method, pathname),
    refusals: sharedRefusals(operations),
  };
}

function readOperation(bundle: JsonObject, path: string, method: string, operation: JsonObject): DocumentedOperation {
  const { operationId, tags, requestBody } = operation;
  if (typeof operationId !== "string") throw new TypeError(`${method} ${path} has no operationId`);
  const answers = membersOf(operation.responses).map(([status, answer]): [number, DocumentedAnswer] => [
    Number(status),
    { status: Number(status), content: readContent(bundle, answer), headers: readHeaders(bundle, answer) },
  ]);
  const [body] = readContent(bundle, requestBody).values();
  const tag = Array.isArray(tags) ? String(tags[0]) : "";
  return { operationId, tag, method: method.toUpperCase(), path, answers: new Map(answers), body };
}

function readWebhook(bundle: JsonObject, name: string, item: unknown): DocumentedWebhook {
  const operationId = at(item, "post", "operationId");
  const [body] = readContent(bundle, at(item, "post", "requestBody")).values();
  if (typeof operationId !== "string" || body === undefined) throw new TypeError(`webhook ${name} has no body or id`);
  return { name, operationId, body };
}

function readContent(bundle: JsonObject, holder: unknown): ReadonlyMap<string, JsonObject> {
  const content = at(resolve(bundle, holder), "content");
  return new Map(
    membersOf(content).map(([mediaType, media]) => {
      const schema = at(media, "schema");
      return [mediaType, isObject(schema) ? schema : {}];
    }),
  );
}

function readHeaders(bundle: JsonObject, answer: unknown): DocumentedAnswer["headers"] {
  return new Map(
    membersOf(at(resolve(bundle, answer), "headers")).map(([name, reference]) => {
      const header = resolve(bundle, reference);
      const schema = at(header, "schema");
      const isRequired = at(header, "required") === true;
      return [name.toLowerCase(), { isRequired, schema: isObject(schema) ? schema : {} }];
    }),
  );
}

/** What a `$ref` into the bundle stands for; anything else comes back as it is. */
function resolve(bundle: JsonObject, value: unknown): unknown {
  const ref = at(value, "$ref");
  if (typeof ref !== "string") return value;
  const way = ref.replace(/^#\//, "").split("/");
  return at(bundle, ...way.map((name) => decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~")));
}

function readErrorCodes(schemas: unknown): ReadonlyMap<number, ErrorCode> {
  const rows = membersOf(schemas).flatMap(([, schema]) => membersOf(at(schema, "x-errorCodes")));
  return new Map(
    rows.map(([code, row]) => {
      const exception = at(row, "exception");
      const status = Number(at(row, "status"));
      return [
        Number(code),
        { code: Number(code), status, exception: exception === undefined ? undefined : `${exception}` },
      ];
    }),
  );
}

/** Literal parts of a path win over parameters, as in OpenAPI 3.1, section "Path Templating Matching". */
function findOperation(operations: readonly DocumentedOperation[], method: string, pathname: string) {
  const parts = pathname.split("/");
  const candidates = operations.filter((operation) => operation.method === method && fits(operation.path, parts));
  const parameters = ({ path }: DocumentedOperation) => path.split("{").length;
  return candidates.sort((a, b) => parameters(a) - parameters(b))[0];
}

function fits(template: string, parts: readonly string[]): boolean {
  const wanted = template.split("/");
  if (wanted.length !== parts.length) return false;
  return wanted.every((part, i) => (part.startsWith("{") ? parts[i] !== "" : part === parts[i]));
}

function sharedRefusals(operations: readonly DocumentedOperation[]): ReadonlyMap<number, DocumentedAnswer> {
  const [first, ...others] = operations;
  const shared = [...(first?.answers ?? [])].filter(
    ([status]) => status >= 400 && others.every(({ answers }) => answers.has(status)),
  );
  return new Map(shared);
}
