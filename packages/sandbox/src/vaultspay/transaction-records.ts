import { hexDigits, uuidOf } from "../core/uuid.js";
import { numberOf } from "./numbers.tables.js";
import { insertTransaction, type TransactionRow, updateTransaction } from "./transactions.tables.js";
import type { Books, Schemas } from "./types.js";

type Status = Schemas["TransactionStatus"];

/** One charge: its part of `totalCharges` in minor units, and how it came about. */
export interface Charge {
  readonly title: string;
  readonly minor: number;
  /** Whole percent of the billing amount; undefined for a fixed amount. */
  readonly percent?: number;
}

/** A merchant without the number it gets. */
export type NewMerchant = Omit<Schemas["Merchant"], "id">;

/** A transaction before it is numbered. Amounts are minor units. */
export interface NewTransaction {
  readonly type: "Deposit" | "Purchase" | "Transfer" | (string & {});
  readonly status: Status;
  readonly apiStatus: string;
  readonly narration: string;
  /** Currency of `billing`, that of the account. */
  readonly currency: string;
  readonly billing: number;
  readonly transactionCurrency: string;
  readonly transaction: number;
  /** What one unit of the transaction currency is in the billing currency, decimal; null where nothing was converted. */
  readonly rate: string | null;
  readonly charges: readonly Charge[];
  readonly senderAccountId: number | null;
  /** Number of the receiving account where it is one of this company. */
  readonly receiverAccountId?: number | null;
  /** The receiving account as the answers print it. */
  readonly receiver: Schemas["AccountSummary"] | null;
  readonly card: Schemas["TransactionCard"] | null;
  readonly merchant: NewMerchant | null;
  /** Country of the place, alpha-3. */
  readonly location: string | null;
  /** Configuration of the third party that carries it out. */
  readonly slug: string;
}

/** First number of a record; the examples of the document begin here. */
const firstRecord = 6000;

/** Writes a transaction into the records; it moves no money. */
export async function recordTransaction(scene: Books, made: NewTransaction): Promise<TransactionRow> {
  const { ids, now, tenant, tx } = scene;
  const id = await ids.next("transaction", firstRecord);
  const { merchant } = made;
  const row: TransactionRow = {
    tenant: tenant.id,
    id,
    uuid: uuidOf(await ids.text("transaction_uuid", 32, hexDigits)),
    type: made.type,
    status: made.status,
    api_status: made.apiStatus,
    narration: made.narration,
    currency: made.currency,
    billing: made.billing,
    amount_currency: made.transactionCurrency,
    amount: made.transaction,
    rate: made.rate,
    charges: JSON.stringify(made.charges),
    total_charges: made.charges.reduce((sum, { minor }) => sum + minor, 0),
    sender_id: made.senderAccountId,
    receiver_id: made.receiverAccountId ?? null,
    receiver: made.receiver && JSON.stringify(made.receiver),
    card_id: made.card?.id ?? null,
    card: made.card && JSON.stringify(made.card),
    merchant: merchant && JSON.stringify({ id: await numberOf(scene, "merchant", 81, nameOf(merchant)), ...merchant }),
    location_id: made.location === null ? null : await numberOf(scene, "location", 71, made.location),
    location_country: made.location,
    slug: made.slug,
    gateway_ref: `gw-${String(id).padStart(10, "0")}`,
    created_at: now,
  };
  await tx.run(insertTransaction, row);
  return row;
}

const nameOf = ({ city, countryCode, mcc, name }: NewMerchant) => [name, city, countryCode, mcc].join("|");

/** Changes how far a transaction is. */
export async function changeTransaction(
  { tenant, tx }: Pick<Books, "tenant" | "tx">,
  id: number,
  { apiStatus, status }: { readonly status: Status; readonly apiStatus: string },
): Promise<void> {
  await tx.run(updateTransaction, { tenant: tenant.id, id, status, api_status: apiStatus });
}
