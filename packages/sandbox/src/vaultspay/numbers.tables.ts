import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, table, text } from "../core/store/table.js";
import type { Books } from "./types.js";

/** Numbers of things that come from outside, such as merchants and places: the same thing has the same number. */
export const numberTable = table(
  "vaultspay_number",
  { tenant: text(), kind: text(), name: text(), number: integer() },
  { primaryKey: ["tenant", "kind", "name"] },
);

const { prepare } = queriesOver(numberTable);

const insertNumber = insertInto(numberTable);

const selectNumber = prepare((db, p: { tenant: string; kind: string; name: string }) =>
  db
    .selectFrom("vaultspay_number")
    .select("number")
    .where("tenant", "=", p.tenant)
    .where("kind", "=", p.kind)
    .where("name", "=", p.name),
);

/** The number of a thing; the first of its kind gets `first`. */
export async function numberOf(
  { ids, tenant, tx }: Pick<Books, "ids" | "tenant" | "tx">,
  kind: "location" | "merchant",
  first: number,
  name: string,
): Promise<number> {
  const known = await tx.first(selectNumber, { tenant: tenant.id, kind, name });
  if (known) return known.number;
  const number = await ids.next(kind, first);
  await tx.run(insertNumber, { tenant: tenant.id, kind, name, number });
  return number;
}
