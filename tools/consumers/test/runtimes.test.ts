import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { afterAll, describe, expect, inject, test } from "vitest";
import { installInto } from "./install-packages.js";
import { nodePrograms, otherRuntimes, type Runtime } from "./programs.js";

const project = installInto(inject("packed"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

// pnpm sets NODE_PATH for what it starts, and Bun would find packages there that this project does not have.
const env = { ...process.env, NODE_PATH: "" };
const run = ({ program, args }: Runtime, ...more: string[]) =>
  execFileSync(program, [...args, ...more], { cwd: project, encoding: "utf8", env }).trim();

describe.each([...nodePrograms(), ...otherRuntimes()])("on $label", (runtime) => {
  test("an ES module imports the client, signs, verifies and reads a file", () => {
    expect(run(runtime, "esm.mjs")).toBe("ok 3");
  });

  test("an ES module walks pages, reads a refusal and takes a webhook of Brocard", () => {
    expect(run(runtime, "brocard.mjs")).toBe("ok");
  });

  test("an ES module encrypts, walks pages, reads a refusal and takes a webhook of VaultsPay", () => {
    expect(run(runtime, "vaultspay.mjs")).toBe("ok");
  });

  test("an ES module asks for tokens, tags and proves, reads a refusal and takes a webhook of Treezor", () => {
    expect(run(runtime, "treezor.mjs")).toBe("ok");
  });

  test("CommonJS requires the packages", () => {
    expect(run(runtime, "cjs.cjs")).toBe("ok");
  });
});

describe.each(nodePrograms())("the programs on $label", (runtime) => {
  test.each(["sandbox", "contract-tests"])("of %s answer --help from their tarball", (name) => {
    const program = `node_modules/@openissuing/${name}/bin/openissuing-${name}.mjs`;
    expect(run(runtime, program, "--help")).toContain("Usage:");
  });
});
