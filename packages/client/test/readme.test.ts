import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url);

test("the README begins with an example that prints what the README says", async () => {
  const readme = await readFile(new URL("README.md", root), "utf8");
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", example], { cwd: root });
  expect(stdout).toBe("{ id: 7, total: '12.50' }\n");
});
