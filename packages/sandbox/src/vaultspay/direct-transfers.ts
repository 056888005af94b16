import { Fault } from "../core/fault.js";
import { minorUnits } from "../core/money.js";
import { hold } from "./account-money.js";
import { type AccountRow, selectAccount, selectAccountByIban, selectAccountsOf } from "./accounts.tables.js";
import { maskedNumber, summaryOf } from "./accounts-wire.js";
import { type ContactRow, selectContact } from "./contacts.tables.js";
import { answer } from "./envelope.js";
import { actionRequired, badRequest, fault, invalid, unknown } from "./fault.js";
import { kycStatusIn } from "./kyc-status.js";
import { selectProfile } from "./profile.tables.js";
import { idOf } from "./text-id.js";
import { type Charge, recordTransaction } from "./transaction-records.js";
import { statusOf } from "./transactions-wire.js";
import { reverseTransfer, settleTransfer, settleTransferNow } from "./transfer-life.js";
import type { Books, Parts, Schemas, VaultsPayHandler } from "./types.js";
import { selectUser } from "./users.tables.js";
import { ownerId } from "./world.js";

/** Tenant time a transfer takes, in milliseconds (inferred). */
const takes = 5000;

export const createDirectTransfer: VaultsPayHandler<"createDirectTransfer"> = async (call) => {
  const { body, now, schedule, tenant, tx } = call;
  const contact = await tx.first(selectContact, { tenant: tenant.id, id: idOf(body.paymentContactId) });
  if (!contact) return unknown("paymentContactId");
  const sender = await senderOf(call, body);
  if (sender instanceof Fault) return sender;
  const own = await tx.first(selectAccountByIban, { tenant: tenant.id, iban: contact.iban });
  const refusal = await refuse(call, sender, own);
  if (refusal) return refusal;

  const { amount } = body;
  const profile = await tx.first(selectProfile, { tenant: tenant.id });
  if (!profile) throw new Error("a company that calls has a profile");
  const limit = minorUnits(profile.transfer_limit ?? undefined, sender.currency);
  if (limit !== undefined && amount > limit) return fault(1050);
  const charges = chargesFor(amount, profile.transfer_percent);
  const total = amount + charges.reduce((sum, { minor }) => sum + minor, 0);
  const narration = `Transfer to ${contact.title}`;
  const row = await recordTransaction(call, {
    type: "Transfer",
    status: "PENDING",
    apiStatus: "PENDING",
    narration,
    currency: sender.currency,
    billing: amount,
    transactionCurrency: sender.currency,
    transaction: amount,
    rate: null,
    charges,
    senderAccountId: sender.id,
    receiverAccountId: own?.id ?? null,
    receiver: own ? summaryOf(own) : outsideOf(contact),
    card: null,
    merchant: null,
    location: null,
    slug: "vp-transfers",
  });
  const held = await hold(call, sender, {
    amount: total,
    transactionId: row.id,
    narration: `Transfer of ${total} to ${contact.title}`,
  });
  if (!held) return badRequest("The money does not suffice");
  await schedule(settleTransfer, { at: now + takes, payload: { id: row.id } });
  return answer({
    id: row.id,
    transactionId: row.uuid,
    gatewayRefId: row.gateway_ref,
    currencyCode: row.currency,
    amount: row.billing,
    totalCharges: row.total_charges,
    narration,
    status: statusOf(row),
  });
};

type Order = Schemas["DirectTransferCreation"];

/** The account the money comes from: the one that is named, or the company's in the currency. */
async function senderOf({ tenant, tx }: Books, { currencyCode, senderAccountId }: Order): Promise<AccountRow | Fault> {
  if (senderAccountId !== undefined) {
    const account = await tx.first(selectAccount, { tenant: tenant.id, id: idOf(senderAccountId) });
    if (!account) return unknown("senderAccountId");
    const fits = currencyCode === undefined || currencyCode === account.currency;
    return fits ? account : invalid("currencyCode", "the account is in another currency");
  }
  if (currencyCode === undefined) return invalid("senderAccountId", "senderAccountId or currencyCode is required");
  const accounts = await tx.all(selectAccountsOf, { tenant: tenant.id, user_id: ownerId });
  const found = accounts.find(({ currency }) => currency === currencyCode);
  return found ?? invalid("currencyCode", "there is no account in this currency");
}

async function refuse(
  { tenant, tx }: Books,
  sender: AccountRow,
  receiver: AccountRow | undefined,
): Promise<Fault | undefined> {
  const user = await tx.first(selectUser, { tenant: tenant.id, id: sender.user_id });
  if (!user || user.status === "BLOCK") return fault(1006);
  if (kycStatusIn(user) !== "VERIFIED") return actionRequired("COMPLETE_KYC");
  if (sender.status !== "ACTIVE") return fault(1012);
  if (receiver?.id === sender.id) return invalid("paymentContactId", "the contact is the sending account");
  if (receiver && receiver.currency !== sender.currency)
    return badRequest("The receiving account is in another currency");
  return undefined;
}

/** Half a minor unit is rounded up. */
function chargesFor(amount: number, percent: number): readonly Charge[] {
  const minor = Number((BigInt(amount) * BigInt(percent) + 50n) / 100n);
  return minor === 0 ? [] : [{ title: "Transfer fee", minor, percent }];
}

/** An account at another bank, as transactions print it: the vendor's numbers for it are not its bank's. */
function outsideOf({ holder, iban, id }: ContactRow): Schemas["AccountSummary"] {
  const number = 1_000_000 + id;
  return {
    id: number,
    userId: number,
    accountTitle: holder,
    accountNumber: maskedNumber(iban),
    accountType: "DIGITAL",
    iban,
  };
}

export const directTransferParts: Parts = { jobs: [settleTransfer], actions: [settleTransferNow, reverseTransfer] };
