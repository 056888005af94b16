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
  const pages = operations.flatMap((operation) => {
    const member = rowsOfPage(bundle, operation);
    return member === undefined ? [] : [`  ${JSON.stringify(operation.path)}: ${JSON.stringify(member)},`];
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

/** Paths that answer in pages, with the member that holds the rows. */
export const pages = {
${pages.join("\n")}
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
    answer: isBinary(bundle, responses) ? '"arrayBuffer"' : '"json"',
    statuses: `[${statuses.sort().join(", ")}]`,
  };
}

function isBinary(bundle: Bundle, responses: Record<string, unknown>): boolean {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const contents = successes.flatMap(([, response]) => Object.values(contentOf(bundle, response)));
  return contents.some(({ schema }) => resolve(bundle, schema).format === "binary");
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (most, each) => (each[1] > (most?.[1] ?? 0) ? each : most),
    undefined,
  )?.[0];
}

/** Member of the answer's `body` that holds the rows of a page; `undefined` when the operation takes no page limits. */
function rowsOfPage(bundle: Bundle, { key, method, operation, parameters }: Operation): string | undefined {
  const names = parameters.map(({ name }) => name);
  if (method !== "get" || !names.includes("limit_start") || !names.includes("limit_number")) return undefined;
  const responses = isRecord(operation.responses) ? operation.responses : {};
  const { schema } = contentOf(bundle, responses["200"])["application/json"] ?? {};
  const members = Object.entries(membersOf(bundle, membersOf(bundle, schema).body));
  const lists = members.filter(([, member]) => resolve(bundle, member).type === "array").map(([name]) => name);
  if (lists.length !== 1) throw new Error(`${key}: which member holds the rows: ${lists.join(", ") || "none"}?`);
  return lists[0];
}
