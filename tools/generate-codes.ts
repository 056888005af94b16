// Makes the constants of an API's error and decline codes from the tables in its bundle.
import type { Bundle } from "./generate-bundle.js";
import { header } from "./generate-types.js";
import { isRecord } from "./list-apis.js";

interface CodeRow {
  readonly code: number | string;
  readonly exception: string | undefined;
  readonly status: number;
  readonly retry: string;
  readonly meaning: string;
}

/**
 * Text of `codes.gen.ts`; `undefined` when the document has no table of error codes.
 * Throws when a code lacks a row, has a row that is malformed, or stands in two tables.
 */
export function codesOf(api: string, bundle: Bundle): string | undefined {
  const { schemas } = isRecord(bundle.components) ? bundle.components : {};
  const tables = Object.entries(isRecord(schemas) ? schemas : {});
  const rows = tables.flatMap(([name, schema]) => errorRows(name, schema)).sort((a, b) => compare(a.code, b.code));
  if (rows.length === 0) return undefined;
  const twice = rows.find((row, i) => row.code === rows[i + 1]?.code);
  if (twice !== undefined) throw new Error(`code ${twice.code} stands in two tables`);
  const declines = tables
    .filter(([name]) => name === "DeclineCode")
    .flatMap(([name, schema]) => meanings(name, schema));
  const parts = [printErrorCodes(rows), ...(declines.length === 0 ? [] : [printDeclineCodes(declines)])];
  return `${header(api, "generate-codes")}\n${parts.join("\n")}`;
}

function compare(a: number | string, b: number | string): number {
  return String(a) < String(b) ? -1 : 1;
}

/** Each value of an enum with its meaning; empty when the schema has no table of meanings. */
function meanings(name: string, schema: unknown): { code: number | string; meaning: string }[] {
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

const list = (codes: readonly (number | string)[]) => codes.map((code) => JSON.stringify(code)).join(" | ");

function printErrorCodes(rows: readonly CodeRow[]): string {
  const statuses = [...new Set(rows.map(({ status }) => status))].sort();
  const ofStatus = (status: number) => rows.filter((row) => row.status === status).map(({ code }) => code);
  const later = rows.filter(({ retry }) => retry === "later").map(({ code }) => JSON.stringify(code));
  return `/** Error codes by the HTTP status they come with. */
export interface ErrorCodesByStatus {
${statuses.map((status) => `  ${status}: ${list(ofStatus(status))};`).join("\n")}
}

/** Every error code of the document. */
export type ErrorCode = ErrorCodesByStatus[keyof ErrorCodesByStatus];

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

/** Codes after which the same request can succeed later. */
export const laterCodes: readonly ErrorCode[] = [${later.join(", ")}];
`;
}

function printRow({ code, exception, status, retry, meaning }: CodeRow): string {
  const members = [`exception: ${JSON.stringify(exception)}`, `status: ${status}`, `retry: "${retry}"`];
  return `  ${JSON.stringify(code)}: { ${members.join(", ")}, meaning: ${JSON.stringify(meaning)} },`;
}

function printDeclineCodes(rows: readonly { code: number | string; meaning: string }[]): string {
  return `/** Every reason for which a card transaction is declined. */
export type DeclineCode = ${list(rows.map(({ code }) => code))};

/** Every decline code with its meaning. */
export const declineCodes: Readonly<Record<DeclineCode, string>> = {
${rows.map(({ code, meaning }) => `  ${JSON.stringify(code)}: ${JSON.stringify(meaning)},`).join("\n")}
};
`;
}
