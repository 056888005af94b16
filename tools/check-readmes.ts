// Compiles every whole `ts` example of every README: an example that no longer fits the code is worse than none.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { repository } from "./generate.js";

/** Whether an example claims to run: it begins with what it imports, and nothing is left out. */
function isWhole(code: string): boolean {
  return code.startsWith("import ") && !code.includes("…");
}

/**
 * Errors of the compiler in the whole `ts` fences of a text. Each is compiled as a file of `folder`, under its tsconfig.json,
 * so that a package can import itself by name. Needs `dist` of what is imported.
 */
export function compileFences(text: string, folder: string): string[] {
  const fences = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "");
  const numbered = fences.map((code, i) => [join(folder, `README-${i + 1}.ts`), code] as const);
  const sources = new Map(numbered.filter(([, code]) => isWhole(code)));
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { readFile: read, fileExists, getSourceFile } = host;
  host.readFile = (name) => sources.get(name) ?? read(name);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const code = sources.get(name);
    return code === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, code, target);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName ?? folder}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** Errors in the examples of every package that has a README. */
export async function checkReadmes(root: string): Promise<string[]> {
  const packages = (await readdir(join(root, "packages"))).map((name) => join(root, "packages", name));
  const errors = await Promise.all(
    packages.map(async (folder) => {
      const text = await readFile(join(folder, "README.md"), "utf8").catch(() => "");
      return text.includes("```ts\n") ? compileFences(text, folder) : [];
    }),
  );
  return errors.flat();
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const errors = await checkReadmes(repository);
  for (const error of errors) console.error(error);
  if (errors.length === 0) console.log("examples of the READMEs compile");
  process.exit(errors.length === 0 ? 0 : 1);
}
