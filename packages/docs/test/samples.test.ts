import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { curlSample, typescriptSample } from "../src/samples.js";
import { documented, operationOf } from "./site.js";

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

describe("samples", () => {
  test.each(documented)("of $api compile against its client", { timeout: 60_000 }, ({ document, guide }) => {
    const { name, samples, type } = guide.client;
    const start = `import { type ${type}, unwrap } from "${name}";\ndeclare const client: ${type};\n`;
    const calls = document.operations.map(
      (each) => [each.id, `${start}${typescriptSample(each, guide)}\nexport {};`] as const,
    );
    const whole = samples.map((text, index) => [`sample-${index}`, text] as const);
    expect(whole.length).toBeGreaterThan(0);
    expect(complaints(new Map([...calls, ...whole]))).toEqual([]);
  });

  test("of a wrong call do not compile", { timeout: 60_000 }, () => {
    const text = `import type { AnytimeClient } from "@openissuing/anytime";\ndeclare const client: AnytimeClient;\nclient.GET("/nowhere");`;
    expect(complaints(new Map([["wrong", text]]))).toHaveLength(1);
  });
});

const sampleOf = (id: string) => {
  const { guide, operation } = operationOf(id);
  return curlSample(operation, guide);
};

describe("curlSample", () => {
  test("fills the path and encodes the query", () => {
    expect(sampleOf("listCardTransactions")).toMatch(
      /^anytime "\$BASE\/v1\.0\/cards\/ANY0{10}\/transactions\?[a-z_]+=[^&]+&/,
    );
  });

  test("quotes values for the shell", () => {
    expect(sampleOf("createAccount")).toContain(`'user_addr_line_1=1 rue de l'\\''Exemple'`);
  });

  test("sends files as files", () => {
    expect(sampleOf("uploadKyc")).toContain("-F user_identity=@identity.jpg");
  });

  test("goes without a token where the operation does", () => {
    expect(sampleOf("createToken")).toMatch(/^signed /);
  });

  test("repeats the name of a list and puts the ends of a range in brackets", () => {
    const sent = /\?(\S+)"/.exec(sampleOf("listPayments"))?.[1];
    const query = new URLSearchParams(sent);
    expect(query.getAll("bins[]")).toEqual(["411111"]);
    expect(query.get("dates[begin]")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("sends JSON as JSON", () => {
    expect(sampleOf("createTransfer")).toMatch(
      /^brocard .*-H "Content-Type: application\/json" .*-d '\{.*"amount":123\.45,/s,
    );
  });
});
