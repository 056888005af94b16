import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { VaultsPayClient } from "../src/index.js";
import { createClient, fakeVaultsPay } from "./support/fake-vaultspay.js";

interface Content {
  readonly content?: {
    readonly "application/json": { readonly examples: Record<string, { readonly value: unknown }> };
  };
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Bundle {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>
  >;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

/** The published document. */
const bundle: Bundle = JSON.parse(
  readFileSync(new URL("../../../spec/generated/vaultspay.json", import.meta.url), "utf8"),
);

const resolved = (parameter: Parameter) =>
  bundle.components.parameters[parameter.$ref?.split("/").at(-1) ?? ""] ?? parameter;

const exampleOf = (holder: Content | undefined) =>
  Object.values(holder?.content?.["application/json"].examples ?? {})[0]?.value;

const operations = Object.entries(bundle.paths).flatMap(([path, { parameters: shared = [], ...item }]) =>
  Object.entries(item).map(([method, operation]) => {
    const parameters = [...shared, ...(operation.parameters ?? [])].map(resolved);
    return { operationId: operation.operationId, method: method.toUpperCase(), path, operation, parameters };
  }),
);

type Call = (path: string, options: object) => Promise<{ readonly data?: unknown }>;

/** Calls by a method and a path that are known at run time only. */
const callOf = (client: VaultsPayClient, method: string) => Reflect.get(client, method) as Call;

function valuesOf(parameters: readonly Parameter[], place: string): Record<string, unknown> {
  const listed = parameters.filter((parameter) => parameter.in === place && (place === "path" || parameter.required));
  return Object.fromEntries(listed.map(({ name, example = 1 }) => [name, example]));
}

describe("every operation of the document", () => {
  test("is among these 53", () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(53);
  });

  test.each(
    operations.flatMap((each) => [
      { ...each, mode: "encrypted", options: {} },
      { ...each, mode: "in plain", options: { encryption: "off", publicKey: undefined } as const },
    ]),
  )("$operationId passes through the client $mode", async ({ method, path, operation, parameters, options }) => {
    const answer = exampleOf(operation.responses["200"]);
    const body = exampleOf(operation.requestBody);
    expect(answer).toBeDefined();
    const vendor = fakeVaultsPay({ body: answer });
    const params = { path: valuesOf(parameters, "path"), query: valuesOf(parameters, "query") };
    const isTokenCall = /saas-(login|refresh-token)$/.test(path);
    const { data } = await callOf(createClient(vendor, options), method)(path, { params, body });
    expect(data).toMatchObject(isTokenCall ? {} : { ...Object(answer) });
    const seen = vendor.seen.at(-1);
    expect([seen?.method, seen?.body]).toEqual([method, body]);
    expect(decodeURI(seen?.url.pathname ?? "")).not.toContain("{");
  });
});
