import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type PackedPackage, packPackages } from "../../pack/pack-packages.js";
import { repository } from "./install-packages.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The published packages, packed once for all test files. */
    packed: PackedPackage[];
    /** The same build packed once more. */
    packedAgain: PackedPackage[];
  }
}

/** Packs before the first test file and takes the tarballs away after the last; vitest runs it. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const tarballs = mkdtempSync(join(tmpdir(), "openissuing-tarballs-"));
  provide("packed", await packPackages(repository, join(tarballs, "first")));
  provide("packedAgain", await packPackages(repository, join(tarballs, "second")));
  return () => rmSync(tarballs, { recursive: true });
}
