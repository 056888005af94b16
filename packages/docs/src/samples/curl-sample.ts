import type { Operation } from "../api-document.js";
import { queryPairs } from "../parameter-example.js";
import {
  answersPdf,
  type CallBody,
  exampleCall,
  fileNameIn,
  isMultipart,
  type OperationCall,
  pdfFile,
} from "./operation-call.js";

/** How calls of an API prove who they are. */
interface CurlStyle {
  /** Lines before the call, such as those that compute a signature. */
  readonly before?: readonly string[];
  /** Options of the call other than headers. */
  readonly options?: string;
  /** Headers of the call, which may name variables of the shell. */
  readonly headers: (operation: Operation) => readonly string[];
}

const bearer = (variable: string) => `Authorization: Bearer $${variable}`;

/** By the package of the client. */
const styles: Readonly<Record<string, CurlStyle>> = {
  "@openissuing/anytime": {
    before: [
      "data=$(openssl rand -hex 20)",
      'signature=$(printf %s "$data" | openssl dgst -sha1 -sign id_rsa | openssl base64 -A)',
    ],
    headers: ({ isOpen }) => [
      ...(isOpen ? [] : [bearer("TOKEN")]),
      "X-Validation-Data: $data",
      "X-Signed-Request: $signature",
    ],
  },
  "@openissuing/brocard": { headers: ({ isOpen }) => (isOpen ? [] : [bearer("KEY"), "Accept: application/json"]) },
  "@openissuing/treezor/hipay": { options: ' -u "$HIPAY"', headers: () => [] },
  "@openissuing/treezor/pci-dss": {
    options: " --cert client.crt --key client.key",
    headers: ({ isOpen }) => (isOpen ? [] : [bearer("TOKEN")]),
  },
  "@openissuing/vaultspay": {
    // The command line of OpenSSL has no AES-GCM: these go without encryption, which the test environment takes.
    headers: ({ isOpen }) => [
      ...(isOpen ? [] : [bearer("TOKEN")]),
      "x-enable-encryption: false",
      "x-device-os: SAAS",
      "x-device-id: $DEVICE",
    ],
  },
};

const plain: CurlStyle = { headers: ({ isOpen }) => (isOpen ? [] : [bearer("TOKEN")]) };

/** Quotes a text for a POSIX shell. */
export const quote = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What a body adds to a call of curl: files, members of a form, or JSON. */
function bodyParts(operation: Operation, body: CallBody): string[] {
  const members = Object.entries(body);
  if (isMultipart(operation)) {
    return members.map(([name, value]) => {
      const file = fileNameIn(value);
      return `-F ${quote(file === undefined ? `${name}=${value}` : `${name}=@${file}`)}`;
    });
  }
  if (operation.body?.type !== "application/json") {
    return members.map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
  }
  return [`-H "Content-Type: application/json"`, `-d ${quote(JSON.stringify(body))}`];
}

/** What of a guide a sample needs: the package of the client, where there is one. */
export interface SampleShell {
  readonly client?: { readonly name: string } | undefined;
}

/**
 * The call of an operation with curl, signed by OpenSSL where the API asks for it, from the variables that the setup of
 * the shell sets. `call`: what it sends, by default the first example of the document.
 */
export function curlSample(
  operation: Operation,
  { client }: SampleShell,
  call: OperationCall = exampleCall(operation),
): string {
  const { before = [], headers, options = "" } = styles[client?.name ?? ""] ?? plain;
  const path = Object.entries(call.path).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))),
    operation.path,
  );
  const pairs = operation.parameters
    .filter((each) => each.in === "query")
    .flatMap((each) => queryPairs({ ...each, example: call.query[String(each.name)] }));
  const query = new URLSearchParams(pairs);
  const body = call.body === undefined ? [] : bodyParts(operation, call.body);
  // A body makes a POST of it, and without one a GET; anything else is said.
  const isImplied = operation.method === (body.length > 0 ? "POST" : "GET");
  const parts = [
    `curl -sS${options}${isImplied ? "" : ` -X ${operation.method}`} "$BASE${path}${query.size > 0 ? `?${query}` : ""}"`,
    ...headers(operation).map((header) => `-H "${header}"`),
    ...body,
    ...(answersPdf(operation) ? [`-o ${pdfFile}`] : []),
  ];
  return [...before, parts.join(" \\\n  ")].join("\n");
}
