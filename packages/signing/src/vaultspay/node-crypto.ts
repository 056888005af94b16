import { memberOf } from "../member-of.js";
import { callNodeCrypto, nodeCrypto } from "../node-crypto.js";

/** RSA of `node:crypto` in paddings that WebCrypto does not have; the key as DER, public SPKI or private PKCS#1. */
export type NodeRsa = (
  how: "privateDecrypt" | "publicEncrypt",
  padding: string,
  key: Uint8Array,
  data: Uint8Array,
) => Uint8Array;

/** RSA of `node:crypto`, or `undefined` on a platform without it. */
export function nodeRsa(): NodeRsa | undefined {
  const module = nodeCrypto();
  if (module === undefined) return undefined;
  return (how, name, key, data) => {
    const padding = memberOf(memberOf(module, "constants"), name);
    const type = how === "publicEncrypt" ? "spki" : "pkcs1";
    const bytes = callNodeCrypto(how, { key, format: "der", type, padding }, data);
    if (bytes instanceof Uint8Array) return bytes;
    throw new TypeError(`node:crypto has no ${how}`);
  };
}
