import { type CallSettings, unwrap } from "@openissuing/client";
import { readTreezorCardData, type SensitiveDataKey, type TreezorCardData } from "@openissuing/signing/treezor";
import type { TreezorPciClient } from "./create-pci-client.js";
import type { paths } from "./pci-dss/schema.gen.js";

/** What is shown, and for whose eyes. */
export interface ShowOptions extends CallSettings {
  readonly cardId: string;
  /** Makes the key pair for this one request: `generateLibsodiumKey`, or `generateOpenPgpKey`. */
  readonly makeKey: () => Promise<SensitiveDataKey>;
  /** Holder of the card. */
  readonly userId?: string | undefined;
  /**
   * Proof of strong authentication for this request; goes into `X-Trz-SCA` and the query, as the vendor's samples have it. A
   * proof over the exact address, which holds the new public key, comes from `proveOperation` of the client instead.
   */
  readonly scaProof?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Work<Data, Result> = (data: Data) => Result | Promise<Result>;
type Query = paths["/cards/{cardId}/pin"]["get"]["parameters"]["query"];

/**
 * Calls `show` with the number of a card and, with `withCVV`, its code; returns its result. The key is made for this
 * request, and it and the opened bytes are destroyed however that ends. It is for who presents the client certificate and
 * may see the data; where the holder looks on a device, only the device has the key, and a server passes on what it cannot read.
 * Throws `ApiError`, `SensitiveDataError`, the reason of the signal, what a call rejects with and what `show` throws.
 */
export function showPan<Result>(
  client: TreezorPciClient,
  options: ShowOptions & { readonly withCVV?: boolean | undefined },
  show: Work<TreezorCardData, Result>,
): Promise<Result> {
  const { withCVV } = options;
  return withKey(options, async (open, call) => {
    const query = { ...call.params.query, ...(withCVV === undefined ? {} : { withCVV }) };
    const params = { ...call.params, query };
    const { encryptedCardData } = await unwrap(client.GET("/cards/{cardId}/pan", { ...call, params }));
    return show(readTreezorCardData(await open(encryptedCardData)));
  });
}

/**
 * Calls `show` with the PIN of a card as the vendor encrypted it: the text has no sample of one in the clear. Else as
 * `showPan`.
 */
export function showPin<Result>(
  client: TreezorPciClient,
  options: ShowOptions,
  show: Work<string, Result>,
): Promise<Result> {
  return withKey(options, async (open, call) => {
    const { encryptedCardData } = await unwrap(client.GET("/cards/{cardId}/pin", call));
    return show(new TextDecoder().decode(await open(encryptedCardData)));
  });
}

/** Calls `show` with the bytes of the image of a card, which are overwritten afterwards; else as `showPan`. */
export function showCardImage<Result>(
  client: TreezorPciClient,
  options: ShowOptions,
  show: Work<Uint8Array<ArrayBuffer>, Result>,
): Promise<Result> {
  return withKey(options, async (open, call) => {
    const { encryptedCardImage } = await unwrap(client.GET("/cards/{cardId}/cardImage", call));
    return show(await open(encryptedCardImage));
  });
}

interface Call extends CallSettings {
  readonly signal?: AbortSignal;
  readonly params: {
    readonly path: { readonly cardId: string };
    readonly query: Query;
    readonly header?: { readonly "X-Trz-SCA": string };
  };
}

async function withKey<Result>(
  { cardId, makeKey, userId, scaProof, signal, timeout, retry }: ShowOptions,
  work: (open: SensitiveDataKey["open"], call: Call) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted(); // making a key takes longer than everything else
  const key = await makeKey();
  const open = async (encrypted: string) => {
    const plain = await key.open(encrypted);
    signal?.throwIfAborted(); // whoever left is shown nothing
    return plain;
  };
  try {
    const query: Query = {
      algorithm: key.kind,
      userPublicKey: key.publicKey,
      ...(userId === undefined ? {} : { userId }),
      ...(scaProof === undefined ? {} : { sca: scaProof }),
    };
    const header = scaProof === undefined ? {} : { header: { "X-Trz-SCA": scaProof } };
    const params = { path: { cardId }, query, ...header };
    return await work(open, { timeout, retry, params, ...(signal === undefined ? {} : { signal }) });
  } finally {
    key.destroy();
  }
}
