import { readFileSync } from "node:fs";

/** A parameter with its example. */
export interface BundleParameter {
  readonly name: string;
  readonly in: string;
  readonly example: unknown;
}

interface Content {
  readonly content?: Readonly<
    Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
  >;
}

interface Referring {
  readonly $ref: string;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (BundleParameter | Referring)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Referring>>;
}

interface PathItem {
  readonly parameters?: readonly (BundleParameter | Referring)[];
  readonly get?: Operation;
  readonly put?: Operation;
  readonly post?: Operation;
}

interface Bundle {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, BundleParameter>>>>;
}

/** The published document. */
export const bundle: Bundle = JSON.parse(
  readFileSync(new URL("../../../../spec/generated/brocard.json", import.meta.url), "utf8"),
);

/** One operation with its parameters resolved. */
export interface CallOfBundle {
  readonly operationId: string;
  readonly path: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly parameters: readonly BundleParameter[];
  readonly operation: Operation;
}

/** Every operation of the document. */
export const calls: readonly CallOfBundle[] = Object.entries(bundle.paths).flatMap(([path, item]) =>
  (["get", "post", "put"] as const).flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(parameterOf);
    const upper = { get: "GET", post: "POST", put: "PUT" } as const;
    return [{ operationId: operation.operationId, path, method: upper[method], parameters, operation }];
  }),
);

function parameterOf(parameter: BundleParameter | Referring): BundleParameter {
  if (!("$ref" in parameter)) return parameter;
  const found = bundle.components.parameters?.[parameter.$ref.split("/").at(-1) ?? ""];
  if (found === undefined) throw new Error(`${parameter.$ref} points nowhere`);
  return found;
}

/** Values of the examples of a body. */
export function examplesOf(holder: Content | undefined): { readonly name: string; readonly value: unknown }[] {
  const examples = holder?.content?.["application/json"]?.examples ?? {};
  return Object.entries(examples).map(([name, { value }]) => ({ name, value }));
}
