import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleApi, printBundle } from "../generate-bundle.js";
import { isRecord, listApis, sourcesOf } from "../list-apis.js";

let root: string;

const files = {
  "redocly.yaml": "apis:\n  shop:\n    root: spec/shop/openapi.yaml\n  torn:\n    root: spec/torn.yaml\n",
  "spec/shop/openapi.yaml":
    "openapi: 3.1.1\ninfo: { title: Shop, version: 1.0.0 }\npaths:\n  /z: { $ref: paths/z.yaml }\n  /a: { $ref: paths/z.yaml }\n",
  "spec/shop/paths/z.yaml":
    "get:\n  responses:\n    '200':\n      description: z\n      content: { application/json: { schema: { $ref: ../schemas/Z.yaml } } }\n",
  "spec/shop/schemas/Z.yaml": "type: object\nproperties: { a: { $ref: ./A.yaml } }\n",
  "spec/shop/schemas/A.yaml": "type: string\n",
  "spec/torn.yaml": "openapi: 3.1.1\ninfo: { title: Torn, version: 1.0.0 }\npaths:\n  /z: { $ref: none.yaml }\n",
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "generate-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
});
afterAll(() => rm(root, { recursive: true }));

describe("bundleApi", () => {
  test("names the document first and sorts paths and components", async () => {
    const bundle = await bundleApi(root, { name: "shop", root: "spec/shop/openapi.yaml" });
    expect(Object.keys(bundle)[0]).toBe("x-generated");
    expect(bundle["x-generated"]).toContain("spec/shop/openapi.yaml");
    expect(Object.keys(Object(bundle.paths))).toEqual(["/a", "/z"]);
    expect(isRecord(bundle.components) && Object.keys(Object(bundle.components.schemas))).toEqual(["A", "Z"]);
  });

  test("gives the same bytes each time, with references inside only", async () => {
    const api = { name: "shop", root: "spec/shop/openapi.yaml" };
    const text = printBundle(await bundleApi(root, api));
    expect(printBundle(await bundleApi(root, api))).toBe(text);
    expect(text.match(/"\$ref": "[^"]*"/g)).toEqual(expect.arrayContaining(['"$ref": "#/components/schemas/Z"']));
    expect(text).not.toContain('.yaml"');
  });

  test("fails for a document that refers to a file that is not there", async () => {
    await expect(bundleApi(root, { name: "torn", root: "spec/torn.yaml" })).rejects.toThrow(/none\.yaml/);
  });
});

describe("printBundle", () => {
  test("refuses a reference to another file", () => {
    expect(() => printBundle({ a: { $ref: "other.yaml" } })).toThrow(/other\.yaml/);
  });
});

describe("listApis", () => {
  test("reads the list of redocly.yaml", async () => {
    expect(await listApis(root)).toEqual([
      { name: "shop", root: "spec/shop/openapi.yaml" },
      { name: "torn", root: "spec/torn.yaml" },
    ]);
  });
});

describe("sourcesOf", () => {
  test.each([
    { root: "spec/shop/openapi.yaml", sources: "packages/shop/src" },
    { root: "spec/shop/returns/openapi.yaml", sources: "packages/shop/src/returns" },
    { root: "spec/torn.yaml", sources: undefined },
  ])("of $root is $sources", ({ root, sources }) => {
    expect(sourcesOf({ name: "shop", root })).toBe(sources);
  });
});
