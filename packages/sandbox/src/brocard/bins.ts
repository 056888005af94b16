import { type BinRow, binTable, selectBins, userBinTable } from "./bins.tables.js";
import type { BrocardHandler, Parts, Schemas } from "./types.js";

export const listBins: BrocardHandler<"listBins"> = async ({ tenant, tx }) => {
  const data = (await tx.all(selectBins, { tenant: tenant.id })).map(binOf);
  return { status: 200, body: { data, total: data.length } };
};

/** A BIN as the answers print it. */
export function binOf({ balance_type, bin, description, payment_restrictions }: BinRow): Schemas["Bin"] {
  return { bin, description, balance_type, payment_restrictions };
}

export const binParts: Parts = { tables: [binTable, userBinTable] };
