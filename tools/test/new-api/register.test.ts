import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { repository } from "../../generate.js";
import { readNewApi } from "../../new-api/facts.js";
import { fill, fillSkeleton } from "../../new-api/fill-skeleton.js";
import { registrations } from "../../new-api/register.js";

const example = parse(await readFile(new URL("../../new-api/example/lumen.yaml", import.meta.url), "utf8"));
const api = readNewApi("lumen", example);
const lists = registrations(api.facts);
const changed = async (path: string): Promise<string> => {
  const change = lists.find((each) => each.path === path)?.change;
  return change?.(await readFile(join(repository, path), "utf8")) ?? "";
};

describe("registrations", () => {
  test.each(lists)("find their place in $path as it is today, and name the API there", async ({ path }) => {
    const before = await readFile(join(repository, path), "utf8");
    const after = await changed(path);
    expect([before.includes("lumen"), after.includes("lumen"), after.length > before.length]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("give redocly.yaml and rooms.yaml an entry that parses", async () => {
    expect(parse(await changed("redocly.yaml")).apis.lumen).toEqual({ root: "spec/lumen/openapi.yaml" });
    expect(Object.keys(parse(await changed("tools/rooms.yaml")).lumen)).toEqual(["sandbox", "scenarios", "docs"]);
  });

  test("put a dependency into its place by name", async () => {
    const { dependencies } = JSON.parse(await changed("packages/contract-tests/package.json"));
    const names = Object.keys(dependencies);
    expect([dependencies["@openissuing/lumen"], names]).toEqual(["workspace:^", names.toSorted()]);
  });

  test("throw when a list does not look as they know it", () => {
    const index = lists.find(({ path }) => path === "packages/sandbox/src/index.ts");
    expect(() => index?.change("export {};\n")).toThrow(/nothing in the file looks like/);
  });
});

describe("fillSkeleton", () => {
  test("leaves no place unfilled", async () => {
    const texts = [...(await fillSkeleton(api)).values()];
    expect(texts.filter((text) => /\{\{\w+\}\}/.test(text))).toEqual([]);
  });

  test("exports codes only where the document has some", async () => {
    const names = async (hasCodes: boolean) => [...(await fillSkeleton({ ...api, hasCodes })).keys()];
    expect((await names(true)).includes("packages/lumen/src/codes.ts")).toBe(true);
    expect((await names(false)).includes("packages/lumen/src/codes.ts")).toBe(false);
  });
});

describe("fill", () => {
  test("throws for a place that nothing tells", () => {
    expect(() => fill("{{nobody}}", { name: "lumen" })).toThrow(/nobody/);
  });
});
