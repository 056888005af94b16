import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import ts from "typescript";
import type { Proof } from "./proof.js";
import { openWorkshop } from "./workshop.js";

/** Modules by name, which may have folders, without their extension. */
export type Modules = ReadonlyMap<string, string>;

/** What the strictest of our readers sets. */
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  types: ["node"],
  skipLibCheck: true,
  noEmit: true,
};

/** Type-checks modules as one program, as they are shown. A module of several complaints fails once. */
export async function proveTypes(modules: Modules): Promise<Proof> {
  const workshop = await openWorkshop();
  try {
    const paths: string[] = [];
    for (const [name, text] of modules) {
      const path = join(workshop.folder, `${name}.ts`);
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, `${text}\n`);
      paths.push(path);
    }
    const complaints = new Map<string, string>();
    for (const { file, messageText } of ts.getPreEmitDiagnostics(ts.createProgram(paths, options))) {
      const sample = file === undefined ? "compiler" : relative(workshop.folder, file.fileName).replace(/\.ts$/, "");
      complaints.set(sample, ts.flattenDiagnosticMessageText(messageText, " "));
    }
    const failures = [...complaints].map(([sample, reason]) => ({ sample: `${sample} (types)`, reason }));
    return { proven: modules.size - failures.length, failures };
  } finally {
    await workshop.close();
  }
}
