import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { compactTypes } from "../compact-types.js";
import { wideBundle } from "./small-bundle.js";

let long = "";
let short = "";

beforeAll(async () => {
  const nodes = await openapiTS(wideBundle() as unknown as OpenAPI3, { silent: true, defaultNonNullable: false });
  long = astToString(nodes);
  short = astToString(compactTypes(nodes));
});

/** Faults the compiler finds in a program of these files, which needs no library. */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const options = { strict: true, noLib: true, noEmit: true, types: [], module: ts.ModuleKind.ESNext };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.fileExists = (name) => files[name] !== undefined;
  host.getSourceFile = (name, target) => {
    const text = files[name];
    return text === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram(Object.keys(files), { ...options, moduleResolution: 100 }, host);
  return program.getSemanticDiagnostics().map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

const globals = `
interface Array<T> { [i: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
type Record<K extends string, T> = { [P in K]: T };
`;

const comparison = `
import type * as Long from "./long";
import type * as Short from "./short";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Differing<A, B> = { [K in keyof A]: K extends keyof B ? (Same<A[K], B[K]> extends true ? never : K) : K }[keyof A];
declare const found: [
  Differing<Long.paths, Short.paths>, Differing<Short.paths, Long.paths>,
  Differing<Long.operations, Short.operations>, Differing<Long.components, Short.components>,
];
export const none: [never, never, never, never] = found;
`;

describe("compactTypes", () => {
  test("leaves every type of paths, operations and components the same", () => {
    const files = { "/globals.d.ts": globals, "/long.ts": long, "/short.ts": short, "/comparison.ts": comparison };
    expect(faultsOf(files)).toEqual([]);
    const changed = { ...files, "/short.ts": short.replace("requestBody?: never", "requestBody?: string") };
    expect(faultsOf(changed).join()).toContain("not assignable");
  });

  test("writes once what several operations repeat", () => {
    const nevers = (text: string) => text.match(/cookie\?: never/g)?.length;
    expect([nevers(long), nevers(short)]).toEqual([12, 3]);
    expect(short).toContain("type NoParameters = {");
    expect(short).toMatch(/uploadFiles: Sending<With_path<Path_id>, /);
  });

  test("keeps at its place what one operation alone has", () => {
    expect(short.match(/"text\/html": string/g)?.length).toBe(1);
  });
});
