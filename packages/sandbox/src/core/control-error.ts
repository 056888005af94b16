export type ControlErrorCode =
  | "ERR_INPUT"
  | "ERR_NO_SUCH_ACTION"
  | "ERR_NO_SUCH_API"
  | "ERR_NO_SUCH_DELIVERY"
  | "ERR_NO_SUCH_FAULT"
  | "ERR_NO_SUCH_ROUTE"
  | "ERR_NO_SUCH_TENANT"
  | "ERR_REFUSED"
  | "ERR_TENANT_EXISTS";

/** A control call that was refused. `refusal`: code of the fault or ledger error for `ERR_REFUSED`. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly code: ControlErrorCode;
  readonly refusal: number | string | undefined;

  constructor(code: ControlErrorCode, message: string, refusal?: number | string) {
    super(message);
    this.code = code;
    this.refusal = refusal;
  }
}
