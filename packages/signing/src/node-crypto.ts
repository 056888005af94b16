import { memberOf } from "./member-of.js";

/** Result of a function of `node:crypto`; `undefined` on a platform without it. */
export function callNodeCrypto(name: string, ...values: readonly unknown[]): unknown {
  return callMember(nodeCrypto(), name, values);
}

/**
 * The module `node:crypto`, or `undefined` on a platform without it. Asked of the process at run time: an import would
 * keep bundlers from building for browsers and workers.
 */
export function nodeCrypto(): unknown {
  return callMember(memberOf(globalThis, "process"), "getBuiltinModule", ["node:crypto"]);
}

function callMember(owner: unknown, name: string, values: readonly unknown[]): unknown {
  const member = memberOf(owner, name);
  return typeof member === "function" ? Reflect.apply(member, owner, values) : undefined;
}
