import { ahead } from "../ahead.js";
import { encodeBase64 } from "../base64.js";
import { type FetchLayer, toRequest, unfollowed } from "../fetch-layer.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { openVaultsPayAnswer } from "./open-vaultspay-answer.js";
import { importAesKey, KEY_BYTES, randomIv, sealVaultsPayBody } from "./sealed-body.js";
import { VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";
import { type KeyWrap, type WrapKey, wrapKeyWith } from "./wrap-key.js";

/** How requests are encrypted: for the vendor's public key, by a function of your own, or, in its test environment, not. */
export type VaultsPayEncryption =
  | {
      readonly encryption?: "on" | undefined;
      /** The vendor's: PEM, the base64 of its SPKI alone, or a `CryptoKey` for RSA-OAEP with SHA-256. */
      readonly publicKey: string | WebCryptoKey;
      /** Default: `oaep-sha256`. WebCrypto lacks `pkcs1-v1_5`, so that needs `node:crypto`. */
      readonly keyWrap?: KeyWrap | undefined;
      readonly wrapKey?: undefined;
    }
  | {
      readonly encryption?: "on" | undefined;
      /**
       * Encrypts the 32 bytes of each key itself: an HSM, another library, another padding. The key of the next request
       * is made ahead, so it is called once more than there are requests.
       */
      readonly wrapKey: WrapKey;
      readonly publicKey?: undefined;
      readonly keyWrap?: undefined;
    }
  | {
      /** Sends `x-enable-encryption: false` and takes answers as they come. The vendor's production is refused. */
      readonly encryption: "off";
      readonly publicKey?: string | WebCryptoKey | undefined;
      readonly keyWrap?: KeyWrap | undefined;
      readonly wrapKey?: WrapKey | undefined;
    };

export type EncryptVaultsPayOptions = VaultsPayEncryption & {
  /** `x-device-id`: identifier of the SaaS app, such as `17`. */
  readonly deviceId: string;
  /** `x-device-os`. Default: `SAAS`. */
  readonly deviceOs?: string | undefined;
};

/**
 * Layer that encrypts each request for VaultsPay and lets only answers through that open with the same key. Place it
 * innermost: each attempt gets a key and an IV of its own. Redirects are not followed. What it lets through besides is
 * in the README.
 * @throws TypeError for wrong options. A request rejects with VaultsPayEncryptionError for an answer not to be trusted,
 * for production without encryption and for a padding the platform lacks; with KeyError for a key of no use.
 */
export function encryptVaultsPayRequests(options: EncryptVaultsPayOptions): FetchLayer {
  const device = [
    ["x-device-os", headerText("deviceOs", options.deviceOs ?? "SAAS")],
    ["x-device-id", headerText("deviceId", options.deviceId)],
  ] as const;
  const introduced = (input: RequestInfo | URL, init: RequestInit | undefined) => {
    const request = toRequest(input, init);
    for (const [name, value] of device) request.headers.set(name, value);
    return request;
  };
  if (options.encryption === "off") return sendPlain(introduced);
  const takeKey = ahead(keysBy(wrapOf(options)));

  return (next) => async (input, init) => {
    const request = introduced(input, init);
    const plain = new Uint8Array(await request.arrayBuffer());
    const { key, wrapped } = await takeKey();
    // Without a body there is nothing to encrypt; the headers go out all the same, so that the answer can be.
    const sealed = plain.length > 0 ? await sealVaultsPayBody(key, plain) : undefined;
    const nonce = sealed?.nonce ?? encodeBase64(randomIv());
    const body = sealed?.body ?? (request.body === null ? undefined : "");
    const sent = body === undefined ? unfollowed(request) : new Request(request, { body, redirect: "manual" });
    sent.headers.delete("x-enable-encryption");
    sent.headers.set("x-session-nonce", nonce);
    sent.headers.set("x-auth-signature", wrapped);
    const { method, url } = sent;
    return openVaultsPayAnswer(await next(sent), { key, nonce, method, url });
  };
}

function wrapOf(options: EncryptVaultsPayOptions & { readonly encryption?: "on" | undefined }): WrapKey {
  const { encryption = "on", publicKey, wrapKey } = options;
  if (encryption !== "on") throw new TypeError("encryption must be on or off");
  if (wrapKey === undefined) return wrapKeyWith(publicKey, options.keyWrap);
  if (typeof wrapKey === "function" && publicKey === undefined) return wrapKey;
  throw new TypeError("give either publicKey or wrapKey, a function");
}

/** @throws VaultsPayEncryptionError ERR_ENCRYPTION_REQUIRED for an address of the vendor's production. */
export function checkVaultsPayTest(url: string): void {
  // A name can end in a dot and be the same host.
  if (!/(^|\.)vaultspay\.com\.?$/.test(new URL(url).hostname)) return;
  throw new VaultsPayEncryptionError("ERR_ENCRYPTION_REQUIRED", "production takes no request without encryption");
}

function sendPlain(introduced: (input: RequestInfo | URL, init: RequestInit | undefined) => Request): FetchLayer {
  return (next) => async (input, init) => {
    const request = unfollowed(introduced(input, init));
    checkVaultsPayTest(request.url);
    request.headers.set("x-enable-encryption", "false");
    return next(request);
  };
}

function keysBy(wrap: WrapKey) {
  return async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    const [key, wrapped] = await Promise.all([importAesKey(bytes), wrap(bytes)]);
    return { key, wrapped: encodeBase64(wrapped) };
  };
}

function headerText(option: string, value: unknown): string {
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new TypeError(`${option} must be visible ASCII without spaces`);
}
