export { canonicalTreezorPayload, canonicalTreezorText } from "./canonical-payload.js";
export { createAccessTag } from "./create-access-tag.js";
export { encryptTreezorPasscode } from "./encrypt-passcode.js";
export {
  type ProveTreezorOptions,
  proveTreezorRequests,
  type TreezorDataToSign,
  type TreezorScaSubject,
  treezorDataToSign,
} from "./prove-treezor-requests.js";
export { signTreezorPayload, type TreezorEnvelope, writeTreezorWebhook } from "./sign-treezor-webhook.js";
export { type TagTreezorOptions, tagTreezorRequests } from "./tag-treezor-requests.js";
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
