import type { Operation } from "../api-document.js";
import { isNode, type JsonNode } from "../json-node.js";
import { answersPdf, exampleCall, fileNameIn, isMultipart, type OperationCall, pdfFile } from "./operation-call.js";

/** What of a guide a sample needs: the package of the client. */
export interface SampleClient {
  readonly client: { readonly name: string };
}

function literal(value: unknown, leaf: (value: unknown) => string, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, leaf, indent)).join(", ")}]`;
  if (!isNode(value)) return leaf(value);
  const members = Object.entries(value).map(([name, member]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${key}: ${literal(member, leaf, `${indent}  `)}`;
  });
  const line = `{ ${members.join(", ")} }`;
  if (line.length <= 72) return line;
  return `{\n${members.map((member) => `${indent}  ${member},\n`).join("")}${indent}}`;
}

const isEmpty = (values: JsonNode) => Object.keys(values).length === 0;

/** The package that an entry point is of: `@scope/name/part` is of `@scope/name`. */
const packageOf = (name: string) => name.split("/").slice(0, 2).join("/");

/**
 * A module that calls an operation with the client that `client.ts` exports. `call`: what it sends, by default the
 * first example of the document.
 */
export function typescriptSample(
  operation: Operation,
  { client: { name } }: SampleClient,
  call: OperationCall = exampleCall(operation),
): string {
  const { body, path, query } = call;
  const params = { ...(isEmpty(path) ? {} : { path }), ...(isEmpty(query) ? {} : { query }) };
  const options = { ...(isEmpty(params) ? {} : { params }), ...(body === undefined ? {} : { body }) };
  const leaf = (value: unknown) => {
    const file = isMultipart(operation) ? fileNameIn(value) : undefined;
    return file === undefined ? JSON.stringify(value) : `await fileFromPath("${file}")`;
  };
  const rest = isEmpty(options) ? "" : `, ${literal(options, leaf, "")}`;
  const answer = `await unwrap(client.${operation.method}("${operation.path}"${rest}))`;
  const imports = [
    ...(answersPdf(operation) ? [`import { writeFile } from "node:fs/promises";`] : []),
    `import { unwrap } from "${packageOf(name)}";`,
    ...(isMultipart(operation) ? [`import { fileFromPath } from "${packageOf(name)}/node";`] : []),
    `import { client } from "./client.js";`,
  ];
  const last = answersPdf(operation) ? `await writeFile("${pdfFile}", new Uint8Array(${answer}));` : undefined;
  return `${imports.join("\n")}\n\n${last ?? `const answer = ${answer};`}`;
}
