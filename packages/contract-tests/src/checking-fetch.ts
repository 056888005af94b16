import type { FetchLayer } from "@openissuing/signing";
import type { Checker } from "./check-answer.js";
import type { Recorder } from "./recorder.js";

export interface CheckAnswersOptions {
  readonly checker: Checker;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** The API username of the caller, which proofs of origin are made for. */
  readonly username: string;
  /** Collects exchanges and violations. */
  readonly recorder: Recorder;
  /** What an answer says where it does not say it in the open. It is judged in place of the answer. */
  readonly read?: (request: Request, response: Response) => Promise<Response>;
  /** Milliseconds of a clock that never goes back. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Layer that judges each answer by the document and hands it on unchanged. Place it innermost, so that it sees what was
 * sent and what came. It throws nothing of its own: what it finds goes to the recorder.
 */
export function checkAnswers(options: CheckAnswersOptions): FetchLayer {
  const { checker, username, recorder, now = () => performance.now() } = options;
  const basePath = new URL(options.baseUrl).pathname.replace(/\/$/, "");

  return (next) => async (input, init) => {
    const request = new Request(input, init);
    const { method, headers } = request;
    const { pathname } = new URL(request.url);
    const requestBody = new Uint8Array(await request.clone().arrayBuffer());
    const number = recorder.begin();
    const startedAt = now();
    const { proofHeaders } = checker;
    const record = { request: new Request(request.url, { method, headers }), requestBody, proofHeaders };
    const none = { response: undefined, operationId: undefined, status: undefined, code: undefined };
    try {
      const response = await next(request);
      const ms = now() - startedAt;
      const said = (await options.read?.(record.request, response.clone())) ?? response.clone();
      const body = new Uint8Array(await said.arrayBuffer());
      const { operationId, status, code, violations, isPromisedText } = await checker.checkAnswer(
        {
          method,
          pathname: pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname,
          hasToken: headers.has("authorization"),
        },
        {
          status: response.status,
          contentType: said.headers.get("content-type"),
          body,
          header: (name) => response.headers.get(name) ?? undefined,
        },
        username,
      );
      const answer = { headers: response.headers, body, isPrivate: isPromisedText };
      recorder.end(number, { ...record, response: answer, operationId, status, code, ms });
      recorder.report(...violations.map((violation) => ({ ...violation, exchange: number })));
      return response;
    } catch (error) {
      recorder.end(number, { ...record, ...none, ms: now() - startedAt });
      throw error;
    }
  };
}
