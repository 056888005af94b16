import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** Milliseconds a sample may take. */
const limit = 20_000;

/** The module as Node runs it. */
function compile(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** Writes a module of a sample into the folder. */
export async function writeModule(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.js`), compile(text));
}

/** Runs a module of a sample in the folder. Rejects with what the sample throws, and when it takes too long. */
export async function runModule(folder: string, name: string, text: string): Promise<unknown> {
  await writeModule(folder, name, text);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the sample takes more than ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([import(pathToFileURL(join(folder, `${name}.js`)).href), late]);
  } finally {
    clearTimeout(timer);
  }
}
