// Makes the little a client must know of a document at run time: encodings, kinds of answers, statuses, lists.
import type { Bundle } from "./generate-bundle.js";
import { header } from "./generate-types.js";
import { isRecord } from "./list-apis.js";
import { contentOf, membersOf, type Operation, operationsOf, resolve } from "./read-bundle.js";

const encodings: Readonly<Record<string, string>> = {
  "application/json": "json",
  "application/x-www-form-urlencoded": "form",
  "multipart/form-data": "multipart",
};

interface Paging {
  readonly parameters: readonly string[];
  /** Member of the answer that leads on, where the parameters alone do not tell. */
  readonly answered?: string;
  readonly name: string;
  readonly text: string;
}

/** How an API moves from page to page: what it is told by, and what the export with its paths is called. */
const pagings: readonly Paging[] = [
  { parameters: ["limit_start", "limit_number"], name: "pages", text: "pages" },
  { parameters: ["page", "perPage"], name: "pages", text: "numbered pages" },
  { parameters: ["page", "per_page"], name: "numberedPages", text: "numbered pages" },
  { parameters: ["pageNumber", "pageCount"], name: "numberedPages", text: "numbered pages" },
  { parameters: ["cursor", "per_page"], name: "cursorPages", text: "pages with cursors" },
  { parameters: ["cursor"], answered: "cursor", name: "cursorPages", text: "pages with cursors" },
];

/** Text of `contract.gen.ts`. Throws for a body no client can encode, and a page whose rows cannot be told. */
export function contractOf(api: string, bundle: Bundle): string {
  const operations = operationsOf(bundle);
  const rows = operations.map((operation) => ({ key: operation.key, shape: shapeOf(bundle, operation) }));
  const common = {
    body: mostFrequent(rows.flatMap(({ shape }) => shape.body ?? [])) ?? '"json"',
    answer: mostFrequent(rows.map(({ shape }) => shape.answer)) ?? '"json"',
    statuses: mostFrequent(rows.map(({ shape }) => shape.statuses)) ?? "[]",
  };
  const differing = rows.flatMap(({ key, shape }) => {
    const members = (["body", "answer", "statuses"] as const).filter(
      (name) => (shape[name] ?? common[name]) !== common[name],
    );
    const printed = members.map((name) => `${name}: ${shape[name]}`).join(", ");
    return members.length === 0 ? [] : [`    ${JSON.stringify(key)}: { ${printed} },`];
  });
  const pages = pagings.flatMap((paging) => {
    const { name, text } = paging;
    const paged = operations.filter((operation) => isPaged(bundle, operation, paging));
    const lines = paged.map((each) => `  ${JSON.stringify(each.path)}: ${JSON.stringify(rowsOf(bundle, each))},`);
    return lines.length === 0 ? [] : [printPages(name, text, lines)];
  });
  return `${header(api, "generate-contract")}
import type { Contract } from "@openissuing/client";

/** Encodings, kinds of answers and statuses of the operations. */
export const contract: Contract = {
  common: { body: ${common.body}, answer: ${common.answer}, statuses: ${common.statuses} },
  differing: {
${differing.join("\n")}
  },
};
${pages.join("")}`;
}

function printPages(name: string, text: string, lines: readonly string[]): string {
  return `
/** Paths that answer in ${text}, with the member that holds the rows. */
export const ${name} = {
${lines.join("\n")}
} as const;
`;
}

/** What differs between operations, each part as it is printed, so that parts compare as text. */
interface PrintedShape {
  readonly body: string | undefined;
  readonly answer: string;
  readonly statuses: string;
}

function shapeOf(bundle: Bundle, { key, operation }: Operation): PrintedShape {
  const responses = isRecord(operation.responses) ? operation.responses : {};
  const statuses = Object.keys(responses).filter((status) => /^\d{3}$/.test(status));
  const media = Object.keys(contentOf(bundle, operation.requestBody))[0];
  const encoding = media === undefined ? undefined : encodings[media];
  if (media !== undefined && encoding === undefined) throw new Error(`${key}: no client can encode ${media}`);
  return {
    body: encoding && JSON.stringify(encoding),
    answer: JSON.stringify(answerOf(bundle, responses)),
    statuses: `[${statuses.sort().join(", ")}]`,
  };
}

/** How a successful answer is read. */
function answerOf(bundle: Bundle, responses: Record<string, unknown>): "arrayBuffer" | "json" | "text" {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const contents = successes.flatMap(([, response]) => Object.entries(contentOf(bundle, response)));
  if (contents.some(([, { schema }]) => resolve(bundle, schema).format === "binary")) return "arrayBuffer";
  return contents.some(([media]) => media.startsWith("text/")) ? "text" : "json";
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (most, each) => (each[1] > (most?.[1] ?? 0) ? each : most),
    undefined,
  )?.[0];
}

function isPaged(bundle: Bundle, operation: Operation, { parameters, answered }: Paging): boolean {
  const names = operation.parameters.map(({ name }) => name);
  if (operation.method !== "get" || !parameters.every((name) => names.includes(name))) return false;
  return answered === undefined || answered in membersOf(bundle, answerSchemaOf(bundle, operation));
}

function answerSchemaOf(bundle: Bundle, { operation }: Operation): unknown {
  const responses = isRecord(operation.responses) ? operation.responses : {};
  return contentOf(bundle, responses["200"])["application/json"]?.schema;
}

/** Member that holds the rows of a page: of the answer, or of its `body` when it is an envelope. */
function rowsOf(bundle: Bundle, operation: Operation): string {
  const answer = membersOf(bundle, answerSchemaOf(bundle, operation));
  const members = Object.entries("body" in answer ? membersOf(bundle, answer.body) : answer);
  // What counts the pages can itself be a list.
  const lists = members.filter(([name, member]) => name !== "meta" && resolve(bundle, member).type === "array");
  const [rows, ...others] = lists;
  if (rows === undefined || others.length > 0) {
    const names = lists.map(([name]) => name).join(", ") || "none";
    throw new Error(`${operation.key}: which member holds the rows: ${names}?`);
  }
  return rows[0];
}
