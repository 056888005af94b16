import { Fault } from "../core/fault.js";
import type { Schemas, VaultsPayErrorCode } from "./types.js";

export type FieldError = Schemas["FieldError"];

/** A refusal whose answer tells more than its code. */
export class DetailedFault extends Fault {
  readonly errors: readonly FieldError[];

  constructor(code: VaultsPayErrorCode, errors: readonly FieldError[]) {
    super(code);
    this.errors = errors;
  }
}

/** A step of the user that has to come first (inferred: the text names none). */
export type RequiredAction = "COMPLETE_KYC" | "SET_PIN";

/** `return fault(1012)`; the code has to be one of the document. */
export const fault = (code: VaultsPayErrorCode, message?: string) => new Fault(code, message);

/** 422/1000: members that are not acceptable. */
export const invalidPayload = (errors: readonly FieldError[]) => new DetailedFault(1000, errors);

/** 422/1000 for one member: `return invalid("value", "value is above allowedLimit")`. */
export const invalid = (key: string, reason: string) => invalidPayload([{ key, reason }]);

/** 422/1000: nothing has this identifier. `key`: `id` for one in the path, else the member. */
export const unknown = (key = "id") => invalid(key, `${key} does not exist`);

/** 500/1010: the request cannot be carried out, such as in this state. */
export const badRequest = (message: string) => fault(1010, message);

/** 403/1035: the user has to do something first. */
export const actionRequired = (action: RequiredAction) =>
  new DetailedFault(1035, [{ key: "actionRequired", reason: action }]);
