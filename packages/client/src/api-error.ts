import type { Problem } from "./call-info.js";
import { ClientError } from "./errors.js";
import { judgeStatus } from "./verdict.js";

/** An answer that is no success. Branch on `code` or `status`; the message is for people. */
export class ApiError<Body = unknown> extends ClientError {
  override readonly name = "ApiError";
  readonly status: number;
  /** The vendor's own code; `undefined` when the body is not the vendor's. */
  readonly code: Problem["code"];
  /** Name the vendor gives the fault. */
  readonly exception: string | undefined;
  readonly method: string;
  /** Template as the document spells it. */
  readonly path: string;
  /** What the vendor's support asks for. */
  readonly requestId: Problem["requestId"];
  /** Whether the same call can succeed later without a change. It says nothing about whether this one had an effect. */
  readonly retryable: boolean;
  // Not enumerable: an error is printed and serialised by whoever logs it, and a body can hold personal data.
  declare readonly body: Body;
  declare readonly response: Response;

  /** `call` is where the answer belongs, `problem` what its body says. */
  constructor(
    call: { readonly method: string; readonly path: string },
    response: Response,
    body: Body,
    problem: Problem | undefined,
  ) {
    const named = [problem?.code, problem?.exception].join(" ").trim();
    const said = named || (problem?.fields ?? []).join(", ");
    super(`${call.method} ${call.path} answered ${response.status}${said && `: ${said}`}`);
    this.status = response.status;
    this.code = problem?.code;
    this.exception = problem?.exception;
    this.method = call.method;
    this.path = call.path;
    this.requestId = problem?.requestId;
    this.retryable = problem?.retryable ?? judgeStatus(response.status) !== "final";
    Object.defineProperties(this, { body: { value: body }, response: { value: response } });
  }
}
