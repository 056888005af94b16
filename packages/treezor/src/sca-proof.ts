import { type CallSettings, ClientError, unwrap } from "@openissuing/client";
import type { components } from "./connect/schema.gen.js";
import type { TreezorClient } from "./create-treezor-client.js";

type Schemas = components["schemas"];

/** The vendor answered no proof where there has to be one. */
export class ScaProofError extends ClientError {
  override readonly name = "ScaProofError";
  readonly code = "ERR_SCA_PROOF_MISSING";
}

/** What a proof is made over: the exact request, or nothing but the time for a session. */
export interface SignedRequest {
  /** Address of the request with its query, as it is sent. */
  readonly url: string | URL;
  /** Its body, `accessTag` included; absent where it has none. */
  readonly body?: Record<string, unknown> | undefined;
}

/**
 * `dataToSign` of a queued operation, with the time as milliseconds since 1970-01-01 UTC. Without a request the proof is
 * for a session. The request has to be sent exactly so: put an `accessTag` of your own into it first, since none is
 * added to a request that carries a proof.
 */
export function scaDataToSign(
  request?: SignedRequest,
  { now = Date.now }: { readonly now?: () => number } = {},
): Schemas["ScaDataToSign"] {
  const iat = now();
  if (request === undefined) return { iat };
  const { url, body } = request;
  return { iat, url: String(url), ...(body === undefined ? {} : { body }) };
}

/**
 * A proof made by the sandbox, without a device: for a session, or for one request. In production there is no such
 * operation. Throws `ApiError`, `ScaProofError` when no proof comes back, and what a call rejects with.
 */
export async function simulateScaProof(
  client: TreezorClient,
  simulation: Schemas["ScaProofSimulation"],
  options: CallSettings & { readonly signal?: AbortSignal } = {},
): Promise<string> {
  const { scaProof } = await unwrap(client.POST("/simulation/scaProof", { ...options, body: simulation }));
  return checkProof(scaProof);
}

/** Throws `ScaProofError` for a proof that is none. */
export function checkProof(scaProof: unknown): string {
  if (typeof scaProof === "string" && scaProof !== "") return scaProof;
  throw new ScaProofError("the vendor answered no proof");
}
