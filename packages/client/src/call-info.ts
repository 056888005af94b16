import type { OperationShape } from "./contract.js";

/** What a vendor's error body says, in the terms all vendors share. */
export interface Problem {
  /** The vendor's own code. */
  readonly code: number | string | undefined;
  /** Name the vendor gives the fault. */
  readonly exception: string | undefined;
  /** Explanation for a developer; not for branching. */
  readonly message: string | undefined;
  /** What the vendor's support asks for. */
  readonly requestId: number | string | undefined;
  /** Names of the fields at fault; they go into the message of the error. */
  readonly fields?: readonly string[] | undefined;
  /** Whether the same call can succeed later without a change; `undefined` leaves it to the status. */
  readonly retryable: boolean | undefined;
}

/** Reads a vendor's error body; `undefined` when it is not one. */
export type ReadProblem = (body: unknown) => Problem | undefined;

/** The call an answer belongs to. */
export interface CallInfo {
  readonly method: string;
  /** Template as the document spells it: it holds no identifiers. */
  readonly path: string;
  /** Status codes the document describes for this operation. */
  readonly statuses: readonly number[];
  /** How its answers are read: those of an operation that answers text are text when they fail, too. */
  readonly answer: OperationShape["answer"];
  readonly readProblem: ReadProblem;
}

const infoByResponse = /* @__PURE__ */ new WeakMap<Response, CallInfo>();

/** Remembers which call brought an answer, for as long as the answer lives. */
export function rememberCall(response: Response, info: CallInfo): void {
  infoByResponse.set(response, info);
}

/** The call that brought an answer; `undefined` when it came from elsewhere. */
export function callBehind(response: Response): CallInfo | undefined {
  return infoByResponse.get(response);
}
