import { Fault } from "../core/fault.js";
import type { Scene } from "../core/handler.js";
import { type AccountRow, selectAccount } from "./accounts.tables.js";
import { issueCard } from "./card-issue.js";
import { moveCard } from "./card-status.js";
import { cardTable } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { cardOf } from "./cards-wire.js";
import { embossingNames } from "./embossing-names.js";
import { answer } from "./envelope.js";
import { actionRequired, fault, invalid, unknown } from "./fault.js";
import { kycStatusIn } from "./kyc-status.js";
import { allowsCardType } from "./tiers.js";
import { selectTier } from "./tiers.tables.js";
import type { Parts, VaultsPayHandler } from "./types.js";
import { selectUser } from "./users.tables.js";

export const createCard: VaultsPayHandler<"createCard"> = async (call) => {
  const { body, now, tenant, tx } = call;
  const { address, cardHolderName, cardType } = body;
  const tier = await tx.first(selectTier, { tenant: tenant.id, id: body.cardTierId });
  if (!tier) return unknown("cardTierId");
  const holder = await tx.first(selectUser, { tenant: tenant.id, id: body.customerId });
  if (!holder) return unknown("customerId");
  const account = await fundingAccount(call, body.accountId, { user: holder.id, currency: tier.billing });
  if (account instanceof Fault) return account;
  if (!allowsCardType(tier, cardType)) return invalid("cardType", `cardType must be one of ${tier.card_types}`);
  if (!embossingNames(holder).includes(cardHolderName)) {
    return invalid("cardHolderName", "cardHolderName is none of the names a card of the user may carry");
  }
  const isPhysical = cardType === "PHYSICAL";
  if (isPhysical && !address) return invalid("address", "address is required");
  if (kycStatusIn(holder) !== "VERIFIED") return actionRequired("COMPLETE_KYC");
  if (account.status !== "ACTIVE") return fault(1012);

  const card = await issueCard(call, tier, {
    user_id: holder.id,
    account_id: account.id,
    card_type: cardType,
    emboss_name: cardHolderName,
    address: isPhysical ? JSON.stringify(address) : null,
  });
  if (isPhysical) return answer(await cardOf(call, card));
  const active = await moveCard(call, card, { event: "createCard", choice: cardType, changes: { activated_at: now } });
  return answer(await cardOf(call, active));
};

export const getCardDetails: VaultsPayHandler<"getCardDetails"> = async (call) => {
  const card = await findCard(call, call.body);
  return card instanceof Fault ? card : answer(await cardOf(call, card));
};

/** The account a card is to spend from: one of the holder, in the currency the card is billed in (inferred). */
export async function fundingAccount(
  { tenant, tx }: Pick<Scene, "tenant" | "tx">,
  id: number,
  { currency, user }: { readonly user: number; readonly currency: string },
): Promise<AccountRow | Fault> {
  const account = await tx.first(selectAccount, { tenant: tenant.id, id });
  if (!account) return unknown("accountId");
  if (account.user_id !== user) return invalid("accountId", "accountId is not an account of the holder");
  if (account.currency !== currency) return invalid("accountId", `accountId is not in ${currency}`);
  return account;
}

export const cardParts: Parts = { tables: [cardTable] };
