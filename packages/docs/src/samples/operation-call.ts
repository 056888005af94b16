import type { Operation } from "../api-document.js";
import { isNode, type JsonNode, textAt } from "../json-node.js";

/** A body that is no text: an object, or a list. */
export type CallBody = JsonNode | readonly unknown[];

/** What a call of an operation takes: values of parameters by name, and the body. */
export interface OperationCall {
  readonly path: JsonNode;
  readonly query: JsonNode;
  readonly body: CallBody | undefined;
}

/** The first example of the document as a call: what the samples of an operation send. */
export function exampleCall({ body, parameters }: Operation): OperationCall {
  const examplesIn = (place: string): JsonNode =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => [textAt(parameter, "name"), parameter.example]),
    );
  const value = body?.examples[0]?.value;
  return {
    path: examplesIn("path"),
    query: examplesIn("query"),
    body: body === undefined ? undefined : isNode(value) || Array.isArray(value) ? value : {},
  };
}

/** Whether the answer is a file that a sample stores. */
export const answersPdf = ({ answers }: Operation) => answers.some(({ media }) => media?.type === "application/pdf");

/** Whether the body is a form with files. */
export const isMultipart = ({ body }: Operation) => body?.type === "multipart/form-data";

/** The file that an example of a multipart body speaks of: "bytes of scan.jpg" is `scan.jpg`; undefined for a text. */
export function fileNameIn(value: unknown): string | undefined {
  return /^bytes of (\S+)$/.exec(String(value))?.[1];
}

/** Where a sample stores a PDF. */
export const pdfFile = "testimonial.pdf";
