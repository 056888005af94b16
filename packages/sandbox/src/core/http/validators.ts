import type { Ajv2020 } from "ajv/dist/2020.js";
import { closeSchema } from "./closed-schema.js";
import { coerceFields, fileMembers, type MemberTypes, memberTypes } from "./coerce.js";
import type { Document, DocumentOperation, Parameter, Schema } from "./document.js";
import { type Fields, Problem, shown } from "./fields.js";

/** Checks texts against an object schema and answers typed values. */
export type Check = (fields: Fields) => Record<string, unknown> | Problem;

/** The checks of one operation, each compiled when it is first needed. */
export interface OperationChecks {
  readonly path: Check;
  readonly query: Check;
  /** Check and file members of a body, by media type. */
  body(mediaType: string): { readonly check: Check; readonly files: ReadonlySet<string> } | undefined;
}

/** Compiles the request checks of a document, lazily: an operation nobody calls costs nothing. */
export function createChecks(
  document: Document,
): (operation: DocumentOperation) => OperationChecks | Promise<OperationChecks> {
  let loading: Promise<Ajv2020> | undefined;
  const cache = new Map<string, OperationChecks>();

  function checkOf(schema: Schema, ajv: Ajv2020): Check {
    const types = memberTypes(document, schema);
    const validate = lazy(() => ajv.compile(closeSchema(document, schema)));
    return (fields) => {
      const values = coerceFields(fields, types);
      const accepts = validate();
      return accepts(values) ? values : new Problem(describe(accepts.errors?.[0], types));
    };
  }

  async function compile(operation: DocumentOperation): Promise<OperationChecks> {
    loading ??= import("./ajv.js").then(({ createAjv }) => createAjv({ fillDefaults: true }));
    const ajv = await loading;
    const { parameters, body } = operation;
    const checkOfParameters = (place: Parameter["in"]) => {
      const wanted = parameters.filter((parameter) => parameter.in === place);
      return wanted.length === 0 ? checkNothing : checkOf(objectSchemaOf(wanted), ajv);
    };
    const bodies = new Map(
      [...(body?.content ?? [])].map(([type, schema]) => [
        type,
        { check: checkOf(schema, ajv), files: fileMembers(document, schema) },
      ]),
    );
    const checks: OperationChecks = {
      path: checkOfParameters("path"),
      query: checkOfParameters("query"),
      body: (mediaType) => bodies.get(mediaType),
    };
    cache.set(operation.operationId, checks);
    return checks;
  }

  return (operation) => {
    if (operation.parameters.length === 0 && !operation.body) return noChecks;
    return cache.get(operation.operationId) ?? compile(operation);
  };
}

function objectSchemaOf(parameters: readonly Parameter[]): Schema {
  return {
    type: "object",
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  };
}

const nothing = Object.freeze({});

// Most reads take no query: no validator is loaded for them.
const checkNothing: Check = (fields) => {
  const [name] = fields.keys();
  return name === undefined ? nothing : new Problem(`parameter ${shown(name)} is unknown`);
};

const noChecks: OperationChecks = { path: checkNothing, query: checkNothing, body: () => undefined };

interface AjvProblem {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function describe(error: AjvProblem | undefined, types: MemberTypes): string {
  const unknown = error?.params.unevaluatedProperty ?? error?.params.additionalProperty;
  if (unknown !== undefined) return `parameter ${shown(String(unknown))} is unknown`;
  const missing = error?.params.missingProperty;
  if (missing !== undefined) return `parameter ${shown(String(missing))} is missing`;
  const name = error?.instancePath.split("/")[1];
  if (name !== undefined && types.has(name)) return `parameter ${shown(name)} is not valid: ${error?.message ?? ""}`;
  return `the parameters are not valid: ${error?.message ?? ""}`;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
