import { type FetchLayer, toRequest } from "../fetch-layer.js";
import { createTokenProvider, type TokenProvider, type TokenProviderOptions } from "./token-provider.js";
import { TokenRequestError } from "./token-request-error.js";

export type AuthorizeOptions = (TokenProviderOptions | { readonly tokens: TokenProvider }) & {
  /**
   * Judges a copy of an answer that is no success: does it say that the token, which the request carried, is no longer
   * valid? Only then is the request repeated, once.
   */
  readonly isTokenInvalid: (response: Response, token: string) => boolean | Promise<boolean>;
  /** Requests that go out without a token, such as the token call itself. Default: none. */
  readonly isExempt?: (request: Request) => boolean;
};

/**
 * Layer that adds `Authorization: Bearer …`. Place it outside the signing layer: the repeat after an invalid token
 * passes through the layers inside once more and is signed anew. When the token call is refused, its answer is the
 * answer to every request that waited for the token: a failure is data, and its URL tells where it came from.
 */
export function authorizeRequests(options: AuthorizeOptions): FetchLayer {
  const { isTokenInvalid, isExempt } = options;
  const tokens = "tokens" in options ? options.tokens : createTokenProvider(options);

  return (next) => {
    async function attempt(request: Request): Promise<[answer: Response, token?: string]> {
      let token: string;
      try {
        token = await tokens.get(request.signal);
      } catch (error) {
        if (error instanceof TokenRequestError && error.response) return [error.response.clone()];
        throw error;
      }
      request.headers.set("Authorization", `Bearer ${token}`);
      return [await next(request), token];
    }

    return async (input, init) => {
      const request = toRequest(input, init);
      if (isExempt?.(request)) return next(request);
      const spare = request.body === null ? request : request.clone(); // sending reads the body
      const [answer, token] = await attempt(request);
      if (token === undefined || answer.ok || !(await isTokenInvalid(answer.clone(), token))) return answer;
      tokens.invalidate(token);
      // Frees the connection. Not awaited: while a copy is unread, the promise stays open.
      answer.body?.cancel().catch(() => {});
      const [second] = await attempt(spare);
      return second;
    };
  };
}
