import { Fault } from "../core/fault.js";
import type { AnytimeCode } from "./types.js";

/** Refuses with a documented code: `return fault(4020210)`. Without a message the meaning in the document is sent. */
export function fault(code: AnytimeCode, message?: string): Fault {
  return new Fault(code, message);
}
