import { createRequire } from "node:module";
import { objectOf } from "../core/http/document.js";
import type { DeclineCode } from "./cards-status.js";

const require = createRequire(import.meta.url);

// Asked for at the first decline and not before: the bundle takes milliseconds to parse, and Node keeps it from then on.
function meanings() {
  const { schemas } = objectOf(objectOf(require("@openissuing/spec/anytime.json")).components);
  return objectOf(objectOf(objectOf(schemas).DeclineCode)["x-enumDescriptions"]);
}

/** Meaning of a decline code, in the words of the document. */
export function meaningOfDecline(code: DeclineCode): string {
  return String(meanings()[code]);
}

/** Whether the document lists this text as a decline code. */
export function isDeclineCode(text: string): text is DeclineCode {
  return Object.hasOwn(meanings(), text);
}
