import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkIds } from "../src/checks.js";
import { contractSuite } from "../src/contract-suite.js";
import { type RunningSandbox, startSandbox } from "./sandbox.js";

const folder = fileURLToPath(new URL("contract-suite", import.meta.url));
const vitest = join(dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Runs a program over the suite in `contract-suite/`; answers its status and what it printed. */
function run(argv: readonly string[], env: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    // Neither runner is to think that it runs inside the other.
    const { VITEST: _, NODE_TEST_CONTEXT: __, ...clean } = process.env;
    const options = { cwd: folder, env: { ...clean, SERVER_URL: sandbox.baseUrl, NO_COLOR: "1", ...env } };
    execFile(execPath, argv, options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), text: stdout + stderr });
    });
  });
}

const runners = [
  { name: "vitest", argv: [vitest, "run", "--root", folder, "--reporter", "verbose"], env: { RUNNER: "vitest" } },
  { name: "node --test", argv: ["--test", "suite.mjs"], env: { RUNNER: "node:test" } },
];

describe.each(runners)("contractSuite in $name", ({ argv, env }) => {
  test("passes against a server that keeps its contract, a test for each check", async () => {
    const { status, text } = await run(argv, env);
    expect([status, text]).toEqual([0, expect.stringContaining("body-schema: a body is what the document says")]);
    expect(checkIds.filter((id) => !text.includes(`${id}: `))).toEqual([]);
    expect(text).toMatch(/skip/i);
  });

  test("fails below the coverage asked for", async () => {
    const { status, text } = await run(argv, { ...env, MIN_COVERAGE: "100" });
    expect([status, text]).toEqual([1, expect.stringMatching(/coverage is [\d.]+ %/)]);
  });

  test("fails with a sentence where there is no server", async () => {
    const { status, text } = await run(argv, { ...env, SERVER_URL: "http://127.0.0.1:1" });
    expect([status, text]).toEqual([1, expect.stringContaining("no answer from http://127.0.0.1:1/")]);
    expect(text).toMatch(/\b1 failed|fail 1\b/);
  });
});

describe("contractSuite", () => {
  test("plays once, when the first test begins, and leaves out what is switched off", async () => {
    const tests = new Map<string, (context: object) => Promise<void>>();
    let asked = 0;
    contractSuite("anytime", {
      describe: (_, register) => register(),
      test: (name, body) => void tests.set(name, body),
      baseUrl: () => {
        asked++;
        return sandbox.baseUrl;
      },
      include: ["checkConnection"],
      disabled: ["body-schema"],
    });
    expect([asked, tests.size]).toEqual([0, checkIds.length]);
    await Promise.all([...tests.values()].map((body) => body({})));
    expect([asked, [...tests.keys()].some((name) => name.startsWith("body-schema"))]).toEqual([1, false]);
  });

  test("needs the name of an API", () => {
    const runner = { describe: () => undefined, test: () => undefined };
    expect(() => contractSuite("none", { ...runner, baseUrl: "http://127.0.0.1:1" })).toThrow(TypeError);
  });
});
