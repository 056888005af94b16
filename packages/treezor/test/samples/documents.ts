import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isObject, resolve, type Schema, undescribedMembers } from "./undescribed-members.js";

export type DocumentName = "connect" | "hipay" | "pci-dss";

/** A sample of the guides with invented values, and the place of the contract it must fit. */
export interface Sample {
  readonly in: DocumentName;
  /** An operationId or, without `part`, a schema. */
  readonly of: string;
  /** `request`, or the status of an answer. */
  readonly part?: string;
  readonly sample: unknown;
}

const methods = ["get", "put", "post", "delete", "patch"];
const names: readonly DocumentName[] = ["connect", "hipay", "pci-dss"];
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

const documents = new Map(
  names.map((name) => {
    const file = new URL(`../../../../spec/generated/treezor-${name}.json`, import.meta.url);
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    const document = isObject(parsed) ? parsed : {};
    ajv.addSchema({ $id: name, ...document });
    return [name, document];
  }),
);

function operationOf(document: Schema, operationId: string): Schema {
  const items = [document.paths, document.webhooks].flatMap((map) => Object.values(isObject(map) ? map : {}));
  const operations = items.flatMap((item) => methods.map((method) => resolve(document, item)[method])).filter(isObject);
  return operations.find((operation) => operation.operationId === operationId) ?? {};
}

/** The schema a sample must fit. Throws when the document has no such place. */
function schemaOf(document: Schema, { in: name, of, part }: Sample): Schema {
  if (part === undefined) return { $ref: `#/components/schemas/${of}` };
  const { requestBody, responses } = operationOf(document, of);
  const holder = part === "request" ? requestBody : isObject(responses) ? responses[part] : undefined;
  const { content } = resolve(document, holder);
  const json = isObject(content) ? content["application/json"] : undefined;
  const schema = isObject(json) ? json.schema : undefined;
  if (!isObject(schema)) throw new Error(`${name} has no ${of} ${part}`);
  return schema;
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: DocumentName, schema: Schema): ValidateFunction {
  const source = JSON.stringify(schema).replaceAll('"#/', `"${name}#/`);
  const validate = validators.get(source) ?? ajv.compile(JSON.parse(source));
  validators.set(source, validate);
  return validate;
}

/** What is wrong with a sample at its place: faults of the schema, and members it does not describe. */
export function problemsOf(sample: Sample): string[] {
  const document = documents.get(sample.in) ?? {};
  const schema = schemaOf(document, sample);
  const validate = validatorOf(sample.in, schema);
  validate(sample.sample);
  const faults = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const members = undescribedMembers(document, sample.sample, schema);
  return [...faults, ...members.map((member) => `${member} is not described`)];
}
