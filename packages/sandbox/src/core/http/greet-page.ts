import type { IncomingMessage, ServerResponse } from "node:http";
import { answerHeaders, placeOf, preflightHeaders } from "./web-page.js";

/**
 * Lets web pages of this machine read what a vendor answers: those it serves, and those opened from its disk. Answers
 * the question that a browser asks before, and tells by `true` that it did. Requests that no page sent, and those of
 * foreign ones, are left as they are: the vendor answers them, and a browser keeps the answer from a foreign page.
 */
export function greetPage({ headers, method }: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = headers;
  if (origin === undefined || placeOf(origin) === "foreign") return false;
  if (method === "OPTIONS" && headers["access-control-request-method"] !== undefined) {
    response.writeHead(204, preflightHeaders(origin, headers["access-control-request-headers"])).end();
    return true;
  }
  for (const [name, value] of Object.entries(answerHeaders(origin))) response.setHeader(name, value);
  return false;
}
