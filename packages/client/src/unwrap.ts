import { ApiError } from "./api-error.js";
import { callBehind } from "./call-info.js";
import type { AnyResult } from "./types.js";

/** Body type of the successful answer in a result. */
export type DataOf<Result> = Result extends { readonly data: infer Data } ? Data : never;

/** Body type of every other documented answer in a result. */
export type ErrorOf<Result> = Result extends { readonly error: infer Body } ? Body : never;

/**
 * The body of a successful answer; takes a result or the promise of one.
 * Throws `ApiError` for every other answer. `failureOf` types that error by the call.
 */
export async function unwrap<Result extends AnyResult>(result: Result | PromiseLike<Result>): Promise<DataOf<Result>> {
  const settled = await result;
  const failure = failureOf(settled);
  if (failure !== undefined) throw failure;
  return settled.data as DataOf<Result>;
}

/** The `ApiError` that `unwrap` would throw for this result, typed by its error bodies; `undefined` for a success. */
export function failureOf<Result extends AnyResult>(result: Result): ApiError<ErrorOf<Result>> | undefined {
  const { response } = result;
  if (response.ok) return undefined;
  const call = callBehind(response) ?? { method: "request to", path: response.url, readProblem: () => undefined };
  const body = result.error as ErrorOf<Result>;
  return new ApiError(call, response, body, call.readProblem(body));
}
