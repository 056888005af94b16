import type { Dialect } from "../check-answer.js";
import type { DocumentedAnswer } from "../document/api-document.js";

const problem = (status: number): [number, DocumentedAnswer] => [
  status,
  {
    status,
    content: new Map([["application/json", { $ref: "#/components/schemas/Problem" }]]),
    headers: new Map(),
  },
];

/**
 * Brocard's answers: refusals have no codes, and nothing proves where an answer or a webhook comes from. A path and a
 * method that do not exist are refused as the framework does it (inferred, the text is silent).
 */
export const brocardDialect: Dialect = {
  refusals: new Map([problem(401), problem(404), problem(405)]),
  readError: () => undefined,
};
