import { memberOf } from "../member-of.js";

/** RSA of `node:crypto` in paddings that WebCrypto does not have; the key as DER, public SPKI or private PKCS#1. */
export type NodeRsa = (
  how: "privateDecrypt" | "publicEncrypt",
  padding: string,
  key: Uint8Array,
  data: Uint8Array,
) => Uint8Array;

/**
 * RSA of `node:crypto`, or `undefined` on a platform without it. Asked of the process at run time: an import would keep
 * bundlers from building for browsers and workers.
 */
export function nodeRsa(): NodeRsa | undefined {
  const process = memberOf(globalThis, "process");
  const load = memberOf(process, "getBuiltinModule");
  const module: unknown = typeof load === "function" ? Reflect.apply(load, process, ["node:crypto"]) : undefined;
  if (module === undefined) return undefined;
  return (how, name, key, data) => {
    const padding = memberOf(memberOf(module, "constants"), name);
    const type = how === "publicEncrypt" ? "spki" : "pkcs1";
    const work = memberOf(module, how);
    const bytes: unknown =
      typeof work === "function" && Reflect.apply(work, module, [{ key, format: "der", type, padding }, data]);
    if (bytes instanceof Uint8Array) return bytes;
    throw new TypeError(`node:crypto has no ${how}`);
  };
}
