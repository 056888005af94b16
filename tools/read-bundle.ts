// How generators look into a bundle, whose parts are unknown until checked.
import type { Bundle } from "./generate-bundle.js";
import { isRecord } from "./list-apis.js";

/** One operation of a document, named like `POST /v1.0/cards`. */
export interface Operation {
  readonly key: string;
  readonly path: string;
  readonly method: string;
  readonly operation: Readonly<Record<string, unknown>>;
  /** Parameters of the operation and of its path, resolved. */
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** What a `$ref` points at, or the value itself. Throws when it points nowhere. */
export function resolve(bundle: Bundle, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) return {};
  if (typeof value.$ref !== "string") return value;
  const parts = value.$ref.split("/").slice(1);
  const unescaped = parts.map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = unescaped.reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), bundle);
  if (!isRecord(target)) throw new Error(`${value.$ref} points nowhere`);
  return resolve(bundle, target);
}

/** Every operation under `paths`, in their order. */
export function operationsOf(bundle: Bundle): Operation[] {
  return Object.entries(isRecord(bundle.paths) ? bundle.paths : {}).flatMap(([path, given]) => {
    const item = resolve(bundle, given);
    return methods.flatMap((method) => {
      const operation = item[method];
      if (!isRecord(operation)) return [];
      const listed = [item.parameters, operation.parameters].flatMap((all) => (Array.isArray(all) ? all : []));
      const parameters = listed.map((parameter) => resolve(bundle, parameter));
      return [{ key: `${method.toUpperCase()} ${path}`, path, method, operation, parameters }];
    });
  });
}

/** Content of a request body or an answer by media type. */
export function contentOf(bundle: Bundle, value: unknown): Record<string, Record<string, unknown>> {
  const { content } = resolve(bundle, value);
  const entries = Object.entries(isRecord(content) ? content : {});
  return Object.fromEntries(entries.map(([media, entry]) => [media, isRecord(entry) ? entry : {}]));
}

/** Members of an object schema, those of its `allOf` included. */
export function membersOf(bundle: Bundle, value: unknown): Record<string, unknown> {
  const schema = resolve(bundle, value);
  const inherited = Array.isArray(schema.allOf) ? schema.allOf.map((part) => membersOf(bundle, part)) : [];
  return Object.assign({}, ...inherited, isRecord(schema.properties) ? schema.properties : {});
}
