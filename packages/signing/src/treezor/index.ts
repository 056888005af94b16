export { canonicalTreezorPayload, canonicalTreezorText } from "./canonical-payload.js";
export { createAccessTag } from "./create-access-tag.js";
export {
  describeTreezorFile,
  type TreezorFile,
  TreezorUploadError,
  type TreezorUploadErrorCode,
  treezorUploadForm,
} from "./document-upload.js";
export { encryptTreezorPasscode } from "./encrypt-passcode.js";
export { generateTreezorKey } from "./generate-sensitive-data-key.js";
export { generateLibsodiumKey } from "./libsodium-key.js";
export { generateOpenPgpKey, type OpenPgpKeyOptions } from "./openpgp-key.js";
export {
  type ProveTreezorOptions,
  proveTreezorRequests,
  type TreezorDataToSign,
  type TreezorScaSubject,
  treezorDataToSign,
} from "./prove-treezor-requests.js";
export { readTreezorCardData, type TreezorCardData } from "./read-card-data.js";
export { SensitiveDataError, type SensitiveDataErrorCode } from "./sensitive-data-error.js";
export type { SensitiveDataKey, SensitiveDataKind } from "./sensitive-data-key.js";
export { signTreezorPayload, type TreezorEnvelope, writeTreezorWebhook } from "./sign-treezor-webhook.js";
export { type TagTreezorOptions, tagTreezorRequests } from "./tag-treezor-requests.js";
export { TreezorTokenError, type TreezorTokenErrorCode } from "./treezor-token-error.js";
export { type TreezorLogin, type TreezorLoginOptions, verifyTreezorLogin } from "./verify-treezor-login.js";
export {
  handleTreezorWebhook,
  type TreezorDelivery,
  type TreezorWebhookOptions,
  verifyTreezorWebhook,
} from "./verify-treezor-webhook.js";
export {
  encodeTreezorAssertion,
  encodeTreezorRegistration,
  TREEZOR_ENROLLMENT_CHALLENGE,
  treezorChallenge,
  treezorScaProof,
  type WebAuthnCredential,
} from "./webauthn.js";
