import { ahead } from "../ahead.js";
import { type FetchLayer, toRequest, unfollowed } from "../fetch-layer.js";
import { encodeHex } from "../hex.js";
import { importPrivateKey } from "../keys/import-private-key.js";
import { signAnytime } from "./anytime-signature.js";

export interface SignAnytimeOptions {
  /** RSA private key: PEM text (PKCS#8 or PKCS#1) or a `CryptoKey`. Imported at the first request, once. */
  readonly privateKey: string | CryptoKey;
  /**
   * A value never used before, printable ASCII without spaces; called once per attempt. Default: 160 random bits as
   * 40 hex digits, of which one is signed ahead while the request before is under way.
   */
  readonly createValidationData?: (() => string) | undefined;
}

type SignedData = readonly [validationData: string, signature: string];

/**
 * Layer that adds `X-Validation-Data` and `X-Signed-Request`. Place it inside retries and tokens: the vendor takes each
 * validation data once, so each attempt needs its own. Redirects come back as they are, since following one
 * would send a used value, and the credentials of a token request, to another address.
 * @throws TypeError for a validation data no header can carry; KeyError, from each request, for a key of no use.
 */
export function signAnytimeRequests({ privateKey, createValidationData }: SignAnytimeOptions): FetchLayer {
  let imported: Promise<CryptoKey> | undefined;
  const sign = async (validationData: string): Promise<SignedData> => {
    imported ??= importPrivateKey(privateKey);
    return [validationData, await signAnytime(await imported, validationData)];
  };
  const take = createValidationData
    ? () => sign(checked(createValidationData()))
    : ahead(() => sign(randomValidationData())); // the signature covers nothing of the request

  return (next) => async (input, init) => {
    const request = unfollowed(toRequest(input, init));
    const [validationData, signature] = await take();
    request.headers.set("X-Validation-Data", validationData);
    request.headers.set("X-Signed-Request", signature);
    return next(request);
  };
}

/** A header loses spaces at its ends and cannot carry UTF-8: the vendor would verify other bytes than were signed. */
function checked(validationData: string): string {
  if (/^[\x21-\x7e]+$/.test(validationData)) return validationData;
  throw new TypeError("validation data must be printable ASCII without spaces");
}

/** Shaped like the SHA-1 hex the vendor's own example sends. */
function randomValidationData(): string {
  return encodeHex(crypto.getRandomValues(new Uint8Array(20)));
}
