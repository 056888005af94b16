import { KeyError, type KeyWrap, type WrapKey, wrapKeyWith } from "@openissuing/signing";
import { EnvironmentError } from "../environment.js";
import { at } from "../json.js";

/** How calls are encrypted. */
export type EncryptionChoice =
  | { readonly encryption: "off" }
  | { readonly encryption: "on"; readonly wrapKey: WrapKey };

/**
 * Reads how calls are encrypted from credentials: `encryption` is `on` unless it says `off`, `publicKey` is needed for
 * it, and `keyWrap` is the client's default where it is missing. Throws `EnvironmentError` ERR_CREDENTIALS for anything
 * else, and so does `wrapKey` for a key that is none: a slip must not send calls in plain.
 */
export function readEncryption(credentials: object): EncryptionChoice {
  const encryption = at(credentials, "encryption") ?? "on";
  if (encryption === "off") return { encryption };
  if (encryption !== "on") throw new EnvironmentError("ERR_CREDENTIALS", "encryption is neither on nor off");
  const publicKey = at(credentials, "publicKey");
  if (typeof publicKey !== "string") {
    throw new EnvironmentError("ERR_CREDENTIALS", "the credentials have no publicKey");
  }
  return { encryption, wrapKey: telling(wrapKeyWith(publicKey, readKeyWrap(at(credentials, "keyWrap")))) };
}

function readKeyWrap(value: unknown): KeyWrap | undefined {
  if (value === undefined || value === "oaep-sha256" || value === "pkcs1-v1_5") return value;
  throw new EnvironmentError("ERR_CREDENTIALS", "keyWrap is neither oaep-sha256 nor pkcs1-v1_5");
}

/** A key is read when it is first used. */
function telling(wrap: WrapKey): WrapKey {
  return async (key) => {
    try {
      return await wrap(key);
    } catch (cause) {
      if (!(cause instanceof KeyError)) throw cause;
      throw new EnvironmentError("ERR_CREDENTIALS", `publicKey is no RSA public key: ${cause.message}`, { cause });
    }
  };
}
