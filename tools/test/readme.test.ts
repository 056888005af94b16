import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Api, listApis } from "../list-apis.js";
import { readClaims, rooms } from "../rooms/claims.js";
import { subjectsOf } from "../rooms/subjects.js";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(at("README.md"), "utf8");

/** The documents of an API: one of its name, or several whose names begin with it. */
function documentsOf(title: string, apis: readonly Api[]): readonly Api[] {
  const found = apis.filter(({ name }) => name.split("-")[0] === title.toLowerCase());
  expect(found).not.toEqual([]);
  return found;
}

describe("the README", () => {
  test("shows the example that is in the repository", () => {
    const [, fence] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(fence).toBe(readFileSync(at("tools/examples/first-call.mjs"), "utf8"));
  });

  test("has an example that runs and shows a verified answer and a typed refusal", () => {
    const output = execFileSync(process.execPath, [at("tools/examples/first-call.mjs")], { encoding: "utf8" });
    expect(output).toMatch(/^connected, it is \d{4}-\d{2}-\d{2} /);
    expect(output).toContain("account 1001 is not ours, yet\nthe sandbox saw 3 calls of ");
  });

  test("names commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(at("package.json"), "utf8"));
    const named = [...readme.matchAll(/npm (?:run )?(demo|test|start|check:release|check|bench|generate)\b/g)].map(
      ([, name]) => name,
    );
    expect(new Set(named)).toEqual(new Set(["demo", "test", "start", "check", "check:release", "bench", "generate"]));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  test("counts the operations and webhooks of each API as the documents have them", async () => {
    const apis = await listApis(at(""));
    const rows = [...readme.matchAll(/^\| (\w+) \| (\d+) \| (\d+) \|/gm)];
    expect(rows.length).toBeGreaterThan(1);
    for (const [, title = "", operations, webhooks] of rows) {
      const kinds = documentsOf(title, apis).flatMap(({ name }) =>
        subjectsOf(JSON.parse(readFileSync(at(`spec/generated/${name}.json`), "utf8"))).map(({ kind }) => kind),
      );
      const count = (wanted: string) => String(kinds.filter((kind) => kind === wanted).length);
      expect([title, count("operation"), count("webhook")]).toEqual([title, operations, webhooks]);
    }
  });

  test("says yes to no room that an API does not claim", async () => {
    const claims = await readClaims(at(""));
    const apis = await listApis(at(""));
    const rows = [...readme.matchAll(/^\| (\w+) \| \d+ \| \d+ \| [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(1);
    for (const [, title = "", ...said] of rows) {
      const claimed = rooms.map((room) =>
        documentsOf(title, apis).every(({ name }) => claims.get(name)?.[room].isWhole === true),
      );
      expect([title, said.map((word, index) => word === "yes" && !claimed[index])]).toEqual([
        title,
        [false, false, false],
      ]);
    }
  });

  test("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path ?? "");
    expect(links.filter((path) => !existsSync(at(path)))).toEqual([]);
  });
});
