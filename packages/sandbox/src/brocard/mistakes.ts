import type { Fault } from "../core/fault.js";
import { Invalid } from "./fault.js";

/** What is wrong with the members of a request. A member has one message, the first that was found. */
export class Mistakes {
  readonly #errors = new Map<string, readonly string[]>();

  /** `field`: with dots, such as `dates.begin` or `bins.0`. */
  add(field: string, message: string): void {
    if (!this.has(field)) this.#errors.set(field, [message]);
  }

  has(field: string): boolean {
    return this.#errors.has(field);
  }

  /** The refusal; undefined when nothing is wrong. */
  get fault(): Fault | undefined {
    return this.#errors.size === 0 ? undefined : new Invalid(Object.fromEntries(this.#errors));
  }
}
