import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

/** Runs against dist, as a reader would: a package may import itself by name. */
async function run(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  return stdout;
}

test("the first example of the README prints what the README says", async () => {
  expect(await run(examples[0] ?? "")).toBe("GET https://ws-sandbox.anyti.me/v1.0/apicheck 200\n2024-05-01\n");
});

test("the other examples of the README run", async () => {
  expect(examples.length).toBe(5);
  expect(await Promise.all(examples.slice(1).map(run))).toEqual(["", "", "", ""]);
});

test("the README names every code of a key error", () => {
  const source = readFileSync(new URL("src/keys/key-error.ts", root), "utf8");
  const codes = [...source.matchAll(/"(ERR_\w+)"/g)].map((match) => match[1] ?? "");
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  expect(codes.length).toBeGreaterThan(5);
});
