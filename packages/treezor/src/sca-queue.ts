import { type CallSettings, clockOf, unwrap } from "@openissuing/client";
import type { components } from "./connect/schema.gen.js";
import type { TreezorClient } from "./create-treezor-client.js";
import { checkProof } from "./sca-proof.js";

type Schemas = components["schemas"];

/** What waits for a signature on an enrolled device. */
export type ScaOperation = Schemas["ScaOperation"];

/** How an operation in the queue ended. Only `VALIDATED` has a proof. */
export type ScaOutcome =
  | {
      readonly status: "VALIDATED";
      /** For `X-Trz-SCA` of exactly the request that was signed, or for a session. */
      readonly scaProof: string;
      readonly operation: ScaOperation;
    }
  | { readonly status: "REFUSED"; readonly operation: ScaOperation }
  /** The user did not decide in time: `timeout` is yours, the vendor states none. The operation still waits in the queue. */
  | { readonly status: "EXPIRED"; readonly operation: ScaOperation };

/** Told each time the state was read. */
export interface ScaProgress {
  readonly operation: ScaOperation;
  /** Times the state was read, this one included. */
  readonly reads: number;
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
}

/** How the decision of a user is waited for. */
export interface ScaWaitOptions {
  /** User who has to sign; a token of the client itself may need it. */
  readonly userId?: string | undefined;
  /** Milliseconds between two looks. Default: 5,000, as the vendor suggests. */
  readonly interval?: number | undefined;
  /** Milliseconds after which the waiting ends with `EXPIRED`. Default: 300,000, five minutes. */
  readonly timeout?: number | undefined;
  /** Told the state after each look, and waited for; what it throws ends the waiting. */
  readonly onProgress?: ((progress: ScaProgress) => unknown) | undefined;
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Settings of each look. */
  readonly call?: CallSettings | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason once it aborts. Default: a timer. */
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Waits until the user approved or refused a queued operation on an enrolled device, or until `timeout` is over.
 * Throws `ApiError` for an answer that is no success, `ScaProofError` for an approval without a proof, `TypeError` for
 * wrong options, what a call rejects with, and the
 * reason of the signal.
 */
export async function waitForScaOperation(
  client: TreezorClient,
  scaOperationRequestId: string,
  options: ScaWaitOptions = {},
): Promise<ScaOutcome> {
  const { userId, onProgress, signal = new AbortController().signal } = options;
  const { now, sleep } = clockOf(options);
  const interval = checkDuration("interval", options.interval ?? 5_000, 1);
  const timeout = checkDuration("timeout", options.timeout ?? 300_000, 0);
  const query = userId === undefined ? {} : { query: { userId } };
  const params = { path: { scaOperationRequestId }, ...query };
  const began = now();
  for (let reads = 1; ; reads++) {
    signal.throwIfAborted();
    const call = client.GET("/core-connect/sca/scaOperations/{scaOperationRequestId}", {
      ...options.call,
      params,
      signal,
    });
    const operation = await unwrap(call);
    const elapsed = now() - began;
    await onProgress?.({ operation, reads, elapsed });
    const { status, scaProof } = operation;
    if (status === "VALIDATED") return { status, scaProof: checkProof(scaProof), operation };
    if (status === "REFUSED") return { status, operation };
    if (elapsed >= timeout) return { status: "EXPIRED", operation };
    await sleep(Math.min(interval, timeout - elapsed), signal);
  }
}

/**
 * Queues an operation for the enrolled device of a user and waits for the decision. `onQueued` gets its id, to push a
 * message to the device. What is signed must be what is sent: make `dataToSign` by `scaDataToSign`.
 * Queueing is not repeated after an unclear failure, since it would ask the user twice. Throws as `waitForScaOperation`.
 */
export async function requestScaProof(
  client: TreezorClient,
  operation: Schemas["ScaOperationCreation"],
  options: ScaWaitOptions & { readonly onQueued?: ((scaOperationRequestId: string) => unknown) | undefined } = {},
): Promise<ScaOutcome> {
  const { signal, call, onQueued, userId = operation.requestBy } = options;
  const queued = client.POST("/core-connect/sca/scaOperations", {
    ...call,
    body: operation,
    ...(signal === undefined ? {} : { signal }),
  });
  const { scaOperationRequestId } = await unwrap(queued);
  await onQueued?.(scaOperationRequestId);
  return waitForScaOperation(client, scaOperationRequestId, { ...options, userId });
}

function checkDuration(option: string, ms: number, lowest: number): number {
  if (Number.isFinite(ms) && ms >= lowest) return ms;
  throw new TypeError(`${option} must be a number of milliseconds, at least ${lowest}`);
}
