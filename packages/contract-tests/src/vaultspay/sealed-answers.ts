import type { WrapKey } from "@openissuing/signing";
import type { Violation } from "../checks.js";
import { openAnswer } from "./open-answer.js";

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
      const { status, headers } = response;
      const nonce = headers.get("x-session-nonce") ?? undefined;
      const came = new Uint8Array(await response.arrayBuffer());
      const { body, doubt } = await openAnswer(bytes, { status, nonce, body: came });
      // Of one that does not open the client says the same, more exactly.
      if (doubt !== undefined && nonce === undefined) report({ check: "answer-authenticity", message: doubt });
      return new Response(body, { status, headers });
    },
  };
}
