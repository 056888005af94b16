import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

/** A program that runs JavaScript, and the arguments it wants before a file. */
export interface Runtime {
  readonly label: string;
  readonly program: string;
  readonly args: readonly string[];
}

const { resolve } = createRequire(import.meta.url);

/**
 * The Node programs to prove: on Linux the first of line 20 that we promise and the newest of 22 and 24, installed as
 * packages; elsewhere, where no such packages exist, the one that runs.
 */
export function nodePrograms(): Runtime[] {
  if (process.platform !== "linux") return [{ label: `Node ${process.version}`, program: process.execPath, args: [] }];
  return ["node20", "node22", "node24"].map((line) => {
    const program = resolve(`${line}-linux-${process.arch}/bin/node`);
    return { label: `Node ${versionOf(program)}`, program, args: [] };
  });
}

/** Bun and Deno, which are installed as packages on Linux. Deno takes what is in node_modules and fetches nothing. */
export function otherRuntimes(): Runtime[] {
  if (process.platform !== "linux") return [];
  const bun = resolve(`bun-linux-${process.arch}/bin/bun`);
  const deno = resolve(`deno-linux-${process.arch}/deno`);
  const offline = ["--no-remote", "--no-lock", "--no-prompt", "--node-modules-dir=manual"];
  return [
    { label: `Bun ${versionOf(bun)}`, program: bun, args: ["--no-install"] },
    { label: versionOf(deno), program: deno, args: ["run", "--allow-all", ...offline] },
  ];
}

function versionOf(program: string): string {
  const [first = ""] = execFileSync(program, ["--version"], { encoding: "utf8" }).split("\n");
  return first.replace(/ \(.*/, "").trim();
}
