import type { Fault } from "../core/fault.js";
import type { Violation } from "../core/http/violation.js";
import { badRequest, fault, invalidPayload } from "./fault.js";

interface Checked {
  readonly operationId: string;
  readonly path: object;
  readonly query: object;
  readonly body?: object | undefined;
}

/** Refuses a request that does not fit the document: everything that is wrong with it at once. */
export async function review(call: Checked, violations: readonly Violation[]): Promise<Fault | undefined> {
  const unreadable = violations.find(({ keyword }) => keyword === "readable");
  if (unreadable) return badRequest(`Invalid request: ${unreadable.params.reason}`);
  const reasons = new Map<string, string>();
  for (const violation of violations.filter(({ keyword }) => keyword !== "minProperties")) {
    const key = keyOf(violation);
    // The first is the one that names the mistake; a member of the wrong type also breaks its pattern.
    if (!reasons.has(key)) reasons.set(key, reasonOf(violation, key));
  }
  for (const key of unsafeNumbers(call)) reasons.set(key, `${key} is too large`);
  if (reasons.size === 0 && violations.length > 0) {
    const key = selectors[call.operationId] ?? "cardId";
    reasons.set(key, `${key}, or what stands for it, is required`);
  }
  if (reasons.size === 0) return undefined;
  // One operation has a code of its own for its only parameter.
  if (call.operationId === "listStates") return fault(1401);
  return invalidPayload([...reasons].map(([key, reason]) => ({ key, reason })));
}

/** Numbers that JSON cannot tell from their neighbours: whole ones to the document, and nothing is counted with them. */
function unsafeNumbers({ body = {}, path, query }: Checked): string[] {
  const unsafe = (members: object) =>
    Object.entries(members).filter(([, value]) => Number.isInteger(value) && !Number.isSafeInteger(value));
  return [
    ...unsafe(path).map(() => "id"),
    ...unsafe(query).map(([name]) => name),
    ...unsafe(body).map(([name]) => name),
  ];
}

/** Of the members one of which is needed the one to name; the document counts members there. */
const selectors: Readonly<Record<string, string>> = {
  createDirectTransfer: "senderAccountId",
  createUser: "email",
  requestPhysicalCard: "addressId",
};

const keyOf = ({ place, path }: Violation) => (place === "path" ? "id" : path.join(".") || "body");

function reasonOf({ found, keyword, params }: Violation, key: string): string {
  if (found === "absent" || found === "null") return `${key} is required`;
  const limit = String(params.limit);
  switch (keyword) {
    case "type":
      return `${key} must be of type ${[params.type].flat().join(" or ")}`;
    case "enum":
      return `${key} must be one of ${[params.allowedValues].flat().join(", ")}`;
    case "minimum":
      return `${key} must be at least ${limit}`;
    case "maximum":
      return `${key} must be at most ${limit}`;
    case "minLength":
      return `${key} must have at least ${limit} characters`;
    case "maxLength":
      return `${key} must have at most ${limit} characters`;
    default:
      return `${key} is not valid`;
  }
}
