import { fieldErrors, type VaultsPayCode } from "@openissuing/vaultspay";
import { expectSame, refused } from "../expectation.js";

/** What a call of the client resolves to. */
export interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call resolves to whose success holds `Data`. */
export type ResultOf<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: object; readonly response: Response };

/** Throws unless the call is refused with this code. */
export function refusedWith(call: PromiseLike<AnyResult>, code: VaultsPayCode): Promise<void> {
  return refused(call, code);
}

/** Throws unless the call is refused with 422 (1000) for exactly these members. */
export async function refusedFor(call: PromiseLike<AnyResult>, ...keys: readonly string[]): Promise<void> {
  const result = await call;
  await refused(Promise.resolve(result), 1000);
  const seen = fieldErrors(result.error).map(({ key }) => key);
  expectSame("the members at fault", seen.sort(), [...keys].sort());
}

/** Throws unless the call is refused with 403 (1035) for this step. */
export async function refusedUntil(call: PromiseLike<AnyResult>, action: string): Promise<void> {
  const result = await call;
  await refused(Promise.resolve(result), 1035);
  expectSame("what is to be done first", fieldErrors(result.error), [{ key: "actionRequired", reason: action }]);
}
