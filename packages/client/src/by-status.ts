import { callBehind } from "./call-info.js";
import type { AnswerBody, AnswersBehind, AnyResult } from "./types.js";

/** An answer with its documented status as the tag that narrows its body. */
export type StatusAnswer<Answers> =
  | {
      [Status in keyof Answers & number]: {
        readonly status: Status;
        readonly body: AnswerBody<Answers[Status]>;
        readonly response: Response;
      };
    }[keyof Answers & number]
  | UndocumentedAnswer;

/** A status the document does not have, or a body that is not what the document says, such as the page of a proxy. */
export interface UndocumentedAnswer {
  readonly status: "other";
  readonly body: unknown;
  readonly response: Response;
}

/**
 * Tags a result with its status: `switch (answer.status)` then knows the body. What the document does not describe
 * comes as `other`, its real status in `response`. Throws `TypeError` for a result of another client.
 */
export function byStatus<Result extends AnyResult>(result: Result): StatusAnswer<AnswersBehind<Result>> {
  const { response } = result;
  const call = callBehind(response);
  if (call === undefined) throw new TypeError("byStatus needs a result of a client made by createVendorClient");
  const body: unknown = response.ok ? result.data : result.error;
  // openapi-fetch hands on an error body that is not JSON as text, and an empty one as undefined.
  const expected = call.answer === "text" ? "string" : "object";
  const isReadable = response.ok || (typeof body === expected && Boolean(body));
  const status = isReadable && call.statuses.includes(response.status) ? response.status : "other";
  return { status, body, response } as StatusAnswer<AnswersBehind<Result>>;
}
