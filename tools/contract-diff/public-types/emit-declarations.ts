// Declarations of every published package as they would be built, without building: the compiler emits them from the
// sources, with our own packages read from their sources too. That works for any commit on the packages that are
// installed now. api-extractor brings a compiler of its own (TypeScript 6) and needs built packages of the base.
import { join, posix } from "node:path";
import ts from "typescript";
import { ReleaseCheckError } from "../errors.js";

/** Entries of packages, by package and entry, as paths of their sources under the root. */
export type Entries = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Text of the declarations that a source file under the root gives; undefined when there is no such file. */
export type Declarations = (source: string) => string | undefined;

/**
 * Declarations of entries and of what they import, each file emitted when it is asked for. `installed` is the
 * repository whose node_modules are used, `known` lists the entries that sources may import. The function that comes
 * back throws `ERR_TYPES_UNREADABLE` when nothing can be emitted for a file.
 */
export function emitDeclarations(root: string, installed: string, entries: Entries, known: Entries): Declarations {
  const paths: Record<string, string[]> = {};
  for (const [name, sources] of known) {
    for (const [entry, source] of sources) paths[posix.join(name, entry)] = [join(root, source)];
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node"],
    typeRoots: [join(installed, "tools/node_modules/@types")],
    strict: true,
    exactOptionalPropertyTypes: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: true,
    noCheck: true,
    rootDir: root,
    outDir: root,
    paths,
  };
  const program = ts.createProgram(
    [...entries.values()].flatMap((sources) => [...sources.values()].map((path) => join(root, path))),
    options,
  );
  return (source) => {
    const file = program.getSourceFile(join(root, source));
    if (file === undefined) return undefined;
    let emitted: string | undefined;
    const take: ts.WriteFileCallback = (name, text) => {
      if (name.endsWith(".d.ts")) emitted = text;
    };
    program.emit(file, take, undefined, true);
    if (emitted === undefined) throw new ReleaseCheckError("ERR_TYPES_UNREADABLE", `no declarations come of ${source}`);
    return emitted;
  };
}
