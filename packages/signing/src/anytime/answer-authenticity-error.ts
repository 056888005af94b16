import { SigningError } from "../signing-error.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type AnswerAuthenticityErrorCode =
  | "ERR_ANSWER_DUPLICATE_MEMBER"
  | "ERR_ANSWER_HASH_MISMATCH"
  | "ERR_ANSWER_MALFORMED"
  | "ERR_ANSWER_UNSIGNED";

/** The answered request, without query: it can hold a card's CVC. */
export interface AnsweredRequest {
  readonly status: number;
  readonly method: string;
  readonly path: string;
}

/** An answer that must not be trusted. Whether the vendor executed the request is unknown. */
export class AnswerAuthenticityError extends SigningError<AnswerAuthenticityErrorCode> {
  override readonly name = "AnswerAuthenticityError";
  readonly status: number;
  readonly method: string;
  readonly path: string;

  constructor(code: AnswerAuthenticityErrorCode, reason: string, { status, method, path }: AnsweredRequest) {
    super(code, `answer ${status} to ${method} ${path} ${reason}`);
    this.status = status;
    this.method = method;
    this.path = path;
  }
}
