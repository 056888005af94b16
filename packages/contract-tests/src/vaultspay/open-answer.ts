import { openVaultsPayBody, VaultsPayEncryptionError } from "@openissuing/signing";
import { at, parseJson } from "../json.js";

/** An answer to an encrypted request, as it came. */
export interface SealedAnswer {
  readonly status: number;
  /** `x-session-nonce`; undefined where the answer carries none. */
  readonly nonce: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What an answer says, and why that is not to be trusted; `doubt` is undefined when it is. */
export interface OpenedAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly doubt:
    | "it does not open with the key of its request"
    | "the answer to an encrypted request is plain"
    | undefined;
}

/** Refuses headers: without good ones there is no key to encrypt the refusal with. */
const invalidHeaders = 1018;

/** Opens an answer with the 32 bytes of the key of its request. What does not open comes back as it is. */
export async function openAnswer(bytes: Uint8Array<ArrayBuffer>, answer: SealedAnswer): Promise<OpenedAnswer> {
  const { body, nonce, status } = answer;
  if (nonce === undefined) {
    const isRefused = status === 500 && at(parseJson(body), "code") === invalidHeaders;
    return { body, doubt: isRefused ? undefined : "the answer to an encrypted request is plain" };
  }
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);
  try {
    return { body: await openVaultsPayBody(key, { nonce, body: new TextDecoder().decode(body) }), doubt: undefined };
  } catch (error) {
    if (!(error instanceof VaultsPayEncryptionError)) throw error;
    return { body, doubt: "it does not open with the key of its request" };
  }
}
