import type { Environment } from "../environment.js";

/** What playing does to the server, in a sentence for a person who reads it before the first call that writes. */
export function describeEffect(isReadOnly: boolean, { isolates }: Pick<Environment, "isolates">): string {
  if (isReadOnly) return "It only reads: nothing on the server is changed.";
  return isolates
    ? "It writes: all of it belongs to customers of its own, which are dropped at the end."
    : "It writes: it creates, changes and spends with these credentials on this server, and takes nothing back.";
}
