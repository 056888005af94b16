import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { clientSample, webhookSample } from "../src/guide-samples.js";
import { curlSample, typescriptSample } from "../src/samples.js";
import { document } from "./site.js";

const folder = dirname(fileURLToPath(import.meta.url));

/** What the compiler says about modules that exist in memory only, beside the file of this test. */
function complaints(modules: ReadonlyMap<string, string>): string[] {
  const files = new Map([...modules].map(([name, text]) => [join(folder, `${name}.ts`), text]));
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = files.get(path);
    return text === undefined ? getSourceFile(path, language, ...rest) : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

const operation = (id: string) => {
  const found = document.operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};

describe("samples", () => {
  test("compile against the client", { timeout: 60_000 }, () => {
    const start = `import { type AnytimeClient, unwrap } from "@openissuing/anytime";\ndeclare const client: AnytimeClient;\n`;
    const calls = document.operations.map(
      (each) => [each.id, `${start}${typescriptSample(each)}\nexport {};`] as const,
    );
    expect(complaints(new Map([...calls, ["client", clientSample], ["webhook", webhookSample]]))).toEqual([]);
  });

  test("of a wrong call do not compile", { timeout: 60_000 }, () => {
    const text = `import type { AnytimeClient } from "@openissuing/anytime";\ndeclare const client: AnytimeClient;\nclient.GET("/nowhere");`;
    expect(complaints(new Map([["wrong", text]]))).toHaveLength(1);
  });
});

describe("curlSample", () => {
  test("fills the path and encodes the query", () => {
    expect(curlSample(operation("listCardTransactions"))).toMatch(
      /^anytime "\$BASE\/v1\.0\/cards\/ANY0{10}\/transactions\?[a-z_]+=[^&]+&/,
    );
  });

  test("quotes values for the shell", () => {
    expect(curlSample(operation("createAccount"))).toContain(`'user_addr_line_1=1 rue de l'\\''Exemple'`);
  });

  test("sends files as files", () => {
    expect(curlSample(operation("uploadKyc"))).toContain("-F user_identity=@identity.jpg");
  });

  test("goes without a token where the operation does", () => {
    expect(curlSample(operation("createToken"))).toMatch(/^signed /);
  });
});
