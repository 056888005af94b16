export { KeyError } from "@openissuing/signing";
export { ScaProofError, type SignedRequest, scaDataToSign, simulateScaProof } from "./sca-proof.js";
export {
  requestScaProof,
  type ScaOperation,
  type ScaOutcome,
  type ScaProgress,
  type ScaWaitOptions,
  waitForScaOperation,
} from "./sca-queue.js";
