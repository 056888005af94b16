import { memberOf } from "../member-of.js";

/** What this package takes of `node:crypto`: RSA in paddings that WebCrypto does not have. */
export interface NodeRsa {
  /** `publicEncrypt` and `privateDecrypt` with a PKCS#1 DER key. */
  run(how: "privateDecrypt" | "publicEncrypt", padding: string, key: Uint8Array, data: Uint8Array): Uint8Array;
}

/**
 * RSA of `node:crypto`, or `undefined` on a platform without it. Asked of the process at run time: an import would keep
 * bundlers from building for browsers and workers.
 */
export function nodeRsa(host: unknown = globalThis): NodeRsa | undefined {
  const process = memberOf(host, "process");
  const load = memberOf(process, "getBuiltinModule");
  const module: unknown = typeof load === "function" ? Reflect.apply(load, process, ["node:crypto"]) : undefined;
  if (module === undefined) return undefined;
  return {
    run(how, name, key, data) {
      const work = memberOf(module, how);
      const padding = memberOf(memberOf(module, "constants"), name);
      if (typeof work !== "function" || padding === undefined) throw new TypeError(`node:crypto has no ${how}`);
      const options = { key, format: "der", type: "pkcs1", padding };
      const bytes: unknown = Reflect.apply(work, module, [options, data]);
      if (!(bytes instanceof Uint8Array)) throw new TypeError(`${how} gave no bytes`);
      return bytes;
    },
  };
}
