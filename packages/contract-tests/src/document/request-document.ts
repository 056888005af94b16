import { at, isObject, type JsonObject, membersOf } from "../json.js";

/** A parameter of an operation. */
export interface RequestParameter {
  readonly name: string;
  readonly in: "header" | "path" | "query";
  readonly isRequired: boolean;
  readonly schema: JsonObject;
  /** `form` unless the document says `deepObject`. */
  readonly style: "deepObject" | "form" | "simple";
  /** Documented values. */
  readonly examples: readonly unknown[];
}

/** Body of an operation, in the first media type the document lists. */
export interface RequestBody {
  readonly isRequired: boolean;
  readonly mediaType: string;
  readonly schema: JsonObject;
  readonly examples: readonly { readonly name: string; readonly value: unknown }[];
}

/** What an operation takes. */
export interface RequestOperation {
  readonly operationId: string;
  readonly tag: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly description: string;
  readonly parameters: readonly RequestParameter[];
  readonly body: RequestBody | undefined;
  /** Headers that prove who calls, lower case, by the security the document demands; empty where it demands none. */
  readonly authHeaders: readonly string[];
  /** Statuses of success. */
  readonly successes: readonly number[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Methods of the document at a path, upper case. */
export function methodsOf(bundle: JsonObject, path: string): readonly string[] {
  const item = resolve(bundle, at(bundle, "paths", path));
  return methods.filter((method) => isObject(at(item, method))).map((method) => method.toUpperCase());
}

/** Reads what the operations of a bundle take, in its order. */
export function readRequests(bundle: JsonObject): readonly RequestOperation[] {
  return membersOf(bundle.paths).flatMap(([path, reference]) => {
    const item = resolve(bundle, reference);
    return methods.flatMap((method) => {
      const operation = at(item, method);
      return isObject(operation) ? [readOperation(bundle, { path, method, item, operation })] : [];
    });
  });
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly item: unknown;
  readonly operation: JsonObject;
}

function readOperation(bundle: JsonObject, { path, method, item, operation }: Found): RequestOperation {
  const { operationId, tags, description, security, responses } = operation;
  const listed = [...listOf(at(item, "parameters")), ...listOf(operation.parameters)];
  return {
    operationId: String(operationId),
    tag: String(listOf(tags)[0] ?? ""),
    method: method.toUpperCase(),
    path,
    description: typeof description === "string" ? description : "",
    parameters: listed.flatMap((node) => readParameter(bundle, node)),
    body: readBody(bundle, operation.requestBody),
    authHeaders: authHeadersOf(bundle, security ?? bundle.security),
    successes: membersOf(responses)
      .map(([status]) => Number(status))
      .filter((status) => status >= 200 && status < 300),
  };
}

function readParameter(bundle: JsonObject, node: unknown): readonly RequestParameter[] {
  const parameter = resolve(bundle, node);
  const place = at(parameter, "in");
  const schema = at(parameter, "schema");
  if (place !== "header" && place !== "path" && place !== "query") return [];
  const examples = [
    at(parameter, "example"),
    ...membersOf(at(parameter, "examples")).map(([, each]) => at(each, "value")),
  ];
  return [
    {
      name: String(at(parameter, "name")),
      in: place,
      isRequired: at(parameter, "required") === true,
      schema: isObject(schema) ? schema : {},
      style: at(parameter, "style") === "deepObject" ? "deepObject" : place === "query" ? "form" : "simple",
      examples: examples.filter((example) => example !== undefined),
    },
  ];
}

function readBody(bundle: JsonObject, node: unknown): RequestBody | undefined {
  const body = resolve(bundle, node);
  const [first] = membersOf(at(body, "content"));
  if (first === undefined) return undefined;
  const [mediaType, media] = first;
  const schema = at(media, "schema");
  const examples = membersOf(at(media, "examples")).map(([name, example]) => ({
    name,
    value: at(resolve(bundle, example), "value"),
  }));
  const single = at(media, "example");
  return {
    isRequired: at(body, "required") === true,
    mediaType,
    schema: isObject(schema) ? schema : {},
    examples: single === undefined ? examples : [...examples, { name: "example", value: single }],
  };
}

function authHeadersOf(bundle: JsonObject, security: unknown): readonly string[] {
  const names = listOf(security).flatMap((each) => membersOf(each).map(([name]) => name));
  const headers = names.flatMap((name) => {
    const scheme = resolve(bundle, at(bundle, "components", "securitySchemes", name));
    if (at(scheme, "type") === "http") return ["authorization"];
    return at(scheme, "in") === "header" ? [String(at(scheme, "name")).toLowerCase()] : [];
  });
  return [...new Set(headers)];
}

/** What a `$ref` into the bundle stands for; anything else comes back as it is. */
function resolve(bundle: JsonObject, value: unknown): unknown {
  const ref = at(value, "$ref");
  if (typeof ref !== "string") return value;
  const way = ref.replace(/^#\//, "").split("/");
  return at(bundle, ...way.map((name) => decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~")));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
