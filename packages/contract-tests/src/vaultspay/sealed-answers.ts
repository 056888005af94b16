import { openVaultsPayBody, VaultsPayEncryptionError, type WrapKey } from "@openissuing/signing";
import type { Violation } from "../checks.js";
import { at, parseJson } from "../json.js";

/** Opens the answers to requests of ours, for the judge: the client gets them as they came. */
export interface SealedAnswers {
  /** Wraps keys as `wrap` does, and remembers which key is behind which header. */
  remembering(wrap: WrapKey): WrapKey;
  /** What an answer says; the answer as it is where it is not encrypted, or does not open. */
  read(request: Request, response: Response): Promise<Response>;
}

/** `report` hears of a plain answer to an encrypted request, other than the refusal of its headers. */
export function createSealedAnswers(report: (violation: Violation) => void): SealedAnswers {
  const keys = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    remembering: (wrap) => async (key) => {
      const wrapped = await wrap(key);
      keys.set(Buffer.from(wrapped).toString("base64"), new Uint8Array(key));
      return wrapped;
    },

    async read(request, response) {
      const bytes = keys.get(request.headers.get("x-auth-signature") ?? "");
      const isEncrypted = bytes !== undefined && request.headers.get("x-enable-encryption") !== "false";
      if (!isEncrypted) return response;
      const nonce = response.headers.get("x-session-nonce");
      const body = new Uint8Array(await response.arrayBuffer());
      const { status, headers } = response;
      const asItIs = () => new Response(body, { status, headers });
      if (nonce === null) {
        // Without headers that are good there is no key to encrypt the refusal with.
        if (status !== 500 || at(parseJson(body), "code") !== 1018) {
          report({ check: "answer-authenticity", message: "the answer to an encrypted request is plain" });
        }
        return asItIs();
      }
      const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);
      try {
        const text = new TextDecoder().decode(body);
        return new Response(await openVaultsPayBody(key, { nonce, body: text }), { status, headers });
      } catch (error) {
        if (!(error instanceof VaultsPayEncryptionError)) throw error;
        // The client says the same, more exactly.
        return asItIs();
      }
    },
  };
}
