import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type JsonObject, membersOf } from "../json.js";
import { closeInside, closeSchema } from "./close-schema.js";

/** What does not fit, and where. */
export interface Misfit {
  readonly pointer: string;
  readonly message: string;
}

/** Judges values by schemas of a document, closed. Each schema is compiled at its first use. */
export interface Validators {
  /** Every misfit of the value, at most ten; none when it fits. */
  misfits(schema: JsonObject, value: unknown): readonly Misfit[];
}

const base = "document";
const atMost = 10;

/** Compiling takes longer than judging: whoever asks for the same document again gets what is compiled. */
const made = new WeakMap<JsonObject, Validators>();

/** `schemas`: the named schemas of the document, which other schemas refer to as `#/components/schemas/…`. */
export function createValidators(schemas: JsonObject): Validators {
  const validators = made.get(schemas) ?? compileFor(schemas);
  made.set(schemas, validators);
  return validators;
}

function compileFor(schemas: JsonObject): Validators {
  // The types of a document are wide where the vendor contradicts itself; that is no mistake in it.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
  });
  addFormats.default(ajv);
  const named = membersOf(schemas).map(([name, schema]) => [
    name,
    isSchema(schema) && closeInside(schema, schemas, base),
  ]);
  ajv.addKeyword("components");
  // A hint for generators; the alternatives themselves say which of them fits.
  ajv.addKeyword("discriminator");
  ajv.addSchema({ $id: base, components: { schemas: Object.fromEntries(named) } });
  const compiled = new WeakMap<JsonObject, ValidateFunction>();

  return {
    misfits(schema, value) {
      const validate = compiled.get(schema) ?? ajv.compile(closeSchema(schema, schemas, base));
      compiled.set(schema, validate);
      if (validate(value)) return [];
      return distinct((validate.errors ?? []).map(misfit)).slice(0, atMost);
    },
  };
}

function isSchema(schema: unknown): schema is JsonObject {
  return typeof schema === "object" && schema !== null;
}

function misfit({ keyword, instancePath, params, message }: ErrorObject): Misfit {
  if (keyword === "unevaluatedProperties" || keyword === "additionalProperties") {
    const member = String(params.unevaluatedProperty ?? params.additionalProperty);
    return { pointer: `${instancePath}/${member}`, message: "is not documented" };
  }
  if (keyword === "required") {
    return { pointer: `${instancePath}/${String(params.missingProperty)}`, message: "is missing" };
  }
  return { pointer: instancePath, message: message ?? `does not fit ${keyword}` };
}

function distinct(misfits: readonly Misfit[]): readonly Misfit[] {
  return [...new Map(misfits.map((each) => [`${each.pointer} ${each.message}`, each])).values()];
}
