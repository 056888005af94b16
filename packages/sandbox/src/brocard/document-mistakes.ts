import type { Violation } from "../core/http/violation.js";
import { messages } from "./messages.js";
import type { Mistakes } from "./mistakes.js";

/** Empty, these count as not sent: the text says so of `tz` and `dates`, and its samples send such a `cursor`. */
const mayBeEmpty: ReadonlySet<string> = new Set(["cursor", "dates", "tz"]);

/** Turns what does not fit the document into messages by field. What is wrong with the path is not among them. */
export function addViolations(mistakes: Mistakes, violations: readonly Violation[]): void {
  const found = violations.filter(({ place }) => place !== "path");
  // A text where one of some numbers is wanted is both no integer and none of them; the samples say the latter.
  const enums = new Set(found.filter(isEnum).map(fieldOf));
  for (const violation of found) {
    const field = fieldOf(violation);
    if (mayBeEmpty.has(field) && isNothing(violation)) continue;
    if (enums.has(field) && !isEnum(violation)) continue;
    mistakes.add(field, messageOf(violation, field));
  }
}

const fieldOf = ({ path }: Violation) => path.join(".") || "body";
const isEnum = ({ keyword }: Violation) => keyword === "enum";

/** An empty text is null to the framework. */
const isNothing = ({ found }: Violation) => found === "empty" || found === "null";

/** Entries of a list cannot be missing, and `bins` has to be present alone: they hear what they must be. */
const canBeMissing = ({ path }: Violation) => path[0] !== "bins" && !/^\d+$/.test(path.at(-1) ?? "");

function messageOf(violation: Violation, field: string): string {
  const { keyword, params } = violation;
  const limit = String(params.limit);
  // Optional members too: the sample of `updateUser` calls members required that its table calls optional.
  if (isNothing(violation) && canBeMissing(violation)) return messages.required(field);
  switch (keyword) {
    case "required":
      // The one list that may be empty, so the framework cannot call it required.
      return field === "bins" ? messages.present(field) : messages.required(field);
    case "dependentRequired":
      return messages.requiredWith(field, String(params.property));
    case "enum":
      return messageOfEnum(violation, field);
    case "type":
      return messageOfType([params.type].flat().map(String), field);
    case "format":
      return messageOfFormat(params.format, field);
    case "pattern":
      return /^dates\.(?:begin|end)$/.test(field) ? messages.dateFormat(field) : messages.format(field);
    case "minimum":
      return messages.min(field, limit);
    case "maximum":
      return messages.max(field, limit);
    case "exclusiveMinimum":
      return messages.greaterThan(field, limit);
    case "minLength":
      return messages.shortest(field, limit);
    case "maxLength":
      return messages.longest(field, limit);
    case "readable":
      return "The body must be a JSON object.";
    default:
      return messages.format(field);
  }
}

function messageOfEnum({ params, path }: Violation, field: string): string {
  const allowed = [params.allowedValues].flat();
  if (allowed.length === 2 && allowed.includes(0) && allowed.includes(1)) return messages.boolean(field);
  return /^states?$/.test(path[0] ?? "") ? messages.enumeration(field) : messages.selected(field);
}

function messageOfType(types: readonly string[], field: string): string {
  const [type] = types.filter((name) => name !== "null");
  switch (type) {
    case "integer":
      return messages.integer(field);
    case "number":
      return messages.number(field);
    case "boolean":
      return messages.boolean(field);
    case "array":
    case "object":
      return messages.array(field);
    default:
      return messages.text(field);
  }
}

function messageOfFormat(format: unknown, field: string): string {
  if (format === "email") return messages.email(field);
  return format === "uuid" ? messages.uuid(field) : messages.format(field);
}
