import { hash } from "node:crypto";
import { queriesOver } from "./store/query.js";
import type { Tx } from "./store/store.js";
import { integer, table, text } from "./store/table.js";

/** Identifiers and chance of one tenant: the same seed and the same calls in the same order give the same values. */
export interface Ids {
  /** Next number of a counter of this tenant; the first is `start` (default 1). Undone with the transaction. */
  next(name: string, start?: number): Promise<number>;
  /** `length` characters of `alphabet`, drawn from seed, tenant, name and a counter. Not secret: never key material. */
  text(name: string, length: number, alphabet?: string): Promise<string>;
  /** `length` decimal digits, drawn like `text`. */
  digits(name: string, length: number): Promise<string>;
}

/** Makes the `Ids` of a tenant for one transaction. */
export type IdsFor = (tx: Tx, tenant: string) => Ids;

/** Counters live in the database, so a restart goes on where the last run ended. */
export const counterTable = table(
  "core_counter",
  { tenant: text(), name: text(), value: integer() },
  { primaryKey: ["tenant", "name"] },
);

const { prepare } = queriesOver(counterTable);

/** Adds `step` to a counter, or sets a new one to `first`, and answers its value. */
export const advanceCounter = prepare((db, p: { tenant: string; name: string; first: number; step: number }) =>
  db
    .insertInto("core_counter")
    .values({ tenant: p.tenant, name: p.name, value: p.first })
    .onConflict((on) =>
      on.columns(["tenant", "name"]).doUpdateSet((set) => ({ value: set("core_counter.value", "+", p.step) })),
    )
    .returning("value"),
);

const alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Everything random in a sandbox comes from `seed`. */
export function createIds(seed: string): IdsFor {
  return (tx, tenant) => {
    async function next(name: string, start = 1): Promise<number> {
      const row = await tx.first(advanceCounter, { tenant, name, first: start, step: 1 });
      if (!row) throw new Error(`counter ${name} did not answer`);
      return row.value;
    }

    async function drawn(name: string, length: number, alphabet = alphanumeric): Promise<string> {
      return draw(`${seed}|${tenant}|${name}|${await next(`draw:${name}`)}`, length, alphabet);
    }

    return { next, text: drawn, digits: (name, length) => drawn(name, length, "0123456789") };
  };
}

/** `length` characters of `alphabet` that depend on `source` alone, each as likely as the other. */
export function draw(source: string, length: number, alphabet: string): string {
  // Bytes beyond the last whole multiple would make the first characters likelier.
  const limit = 256 - (256 % alphabet.length);
  let drawn = "";
  for (let block = 0; drawn.length < length; block++) {
    for (const byte of hash("sha256", `${source}|${block}`, "buffer")) {
      if (byte < limit && drawn.length < length) drawn += alphabet[byte % alphabet.length];
    }
  }
  return drawn;
}
