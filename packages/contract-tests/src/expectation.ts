import { type DataOf, failureOf } from "@openissuing/client";
import { at } from "./json.js";

/** A server did something else than a scenario expects. */
export class ExpectationError extends Error {
  override readonly name = "ExpectationError";
}

/** Throws `ExpectationError` with the sentence unless the fact holds. The sentence says what was expected. */
export function expectThat(fact: boolean, sentence: string): asserts fact {
  if (!fact) throw new ExpectationError(sentence);
}

/** Throws unless both are the same JSON. The message shows both: not for secrets and card data. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  const [seen, wanted] = [sorted(actual), sorted(expected)];
  if (seen !== wanted) throw new ExpectationError(`${what} is ${seen}, expected ${wanted}`);
}

interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What stands in the envelope of a successful answer. */
export type EnvelopedBody<Result> = DataOf<Result> extends { readonly body: infer Body } ? Body : never;

/** Throws unless the call is refused with this code. Whether status and exception go with it is checked elsewhere. */
export async function refused(call: PromiseLike<AnyResult>, code: number): Promise<void> {
  const result = await call;
  const { status } = result.response;
  const seen = failureOf(result)?.code;
  if (seen !== code)
    throw new ExpectationError(`the answer is ${status} ${seen ?? "without a code"}, expected ${code}`);
}

/** The result of a successful call, as the client gives it. Throws `ExpectationError` for any other answer. */
export async function succeeded<Result extends AnyResult>(call: PromiseLike<Result>): Promise<DataOf<Result>> {
  const result = await call;
  const failure = failureOf(result);
  if (failure !== undefined) {
    throw new ExpectationError(
      `the answer is ${failure.status} ${failure.code ?? "without a code"}, expected a success`,
    );
  }
  return result.data as DataOf<Result>; // failureOf found none, which types cannot tell
}

/** The body inside the envelope of a successful answer. Throws `ExpectationError` for any other answer. */
export async function bodyOf<Result extends AnyResult>(call: PromiseLike<Result>): Promise<EnvelopedBody<Result>> {
  const body = at(await succeeded(call), "body");
  if (body === undefined) throw new ExpectationError("the answer has no body");
  return body as EnvelopedBody<Result>; // judged by the document on its way in
}

/** Minor units of an amount with two decimals, so that sums are exact: 10.5 and "10.50" are 1050. */
export function cents(amount: number | string): number {
  return Math.round(Number(amount) * 100);
}

/** JSON with members in order of their names, so that the order on the wire does not matter. */
function sorted(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? "undefined"
  );
}
