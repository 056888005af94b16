import type { Ajv2020 } from "ajv/dist/2020.js";
import { createAjv } from "./ajv.js";
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
export function createChecks(document: Document): (operation: DocumentOperation) => OperationChecks {
  let ajv: Ajv2020 | undefined;
  const cache = new Map<string, OperationChecks>();

  function checkOf(schema: Schema): Check {
    const types = memberTypes(document, schema);
    const validate = lazy(() => {
      ajv ??= createAjv({ fillDefaults: true });
      return ajv.compile(closeSchema(document, schema));
    });
    return (fields) => {
      const values = coerceFields(fields, types);
      const accepts = validate();
      return accepts(values) ? values : new Problem(describe(accepts.errors?.[0], types));
    };
  }

  function checksOf({ parameters, body }: DocumentOperation): OperationChecks {
    const path = checkOfParameters(parameters.filter((parameter) => parameter.in === "path"));
    const query = checkOfParameters(parameters.filter((parameter) => parameter.in === "query"));
    const bodies = new Map(
      [...(body?.content ?? [])].map(([type, schema]) => [
        type,
        { check: checkOf(schema), files: fileMembers(document, schema) },
      ]),
    );
    return { path, query, body: (mediaType) => bodies.get(mediaType) };
  }

  function checkOfParameters(parameters: readonly Parameter[]): Check {
    if (parameters.length === 0) return checkNothing;
    return checkOf({
      type: "object",
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    });
  }

  return (operation) => {
    const known = cache.get(operation.operationId) ?? checksOf(operation);
    cache.set(operation.operationId, known);
    return known;
  };
}

const nothing = Object.freeze({});

// Most reads take no query: no validator is loaded for them.
const checkNothing: Check = (fields) => {
  const [name] = fields.keys();
  return name === undefined ? nothing : new Problem(`parameter ${shown(name)} is unknown`);
};

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
