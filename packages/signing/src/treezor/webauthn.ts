import { decodeBase64, encodeBase64, encodeBase64Url } from "../base64.js";
import { memberOf } from "../member-of.js";

/** What `navigator.credentials` answers: `PublicKeyCredential` fits. */
export interface WebAuthnCredential {
  /** Base64 in the alphabet of URLs. */
  readonly id: string;
  readonly rawId: ArrayBuffer;
  readonly type: string;
  /** `platform` or `cross-platform`; null when the browser does not know. */
  readonly authenticatorAttachment?: string | null;
  /** An `AuthenticatorAttestationResponse` of a new passkey, an `AuthenticatorAssertionResponse` of a signature. */
  readonly response: object;
}

/** The challenge Treezor wants signed when a device is enrolled (Treezor text, "New User enrollment"). */
export const TREEZOR_ENROLLMENT_CHALLENGE = "device-enrollment";

/**
 * Bytes of a challenge for `navigator.credentials`: of text, such as {@link TREEZOR_ENROLLMENT_CHALLENGE}, its UTF-8, of the
 * data that a proof signs its JSON. The text shows the first; how data is written as a challenge is inferred.
 */
export function treezorChallenge(data: string | object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(typeof data === "string" ? data : JSON.stringify(data));
}

/**
 * A new passkey as Treezor takes it in `webauthn`: JSON with its bytes in base64 for URLs, as a whole in standard base64.
 * @throws TypeError for what is no answer to `navigator.credentials.create`.
 */
export function encodeTreezorRegistration(credential: WebAuthnCredential): string {
  const { response } = credential;
  const attestationObject = bytesOf(response, "attestationObject");
  const clientDataJSON = bytesOf(response, "clientDataJSON");
  const getTransports = memberOf(response, "getTransports"); // older browsers lack it
  const transports: unknown = typeof getTransports === "function" ? Reflect.apply(getTransports, response, []) : [];
  return encode(credential, { attestationObject, clientDataJSON, transports });
}

/**
 * A signature by a passkey in the form of {@link encodeTreezorRegistration}; it is the second half of a proof. The text names
 * the encoding alone, so the members of `response`, those of WebAuthn, are inferred.
 * @throws TypeError for what is no answer to `navigator.credentials.get`.
 */
export function encodeTreezorAssertion(credential: WebAuthnCredential): string {
  const { response } = credential;
  const [authenticatorData, clientDataJSON] = [
    bytesOf(response, "authenticatorData"),
    bytesOf(response, "clientDataJSON"),
  ];
  const signature = bytesOf(response, "signature");
  const userHandle = memberOf(response, "userHandle") === null ? null : bytesOf(response, "userHandle");
  return encode(credential, { authenticatorData, clientDataJSON, signature, userHandle });
}

/**
 * A proof of strong authentication of Web Native, for `X-Trz-SCA` and `sca`: both halves in base64 with a dot between them.
 * @param passcode made by {@link encryptTreezorPasscode}.
 * @param webauthn made by {@link encodeTreezorAssertion}.
 * @throws TypeError for a half that is not base64; never with its value.
 */
export function treezorScaProof({
  passcode,
  webauthn,
}: {
  readonly passcode: string;
  readonly webauthn: string;
}): string {
  for (const [name, half] of Object.entries({ passcode, webauthn })) {
    const bytes = typeof half === "string" ? decodeBase64(half) : undefined;
    if (bytes === undefined || bytes.length === 0) throw new TypeError(`${name} must be base64`);
  }
  return `${passcode}.${webauthn}`;
}

function encode(credential: WebAuthnCredential, response: object): string {
  const { id, type, authenticatorAttachment } = credential;
  const attachment = typeof authenticatorAttachment === "string" ? { authenticatorAttachment } : {};
  const members = { response, id, rawId: bytesOf(credential, "rawId"), type, ...attachment };
  return encodeBase64(new TextEncoder().encode(JSON.stringify(members)));
}

function bytesOf(owner: unknown, name: string): string {
  const value = memberOf(owner, name);
  if (!isBuffer(value)) throw new TypeError(`credential has no ${name}`);
  return encodeBase64Url(new Uint8Array(value));
}

/** By its tag, not by `instanceof`: a credential may come from another frame. */
function isBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}
