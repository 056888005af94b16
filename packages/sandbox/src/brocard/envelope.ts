import type { Fault } from "../core/fault.js";
import type { Outgoing } from "../core/http/exchange.js";
import { draw } from "../core/ids.js";
import { retryAfter } from "../core/rate-limits.js";
import { hexDigits, uuidOf } from "../core/uuid.js";
import type { Content } from "../core/vendor.js";
import { errorPage } from "./embed-html.js";
import { Invalid } from "./fault.js";

/** Message of each status. The text shows that of 422 alone; the others are those of its framework (inferred). */
const messages: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthenticated.",
  403: "This action is unauthorized.",
  404: "Not found.",
  405: "Method Not Allowed",
  408: "Request Timeout",
  422: "The given data was invalid.",
  429: "Too Many Attempts.",
  500: "Server Error",
  503: "Service Unavailable",
};

/** Operations whose samples repeat the first error instead of the fixed sentence. */
const repeatFirst = new Set(["groupPayments", "groupRefunds", "updateUserBins"]);

/** Statuses a fault of the control API may ask for. */
export const isStatus = (code: number) => code in messages;

/** Adds what every answer holds: the `request_id`, last as in the examples. */
export function envelope(content: Content, body: unknown): string {
  return JSON.stringify({ ...Object(body), request_id: requestId(content) });
}

function requestId({ requestId: number, tenant }: Content): string {
  return uuidOf(draw(`brocard|${tenant?.id ?? ""}|request|${number}`, 32, hexDigits));
}

/** A refusal as the vendor sends it; that of the card page is a page. */
export function refusal(content: Content, fault: Fault): Outgoing {
  const status = isStatus(fault.code) ? fault.code : 500;
  const headers: Record<string, string> = status === 429 ? { "retry-after": String(retryAfter(content.now)) } : {};
  if (content.operationId === "openCardEmbed") {
    return { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" }, body: errorPage(status) };
  }
  const message =
    fault instanceof Invalid && repeatFirst.has(content.operationId ?? "") ? fault.message : messages[status];
  const errors = status === 422 ? { errors: fault instanceof Invalid ? fault.errors : injected } : {};
  return {
    status,
    headers: { ...headers, "content-type": "application/json" },
    body: envelope(content, { message, ...errors }),
  };
}

/** A refusal that the control API asked for is about no field. */
const injected = { request: ["The request is invalid."] };
