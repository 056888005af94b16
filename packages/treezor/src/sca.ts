export { KeyError } from "@openissuing/signing";
export {
  createAccessTag,
  encodeTreezorAssertion,
  encodeTreezorRegistration,
  encryptTreezorPasscode,
  TREEZOR_ENROLLMENT_CHALLENGE,
  type TreezorScaSubject,
  treezorChallenge,
  treezorScaProof,
  type WebAuthnCredential,
} from "@openissuing/signing/treezor";
export { ScaProofError, type SignedRequest, scaDataToSign, simulateScaProof } from "./sca-proof.js";
export {
  requestScaProof,
  type ScaOperation,
  type ScaOutcome,
  type ScaProgress,
  type ScaWaitOptions,
  waitForScaOperation,
} from "./sca-queue.js";
