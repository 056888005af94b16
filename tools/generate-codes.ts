// Makes the constants of an API's error and decline codes from the tables in its bundle: small lists that a client
// carries, and tables with the meaning of each code that only those carry who show it.
import type { Bundle } from "./generate-bundle.js";
import { header } from "./generate-types.js";
import { isRecord } from "./list-apis.js";

interface Meaning {
  readonly code: number | string;
  readonly meaning: string;
}

interface CodeRow extends Meaning {
  readonly exception: string | undefined;
  readonly status: number;
  readonly retry: string;
}

/** Text of the generated files about codes. */
export interface CodeFiles {
  /** Types and lists. */
  readonly codes: string;
  /** Tables with meanings. */
  readonly tables: string;
}

interface Catalogue {
  readonly name: string;
  readonly rows: readonly Meaning[];
}

/**
 * Text of `codes.gen.ts` and `code-tables.gen.ts`; `undefined` when the document has no error codes, no decline
 * codes and no other catalogue. Throws when a code lacks a row, has a row that is malformed, or stands in two tables.
 */
export function codesOf(api: string, bundle: Bundle): CodeFiles | undefined {
  const { schemas } = isRecord(bundle.components) ? bundle.components : {};
  const tables = Object.entries(isRecord(schemas) ? schemas : {});
  const rows = tables.flatMap(([name, schema]) => errorRows(name, schema)).sort((a, b) => compare(a.code, b.code));
  const twice = rows.find((row, i) => row.code === rows[i + 1]?.code);
  if (twice !== undefined) throw new Error(`code ${twice.code} stands in two tables`);
  const declines = tables
    .filter(([name]) => name === "DeclineCode")
    .flatMap(([name, schema]) => meanings(name, schema));
  const catalogues = tables
    .filter(([, schema]) => isRecord(schema) && schema["x-catalogue"] === true)
    .map(([name, schema]) => ({ name, rows: meanings(name, schema) }));
  if (rows.length === 0 && declines.length === 0 && catalogues.length === 0) return undefined;
  const begin = header(api, "generate-codes");
  return {
    codes: `${begin}${printLists(rows)}${printDeclineCodes(declines)}${catalogues.map(printCatalogueType).join("")}`,
    tables: [
      begin,
      printImport(rows, declines, catalogues),
      printErrorTable(rows),
      printDeclineTable(declines),
      ...catalogues.map(printCatalogue),
    ].join(""),
  };
}

/** Names of the tables that {@link codesOf} prints. */
export function codeTablesOf(bundle: Bundle): string[] {
  const { schemas } = isRecord(bundle.components) ? bundle.components : {};
  const isTable = (name: string, schema: unknown) =>
    name === "DeclineCode" ||
    (isRecord(schema) && (isRecord(schema["x-errorCodes"]) || schema["x-catalogue"] === true));
  return Object.entries(isRecord(schemas) ? schemas : {}).flatMap(([name, schema]) =>
    isTable(name, schema) ? name : [],
  );
}

function compare(a: number | string, b: number | string): number {
  return String(a) < String(b) ? -1 : 1;
}

/** Each value of an enum with its meaning; empty when the schema has no table of meanings. */
function meanings(name: string, schema: unknown): Meaning[] {
  if (!isRecord(schema) || !isRecord(schema["x-enumDescriptions"]) || !Array.isArray(schema.enum)) return [];
  const texts = schema["x-enumDescriptions"];
  return schema.enum.map((code: unknown) => {
    const meaning = texts[String(code)];
    if (typeof meaning !== "string") throw new Error(`${name}: ${code} has no line in x-enumDescriptions`);
    if (typeof code !== "string" && typeof code !== "number") throw new Error(`${name}: ${code} is no code`);
    return { code, meaning };
  });
}

function errorRows(name: string, schema: unknown): CodeRow[] {
  const table = isRecord(schema) ? schema["x-errorCodes"] : undefined;
  if (!isRecord(table)) return [];
  const rows = meanings(name, schema);
  const stray = Object.keys(table).find((key) => !rows.some(({ code }) => String(code) === key));
  if (stray !== undefined) throw new Error(`${name}: ${stray} is in x-errorCodes and not in the enum`);
  return rows.map(({ code, meaning }) => {
    const row = table[String(code)];
    if (!isRecord(row)) throw new Error(`${name}: ${code} has no row in x-errorCodes`);
    const { exception, status, retry } = row;
    if (typeof status !== "number") throw new Error(`${name}: ${code} has no status`);
    if (typeof retry !== "string" || !["never", "later", "after-change"].includes(retry)) {
      throw new Error(`${name}: retry of ${code} must be never, later or after-change`);
    }
    return { code, meaning, exception: typeof exception === "string" ? exception : undefined, status, retry };
  });
}

const array = (rows: readonly Meaning[]) => `[${rows.map(({ code }) => JSON.stringify(code)).join(", ")}]`;

const list = (codes: readonly (number | string)[]) => codes.map((code) => JSON.stringify(code)).join(" | ");

function printLists(rows: readonly CodeRow[]): string {
  if (rows.length === 0) return "";
  const statuses = [...new Set(rows.map(({ status }) => status))].sort();
  const ofStatus = (status: number) => rows.filter((row) => row.status === status).map(({ code }) => code);
  return `
/** Error codes by the HTTP status they come with. */
export interface ErrorCodesByStatus {
${statuses.map((status) => `  ${status}: ${list(ofStatus(status))};`).join("\n")}
}

/** Every error code of the document. */
export type ErrorCode = ErrorCodesByStatus[keyof ErrorCodesByStatus];

/** Every error code of the document. */
export const knownCodes: readonly ErrorCode[] = ${array(rows)};

/** Codes after which the same request can succeed later. */
export const laterCodes: readonly ErrorCode[] = ${array(rows.filter(({ retry }) => retry === "later"))};
`;
}

function printDeclineCodes(rows: readonly Meaning[]): string {
  if (rows.length === 0) return "";
  return `
/** Every reason for which a card transaction is declined. */
export type DeclineCode = ${list(rows.map(({ code }) => code))};

/** Every reason for which a card transaction is declined. */
export const knownDeclineCodes: readonly DeclineCode[] = ${array(rows)};
`;
}

function printImport(rows: readonly CodeRow[], declines: readonly Meaning[], catalogues: readonly Catalogue[]): string {
  const ofErrors = rows.length === 0 ? [] : ["ErrorCode", "ErrorCodesByStatus"];
  const ofDeclines = declines.length === 0 ? [] : ["DeclineCode"];
  const names = [...ofDeclines, ...ofErrors, ...catalogues.map(({ name }) => name)].sort();
  return `\nimport type { ${names.join(", ")} } from "./codes.gen.js";\n`;
}

function printErrorTable(rows: readonly CodeRow[]): string {
  if (rows.length === 0) return "";
  return `
/** What the document tells about an error code. */
export interface ErrorCodeRow {
  /** Name the vendor gives the error. */
  readonly exception: string | undefined;
  /** HTTP status the code comes with. */
  readonly status: keyof ErrorCodesByStatus;
  /** Whether the same request can succeed: never, after a while, or after something was changed. */
  readonly retry: "never" | "later" | "after-change";
  readonly meaning: string;
}

/** Every error code with what the document tells about it. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorCodeRow>> = {
${rows.map(printRow).join("\n")}
};
`;
}

function printRow({ code, exception, status, retry, meaning }: CodeRow): string {
  const members = [`exception: ${JSON.stringify(exception)}`, `status: ${status}`, `retry: "${retry}"`];
  return `  ${JSON.stringify(code)}: { ${members.join(", ")}, meaning: ${JSON.stringify(meaning)} },`;
}

function printDeclineTable(rows: readonly Meaning[]): string {
  if (rows.length === 0) return "";
  return `
/** Every decline code with its meaning. */
export const declineCodes: Readonly<Record<DeclineCode, string>> = {
${printMeanings(rows)}
};
`;
}

function printMeanings(rows: readonly Meaning[]): string {
  return rows.map(({ code, meaning }) => `  ${JSON.stringify(code)}: ${JSON.stringify(meaning)},`).join("\n");
}

function printCatalogueType({ name, rows }: Catalogue): string {
  return `
/** Every value of \`${name}\` in the document. */
export type ${name} = ${list(rows.map(({ code }) => code))};
`;
}

/** The plural of a name, in the case of a constant: `TokenStatus` gives `tokenStatuses`. */
function constantOf(name: string): string {
  const plural = name.endsWith("s") ? `${name}es` : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
  return `${plural[0]?.toLowerCase()}${plural.slice(1)}`;
}

function printCatalogue({ name, rows }: Catalogue): string {
  return `
/** Every value of \`${name}\` with its meaning. */
export const ${constantOf(name)}: Readonly<Record<${name}, string>> = {
${printMeanings(rows)}
};
`;
}
