import type { Operation } from "./api-document.js";
import type { ApiGuide } from "./guide.js";
import { isNode, type JsonNode, textAt } from "./json-node.js";
import { queryPairs } from "./parameter-example.js";

/** Example values of the parameters in one place, such as `path`. */
function examplesIn(place: string, { parameters }: Operation): [name: string, value: unknown][] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => [textAt(parameter, "name"), parameter.example]);
}

function exampleBody({ body }: Operation): JsonNode {
  const value = body?.examples[0]?.value;
  return isNode(value) ? value : {};
}

const isPdf = ({ answers }: Operation) => answers.some(({ media }) => media?.type === "application/pdf");

const isMultipart = ({ body }: Operation) => body?.type === "multipart/form-data";

/** The file that an example of a multipart body speaks of: "bytes of scan.jpg" is `scan.jpg`. */
const fileName = (value: unknown) => String(value).split(" ").at(-1) ?? "";

function literal(value: unknown, leaf: (value: unknown) => string, indent: string): string {
  if (!isNode(value)) return leaf(value);
  const members = Object.entries(value).map(([name, member]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${key}: ${literal(member, leaf, `${indent}  `)}`;
  });
  const line = `{ ${members.join(", ")} }`;
  if (line.length <= 72) return line;
  return `{\n${members.map((member) => `${indent}  ${member},\n`).join("")}${indent}}`;
}

/** The call of an operation with the client, its first example as input. */
export function typescriptSample(operation: Operation, { client }: Pick<ApiGuide, "client">): string {
  const places = ["path", "query"].map((place) => [place, Object.fromEntries(examplesIn(place, operation))] as const);
  const params = Object.fromEntries(places.filter(([, values]) => Object.keys(values).length > 0));
  const options = {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(operation.body === undefined ? {} : { body: exampleBody(operation) }),
  };
  const file = (value: unknown) => `await fileFromPath("${fileName(value)}")`;
  const leaf = (value: unknown) =>
    isMultipart(operation) && String(value).startsWith("bytes of ") ? file(value) : JSON.stringify(value);
  const rest = Object.keys(options).length === 0 ? "" : `, ${literal(options, leaf, "")}`;
  const call = `await unwrap(client.${operation.method}("${operation.path}"${rest}))`;
  if (isPdf(operation)) {
    return `import { writeFile } from "node:fs/promises";\n\nawait writeFile("testimonial.pdf", new Uint8Array(${call}));`;
  }
  const imports = isMultipart(operation) ? `import { fileFromPath } from "${client.name}/node";\n\n` : "";
  return `${imports}const answer = ${call};`;
}

/** Quotes a text for a POSIX shell. */
const quote = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What a body adds to a call of curl: files, members of a form, or JSON. */
function curlBody(operation: Operation): string[] {
  const members = Object.entries(exampleBody(operation));
  if (isMultipart(operation)) return members.map(([name, value]) => `-F ${quote(`${name}=@${fileName(value)}`)}`);
  if (operation.body?.type !== "application/json") {
    return members.map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
  }
  const json = JSON.stringify(exampleBody(operation));
  return [`-H "Content-Type: application/json"`, `-d ${quote(json)}`];
}

/** The call of an operation with curl, by the commands that the page defines. */
export function curlSample(operation: Operation, { shell }: Pick<ApiGuide, "shell">): string {
  const path = examplesIn("path", operation).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))),
    operation.path,
  );
  const query = new URLSearchParams(operation.parameters.filter((each) => each.in === "query").flatMap(queryPairs));
  const body = curlBody(operation);
  const parts = [
    `${shell(operation)} "$BASE${path}${query.size > 0 ? `?${query}` : ""}"`,
    ...(operation.method === "GET" || operation.method === "POST" ? [] : [`-X ${operation.method}`]),
    // A POST without a body is still a POST.
    ...(operation.method === "POST" && body.length === 0 ? ["-X POST"] : []),
    ...body,
    ...(isPdf(operation) ? ["-o testimonial.pdf"] : []),
  ];
  return parts.join(" \\\n  ");
}
