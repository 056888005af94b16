import type { Ajv2020 } from "ajv/dist/2020.js";
import { openSchema } from "./closed-schema.js";
import { coerceText, schemaParts, typesOf } from "./coerce.js";
import { type Document, type DocumentOperation, objectOf, type Parameter, type Schema } from "./document.js";
import type { Violation } from "./violation.js";

type Members = Readonly<Record<string, unknown>>;

/** What fits the document, and everything that does not. A member that does not fit is left out of `values`. */
export interface Checked {
  readonly values: Members;
  readonly violations: readonly Violation[];
}

/** The checks of one operation whose members can hold lists and maps. Members the document does not list pass. */
export interface NestedChecks {
  /** Texts; a segment that does not fit is a violation like any other. */
  path(sent: Members): Checked;
  /** What `parseNestedFields` gives; answered under the names of the document, `ids[]` and not `ids`. */
  query(sent: Members): Checked;
  body(sent: Members): Checked;
}

/** Compiles the request checks of a document, each when it is first needed. */
export function createNestedChecks(document: Document): (operation: DocumentOperation) => Promise<NestedChecks> {
  let loading: Promise<Ajv2020> | undefined;
  const cache = new Map<string, NestedChecks>();

  function checkOf(ajv: Ajv2020, place: Violation["place"], schema: Schema) {
    const accepts = ajv.compile(openSchema(document, schema));
    return (sent: object): Checked => {
      const values: Record<string, unknown> = { ...sent };
      const unfit = accepts(values) ? [] : (accepts.errors ?? []).map((error) => violationOf(place, values, error));
      const violations = [...unfit, ...unkeepableTexts(place, values)];
      return { values: violations.reduce((kept, { path }) => without(kept, path), values), violations };
    };
  }

  async function compile(operation: DocumentOperation): Promise<NestedChecks> {
    loading ??= import("./ajv.js").then(({ createAjv }) => createAjv({ fillDefaults: true, findAll: true }));
    const ajv = await loading;
    const checkOfTexts = (place: "path" | "query") => {
      const parameters = operation.parameters.filter((parameter) => parameter.in === place);
      const schema = schemaOf(parameters);
      const check = checkOf(ajv, place, schema);
      return (sent: Members): Checked => {
        const { values, violations } = check(Object(coerceNested(document, schema, sent)));
        return { values: documentNames(parameters, values), violations };
      };
    };
    const bodySchema = operation.body?.content.get("application/json");
    const checks: NestedChecks = {
      path: checkOfTexts("path"),
      query: checkOfTexts("query"),
      body: bodySchema ? checkOf(ajv, "body", bodySchema) : (values) => ({ values, violations: [] }),
    };
    cache.set(operation.operationId, checks);
    return checks;
  }

  return async (operation) => cache.get(operation.operationId) ?? compile(operation);
}

/** A copy without the member at the end of a path. A list with a misfit goes as a whole: its places would shift. */
function without(node: Members, [name = "", ...rest]: readonly string[]): Members {
  const { [name]: member, ...others } = node;
  const isMap = typeof member === "object" && member !== null && !Array.isArray(member);
  return rest.length > 0 && isMap ? { ...others, [name]: without(objectOf(member), rest) } : others;
}

const withoutBrackets = (name: string) => name.replace(/\[\]$/, "");

function schemaOf(parameters: readonly Parameter[]): Schema {
  return {
    type: "object",
    required: parameters.filter(({ required }) => required).map(({ name }) => withoutBrackets(name)),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [withoutBrackets(name), schema])),
  };
}

function documentNames(parameters: readonly Parameter[], values: Members) {
  const found = parameters.filter(({ name }) => withoutBrackets(name) in values);
  return Object.fromEntries(found.map(({ name }) => [name, values[withoutBrackets(name)]]));
}

function coerceNested(document: Document, schema: Schema, value: unknown): unknown {
  if (typeof value === "string") return coerceText(value, typesOf(document, schema));
  const parts = schemaParts(document, schema);
  if (Array.isArray(value)) {
    const items = objectOf(parts.find((part) => "items" in part)?.items);
    return value.map((item) => coerceNested(document, items, item));
  }
  const members = Object.fromEntries(parts.flatMap(({ properties }) => Object.entries(objectOf(properties))));
  const entries = Object.entries(objectOf(value));
  return Object.fromEntries(
    entries.map(([name, item]) => [name, coerceNested(document, objectOf(members[name]), item)]),
  );
}

interface AjvProblem {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Members;
}

function violationOf(place: Violation["place"], values: unknown, problem: AjvProblem): Violation {
  const { instancePath, keyword, params } = problem;
  const at = instancePath.split("/").slice(1).map(unescaped);
  const { missingProperty } = params;
  const path = typeof missingProperty === "string" ? [...at, missingProperty] : at;
  return { place, path, keyword, params, found: foundAt(values, path) };
}

function foundAt(values: unknown, path: readonly string[]): Violation["found"] {
  const value = path.reduce((node: unknown, part) => Reflect.get(Object(node), part), values);
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return value === "" ? "empty" : "value";
}

const unescaped = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** Text that no database keeps as it is: NUL, and halves of a surrogate pair. */
const unkeepable = /\0|\p{Surrogate}/u;

function unkeepableTexts(place: Violation["place"], values: Members): Violation[] {
  const isBad = (value: unknown) => typeof value === "string" && unkeepable.test(value);
  return Object.entries(values).flatMap(([name, value]) => {
    const bad = Array.isArray(value) ? value.findIndex(isBad) : -1;
    if (bad === -1 && !isBad(value)) return [];
    return { place, path: bad === -1 ? [name] : [name, String(bad)], keyword: "pattern", params: {}, found: "value" };
  });
}

/** Members as texts, the way a form would hold them; lists and maps as JSON. */
export function textsOf(members: Members): ReadonlyMap<string, string> {
  const texts = Object.entries(members).map(([name, value]) => [name, textOf(value)] as const);
  return new Map(texts);
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
