import type { ErrorCode } from "../core/error-codes.js";
import type { Fault } from "../core/fault.js";
import type { Outgoing } from "../core/http/exchange.js";
import type { RequiredAction } from "./fault.js";
import { DetailedFault, type FieldError } from "./fault.js";

/** Words of each code, for people (inferred: the text gives meanings, not messages). */
const messages: Readonly<Record<number, string>> = {
  1000: "Invalid payload",
  1001: "No permission for this resource",
  1002: "Unauthenticated",
  1003: "Access token expired",
  1004: "Session expired",
  1005: "Too many requests",
  1006: "Resource is forbidden",
  1007: "IP address is not whitelisted",
  1008: "Privilege is too low",
  1010: "Bad request",
  1012: "The account is not active",
  1018: "Invalid headers",
  1035: "An action is required",
  1036: "Invalid token",
  1050: "Transaction is locked by a rule",
  1401: "Invalid countryId",
};

/** What a refusal tells that the control API asked for, where the document demands `errors`. */
const action: RequiredAction = "COMPLETE_KYC";
const injected: Readonly<Record<number, readonly FieldError[]>> = {
  1000: [{ key: "request", reason: "request is invalid" }],
  1035: [{ key: "actionRequired", reason: action }],
};

/** The success with its payload around: `return answer(accountOf(row))`. */
export const answer = <Data>(data: Data) => ({ status: 200 as const, body: { data } });

/** A refusal as the vendor sends it. `codes`: those of the document. */
export function refusal(codes: ReadonlyMap<number, ErrorCode>, fault: Fault): Outgoing {
  const known = codes.get(fault.code);
  const { code, status, exception } = known ?? { code: 1010, status: 500, exception: "BAD_REQUEST" };
  const errors = fault instanceof DetailedFault ? fault.errors : injected[code];
  const body = { code, message: fault.message || messages[code], type: exception, ...(errors && { errors }) };
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
