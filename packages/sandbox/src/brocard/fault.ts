import { Fault } from "../core/fault.js";

/** Messages by field, as `errors` of an answer with status 422 prints them. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Status 422. The code of a fault is its status here: the vendor has no error codes. */
export class Invalid extends Fault {
  readonly errors: FieldErrors;

  constructor(errors: FieldErrors) {
    super(422, Object.values(errors)[0]?.[0]);
    this.errors = errors;
  }
}

/** The key is missing, unknown or withdrawn. */
export const unauthenticated = () => new Fault(401);

/** The key is good, but its user may not do this or not see this. */
export const forbidden = () => new Fault(403);

/** Nothing has this identifier. */
export const notFound = () => new Fault(404);

/** One member is not acceptable: `return invalid("amount", messages.max("amount", "10.00"))`. */
export const invalid = (field: string, message: string) => new Invalid({ [field]: [message] });
