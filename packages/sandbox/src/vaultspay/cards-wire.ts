import { decimalNumber } from "../core/money.js";
import { type AccountRow, selectAccount } from "./accounts.tables.js";
import { threeDsOf } from "./card-states-wire.js";
import type { CardRow } from "./cards.tables.js";
import { selectPersonal } from "./kyc.tables.js";
import { selectReportsOfCard } from "./reports.tables.js";
import { reportOf } from "./reports-wire.js";
import { tierOfCard } from "./tiers.js";
import type { TierRow } from "./tiers.tables.js";
import { timestamp } from "./timestamp.js";
import type { Books, Schemas } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";

type Reading = Pick<Books, "tenant" | "tx">;

/** There is one issuer; numbered as in the examples of the document. */
const issuerConfig = 21;

/** A card as most operations answer it. */
export async function cardOf(scene: Reading, card: CardRow): Promise<Schemas["Card"]> {
  return {
    ...(await baseOf(scene, card)),
    _3dSecure: threeDsOf(card),
    lastFourDigits: card.pan.slice(-4),
    token: card.token,
    ...(card.conversion !== null && { cardConversionStatus: card.conversion }),
  };
}

/** A card as `processCardRequest` answers it, which spells two members in its own way. */
export async function processedCardOf(scene: Reading, card: CardRow): Promise<Schemas["CardProcessed"]> {
  return {
    ...(await baseOf(scene, card)),
    _3dsecure: threeDsOf(card),
    lastFourDigit: card.pan.slice(-4),
    token: card.token,
    status: card.status,
    ...(card.call_uuid !== null && { apiCallUniqueIdentifier: card.call_uuid }),
  };
}

async function baseOf(scene: Reading, card: CardRow): Promise<Schemas["CardBase"]> {
  const { tenant, tx } = scene;
  const tier = await tierOfCard(scene, card);
  const reports = await tx.all(selectReportsOfCard, { tenant: tenant.id, card_id: card.id });
  return {
    id: card.id,
    userId: card.user_id,
    cardIssuerConfigId: issuerConfig,
    thirdPartyConfigSlug: tier.slug,
    userProfile: await profileOf(scene, card.user_id),
    account: await accountOf(scene, card),
    cardTier: { id: tier.id, enableFraudRules: tier.has_fraud_rules === 1, enableLimits: tier.has_limits === 1 },
    activation: {
      status: card.activated_at !== null,
      activatedAt: card.activated_at === null ? null : timestamp(card.activated_at),
    },
    ...makingOf(card),
    ...featuresOf(tier),
    cardType: card.card_type,
    embossName: card.emboss_name,
    tokenFlags: "00000000",
    pinSet: card.pin !== null,
    status: card.status,
    reportedCards: reports.map(reportOf),
    statusReason: card.status_reason,
    cardTokens: [],
    processedAtThirdParty: card.status !== "REQUESTED",
    createdAt: timestamp(card.created_at),
    updatedAt: timestamp(card.updated_at),
  };
}

const featuresOf = (tier: TierRow) => ({
  paymentCardType: tier.payment_type,
  cardNetwork: tier.network,
  billingCurrency: tier.billing,
  cardCategory: tier.category,
  consumerType: tier.consumer_type,
  maxPurchaseLimit: decimalNumber(tier.max_purchase, tier.billing),
});

/** The way of the plastic; nothing for a card that has none, and until it is handed on. */
function makingOf({ address, delivery, delivery_time, making, making_time }: CardRow) {
  if (making === null || delivery === null) return {};
  const sentTo: Schemas["CardDeliveryAddress"] | undefined = address === null ? undefined : JSON.parse(address);
  return {
    manufacturing: { cardManufacturingStatus: making, estimatedManufacturingTime: making_time },
    delivery: {
      deliveryStatus: delivery,
      estimatedDeliveryTime: delivery_time,
      ...(sentTo && { address: sentTo }),
    },
  };
}

async function profileOf({ tenant, tx }: Reading, id: number): Promise<Schemas["CardUserProfile"]> {
  const user: UserRow | undefined = await tx.first(selectUser, { tenant: tenant.id, id });
  if (!user) throw new Error(`there is no user ${id}`);
  const personal = await tx.first(selectPersonal, { tenant: tenant.id, user_id: id });
  return {
    id,
    pronounTitle: null,
    firstName: user.first_name,
    lastName: user.last_name,
    email: user.email,
    countryCode: user.dial_code,
    phone: user.phone,
    language: personal?.language ?? null,
  };
}

async function accountOf(
  { tenant, tx }: Reading,
  { account_id, account_link }: CardRow,
): Promise<Schemas["CardAccount"]> {
  const account: AccountRow | undefined = await tx.first(selectAccount, { tenant: tenant.id, id: account_id });
  if (!account) throw new Error(`there is no account ${account_id}`);
  return {
    id: account_link,
    accountId: account.id,
    userId: account.user_id,
    accountType: account.account_type,
    currencyCode: account.currency,
    accountTitle: account.title,
    accountNumber: account.number,
    iban: account.iban,
  };
}
