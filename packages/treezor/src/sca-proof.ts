import { type CallSettings, ClientError, unwrap } from "@openissuing/client";
import { treezorDataToSign } from "@openissuing/signing/treezor";
import type { components } from "./connect/schema.gen.js";
import type { TreezorClient } from "./create-treezor-client.js";

type Schemas = components["schemas"];

/** The vendor answered no proof where there has to be one. */
export class ScaProofError extends ClientError {
  override readonly name = "ScaProofError";
  readonly code = "ERR_SCA_PROOF_MISSING";
}

/** What a proof is made over: the exact request. */
export interface SignedRequest {
  /** Address of the request with its query, as it is sent. */
  readonly url: string | URL;
  /** Its body, `accessTag` included: the object, or the text as it is sent. Absent where it has none. */
  readonly body?: string | Record<string, unknown> | undefined;
}

/**
 * `dataToSign` of a queued operation, with the time as milliseconds since 1970-01-01 UTC. Takes what `proveOperation` is
 * told, or a request you wrote; without one the proof is for a session. The request has to be sent exactly so: put an
 * `accessTag` of your own into it first, since none is added to a request that carries a proof.
 * Throws `SyntaxError` for a body that is not JSON, `TypeError` for one that is no object: the text has no place for it, and
 * left out it would not be what the user signs.
 */
export function scaDataToSign(
  request?: SignedRequest,
  { now = Date.now }: { readonly now?: () => number } = {},
): Schemas["ScaDataToSign"] {
  if (request === undefined) return { iat: now() };
  const { url, body } = request;
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  const { body: parsed, ...data } = treezorDataToSign({ url: String(url), body: text }, now);
  if (parsed === undefined) return data;
  if (!isObject(parsed)) throw new TypeError("body must be a JSON object: dataToSign has no place for another");
  return { ...data, body: parsed };
}

/**
 * A proof made by an SCA wallet of the sandbox, without a device: for a request, or without one for a session. In
 * production there is no such operation. Throws `ApiError`, `ScaProofError` when no proof comes back, and what a call
 * rejects with.
 */
export async function simulateScaProof(
  client: TreezorClient,
  scaWalletId: string,
  request?: SignedRequest,
  options: CallSettings & { readonly signal?: AbortSignal } = {},
): Promise<string> {
  const { iat: _, ...signed } = scaDataToSign(request);
  const body = { scaWalletId, ...signed };
  return checkProof((await unwrap(client.POST("/simulation/scaProof", { ...options, body }))).scaProof);
}

/** Throws `ScaProofError` for a proof that is none. */
export function checkProof(scaProof: unknown): string {
  if (typeof scaProof === "string" && scaProof !== "") return scaProof;
  throw new ScaProofError("the vendor answered no proof");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
