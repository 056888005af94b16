import type { Fault } from "../core/fault.js";
import type { Violation } from "../core/http/violation.js";
import { badRequest, fault, invalidPayload } from "./fault.js";

/** Refuses a request that does not fit the document: everything that is wrong with it at once. */
export async function review(
  call: { readonly operationId: string },
  violations: readonly Violation[],
): Promise<Fault | undefined> {
  if (violations.length === 0) return undefined;
  const unreadable = violations.find(({ keyword }) => keyword === "readable");
  if (unreadable) return badRequest(`Invalid request: ${unreadable.params.reason}`);
  // One operation has a code of its own for its only parameter.
  if (call.operationId === "listStates") return fault(1401);
  const reasons = new Map<string, string>();
  for (const violation of violations) {
    const key = keyOf(violation);
    // The first is the one that names the mistake; a member of the wrong type also breaks its pattern.
    if (!reasons.has(key)) reasons.set(key, reasonOf(violation, key));
  }
  return invalidPayload([...reasons].map(([key, reason]) => ({ key, reason })));
}

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
    case "minProperties":
      return `${key} lacks a member that says what is meant`;
    default:
      return `${key} is not valid`;
  }
}
