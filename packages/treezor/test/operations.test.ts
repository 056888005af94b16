import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { takesConnectTag, takesPciTag } from "../src/access-tags.js";
import { createTreezorHipayClient } from "../src/hipay.js";
import { createTreezorClient } from "../src/index.js";
import { createTreezorPciClient } from "../src/pci-dss.js";

interface Content {
  readonly content?: Readonly<Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }>>;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly example?: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Item {
  readonly parameters?: readonly Parameter[];
  readonly [method: string]: Operation | readonly Parameter[] | undefined;
}

interface Bundle {
  readonly paths: Readonly<Record<string, Item>>;
  readonly components: { readonly parameters?: Readonly<Record<string, Parameter>> };
}

const methods = ["get", "post", "put", "delete"] as const;
const isOperation = (value: Item[string]): value is Operation => value !== undefined && "responses" in value;
const exampleOf = (holder: Content | undefined) =>
  Object.values(Object.values(holder?.content ?? {})[0]?.examples ?? {})[0]?.value;

/** Every operation of a published document, with the values of its examples. */
function operationsOf(name: string) {
  const file = new URL(`../../../spec/generated/treezor-${name}.json`, import.meta.url);
  const { paths, components }: Bundle = JSON.parse(readFileSync(file, "utf8"));
  const resolved = (parameter: Parameter) =>
    components.parameters?.[parameter.$ref?.split("/").at(-1) ?? ""] ?? parameter;
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!isOperation(operation)) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved);
      const valuesIn = (place: string) =>
        Object.fromEntries(parameters.filter((each) => each.in === place).map((each) => [each.name, each.example]));
      const [status = "200", response] =
        Object.entries(operation.responses).find(([each]) => each.startsWith("2")) ?? [];
      const params = { path: valuesIn("path"), query: valuesIn("query"), header: valuesIn("header") };
      const body = exampleOf(operation.requestBody);
      const { operationId } = operation;
      const answer = exampleOf(response);
      const isJson = "application/json" in (response?.content ?? {});
      const wire = isJson ? JSON.stringify(answer) : String(answer ?? "");
      return { operationId, method: method.toUpperCase(), path, params, body, status, answer, wire };
    }),
  );
}

type Call = (path: string, options: object) => Promise<{ readonly data?: unknown; readonly response: Response }>;

const credentials = { clientId: "1", clientSecret: "s", createAccessTag: () => "tag" } as const;
const tokens = { renewable: true, get: async () => "at", invalidate: () => undefined };
const baseUrl = "https://vendor.invalid";

const documents = [
  {
    document: "connect",
    operations: 240,
    make: (fetch: typeof globalThis.fetch): object => createTreezorClient({ baseUrl, ...credentials, tokens, fetch }),
    takesTag: takesConnectTag,
  },
  {
    document: "pci-dss",
    operations: 17,
    make: (fetch: typeof globalThis.fetch): object =>
      createTreezorPciClient({ baseUrl, ...credentials, tokens, fetch }),
    takesTag: takesPciTag,
  },
  {
    document: "hipay",
    operations: 4,
    make: (fetch: typeof globalThis.fetch): object =>
      createTreezorHipayClient({ baseUrl, username: "u", password: "p", fetch }),
    takesTag: () => false,
  },
];

describe.each(documents)("every operation of $document", ({ document, operations, make, takesTag }) => {
  const all = operationsOf(document);

  test("is among those that are called", () => {
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBeGreaterThanOrEqual(operations);
  });

  test.each(all)(
    "$operationId passes through the client",
    async ({ method, path, params, body, status, answer, wire }) => {
      const seen: Request[] = [];
      const client = make(async (input, init) => {
        seen.push(new Request(input, init));
        return new Response(wire || null, { status: Number(status) });
      });
      // A proof keeps the tag away; both have tests of their own.
      const { "X-Trz-SCA": _, ...header } = params.header;
      const call = Reflect.get(client, method) as Call;
      const { response, data } = await call(path, {
        params: { ...params, header },
        ...(body === undefined ? {} : { body }),
      });
      expect(response.status).toBe(Number(status));
      if (answer !== undefined) expect(data).toEqual(answer);

      const [request] = seen;
      if (request === undefined) throw new Error("nothing was sent");
      const url = new URL(request.url);
      const expectedPath = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => String(Object(params.path)[name]));
      expect([request.method, decodeURIComponent(url.pathname)]).toEqual([method, expectedPath]);
      const hasBody = typeof body === "object" && body !== null;
      const isTagged = takesTag(request) && !(hasBody && "sca" in body);
      const tag = { accessTag: Object(hasBody ? body : params.query).accessTag ?? "tag" };
      if (hasBody)
        expect(await request.json()).toEqual(
          isTagged && !url.searchParams.has("accessTag") ? { ...body, ...tag } : body,
        );
      if (isTagged && !hasBody) expect(url.searchParams.get("accessTag")).toBe(tag.accessTag);
      for (const [name, value] of Object.entries(params.query)) {
        if (typeof value !== "object") expect(url.searchParams.get(name)).toBe(String(value));
      }
    },
  );
});
