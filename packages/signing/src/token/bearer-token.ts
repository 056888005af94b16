import { type FetchLayer, toRequest } from "../fetch-layer.js";

/**
 * Layer that adds `Authorization: Bearer …` with a token that stays: an API key. A header that middleware or a call
 * set itself is replaced.
 * @throws TypeError for a token that is empty or holds anything but visible ASCII; never with its value.
 */
export function bearerToken(
  token: string,
  { isExempt }: { readonly isExempt?: ((request: Request) => boolean) | undefined } = {},
): FetchLayer {
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError("the token must be visible ASCII without spaces");
  }
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    if (isExempt?.(request) !== true) request.headers.set("Authorization", `Bearer ${token}`);
    return next(request);
  };
}
