import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, afterEach } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the tests of the file. */
export function folder(parent = tmpdir()): string {
  const made = mkdtempSync(join(parent, "openissuing-"));
  folders.push(made);
  return made;
}

/** Bundles a TypeScript file so that a process of its own can run it. Answers the path of the bundle. */
export async function bundleFor(entry: string): Promise<string> {
  // Inside the package, or its dependencies would not be found.
  const home = folder(join(here, "../node_modules"));
  copyFileSync(join(here, "../package.json"), join(home, "package.json"));
  const outfile = join(home, "dist", "entry.mjs");
  await build({
    entryPoints: [join(here, entry)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  return outfile;
}

/** Starts a bundle; it is killed after the test at the latest. */
export function run(
  bundle: string,
  args: readonly string[],
): ChildProcess & { readonly lines: AsyncIterableIterator<string> } {
  const child = spawn(process.execPath, [bundle, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.resume(); // Some are meant to fail, and say so.
  children.push(child);
  return Object.assign(child, { lines: linesOf(child) });
}

async function* linesOf(child: ChildProcess): AsyncIterableIterator<string> {
  let rest = "";
  for await (const chunk of child.stdout ?? []) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** Exit code or signal. */
export function ended(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
}
