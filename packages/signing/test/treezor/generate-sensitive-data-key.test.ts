import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { generateTreezorKey } from "../../src/treezor/generate-sensitive-data-key.js";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** The package as published, in a place where neither openpgp nor libsodium-wrappers is to be found. */
async function runAlone(code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "signing-"));
  folders.push(folder);
  await cp(new URL("../../dist", import.meta.url), join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "main.js"), `import * as treezor from "./dist/treezor/index.js";\n${code}`);
  const { stdout } = await promisify(execFile)(process.execPath, ["main.js"], { cwd: folder });
  return stdout;
}

describe("generateTreezorKey", () => {
  test("makes a key of the kind that is asked for", async () => {
    const keys = [
      await generateTreezorKey("LIBSODIUM_HEX"),
      await generateTreezorKey("OPENPGP_ARMOR", { rsaBits: 2048 }),
    ];
    expect(keys.map(({ kind }) => kind)).toEqual(["LIBSODIUM_HEX", "OPENPGP_ARMOR"]);
  });

  test("refuses another kind", async () => {
    await expect(generateTreezorKey(Object.create(null))).rejects.toThrow(TypeError);
  });

  test.each([
    { kind: "OPENPGP_ARMOR", name: "openpgp" },
    { kind: "LIBSODIUM_HEX", name: "libsodium-wrappers" },
  ])("names the package that $kind needs and that is not there", async ({ kind, name }) => {
    const code = `const error = await treezor.generateTreezorKey("${kind}").catch((reason) => reason);
      console.log(error.name, error.code, error.message.includes("${name}"));`;
    expect(await runAlone(code)).toBe("SensitiveDataError ERR_PACKAGE_MISSING true\n");
  });
});
