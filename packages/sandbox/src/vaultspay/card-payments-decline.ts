import { moneyOf } from "./account-money.js";
import type { AccountRow } from "./accounts.tables.js";
import type { PaymentType } from "./card-payments.tables.js";
import { sumCounted } from "./card-payments.tables.js";
import type { CardRow } from "./cards.tables.js";
import { limitsFor } from "./limits.js";
import { passesLimit, windowStart } from "./limits-rules.js";
import { stops } from "./security.js";
import { selectSecurityOfCard } from "./security.tables.js";
import type { TierRow } from "./tiers.tables.js";
import type { Books, Schemas } from "./types.js";
import { selectUser } from "./users.tables.js";

/** Why a payment is declined. The text names no reasons: they are the sandbox's own, and only control actions tell them. */
export type DeclineReason =
  | "ACCOUNT_STATUS"
  | "CARD_STATUS"
  | "HOLDER_STATUS"
  | "INSUFFICIENT_FUNDS"
  | "MAX_PURCHASE"
  | "NETWORK"
  | "NO_PLASTIC"
  | "PIN_NOT_SET"
  | "SECURITY_SETTING"
  | "TRANSACTION_LIMIT"
  | "WRONG_PIN";

export interface Decline {
  readonly reason: DeclineReason;
  /** Number of the switch or the limit that was broken. */
  readonly ruleId?: number;
}

/** A payment somebody asks for. `amount`: minor units of the account's currency. */
export interface PaymentAttempt {
  readonly type: PaymentType;
  readonly amount: number;
  readonly isContactless: boolean;
  /** Alpha-3. */
  readonly countryCode: string;
  /** What was typed in; undefined where nobody asked. */
  readonly pin: string | undefined;
  /** What the network says. */
  readonly network: "APPROVED" | "DECLINED";
}

export interface Payer {
  readonly card: CardRow;
  readonly tier: TierRow;
  readonly account: AccountRow;
}

/** Where the cards are issued: everywhere else is abroad. */
const homeCountry: Schemas["CountryAlpha3"] = "ARE";

/** The first rule a payment breaks; undefined when it may pass. */
export async function declineOf(scene: Books, payer: Payer, attempt: PaymentAttempt): Promise<Decline | undefined> {
  const reason = (await refusalOfParties(scene, payer)) ?? refusalOfCard(payer, attempt);
  if (reason) return { reason };
  const setting = await brokenSetting(scene, payer, attempt);
  if (setting !== undefined) return { reason: "SECURITY_SETTING", ruleId: setting };
  if (attempt.type === "PURCHASE" && attempt.amount > payer.tier.max_purchase) return { reason: "MAX_PURCHASE" };
  const limit = await brokenLimit(scene, payer, attempt);
  if (limit !== undefined) return { reason: "TRANSACTION_LIMIT", ruleId: limit };
  const { available } = await moneyOf(scene, payer.account);
  if (attempt.amount > available) return { reason: "INSUFFICIENT_FUNDS" };
  return attempt.network === "DECLINED" ? { reason: "NETWORK" } : undefined;
}

async function refusalOfParties(
  { tenant, tx }: Books,
  { account, card }: Payer,
): Promise<"ACCOUNT_STATUS" | "CARD_STATUS" | "HOLDER_STATUS" | undefined> {
  if (card.status !== "ACTIVE") return "CARD_STATUS";
  const holder = await tx.first(selectUser, { tenant: tenant.id, id: card.user_id });
  if (holder?.status === "BLOCK") return "HOLDER_STATUS";
  return account.status === "ACTIVE" ? undefined : "ACCOUNT_STATUS";
}

function refusalOfCard(
  { card }: Payer,
  { pin, type }: PaymentAttempt,
): "NO_PLASTIC" | "PIN_NOT_SET" | "WRONG_PIN" | undefined {
  const isCash = type === "ATM_WITHDRAWAL";
  if (isCash && card.card_type === "VIRTUAL") return "NO_PLASTIC";
  if ((isCash || pin !== undefined) && card.pin === null) return "PIN_NOT_SET";
  return pin !== undefined && pin !== card.pin ? "WRONG_PIN" : undefined;
}

async function brokenSetting(
  { tenant, tx }: Books,
  { card }: Payer,
  { countryCode, isContactless, type }: PaymentAttempt,
): Promise<number | undefined> {
  const settings = await tx.all(selectSecurityOfCard, { tenant: tenant.id, card_id: card.id });
  return settings.find((row) => stops(row, { type, isContactless, isAbroad: countryCode !== homeCountry }))?.id;
}

async function brokenLimit(scene: Books, { card, tier }: Payer, attempt: PaymentAttempt): Promise<number | undefined> {
  if (tier.has_limits === 0) return undefined;
  const { amount, type } = attempt;
  for (const limit of await limitsFor(scene, card, tier)) {
    if (limit.transaction_type !== "ALL" && limit.transaction_type !== type) continue;
    const since = windowStart(limit, scene.now);
    const counted = since === undefined ? undefined : await scene.tx.first(sumCounted(limit, type, since), {});
    const spent = { count: counted?.count ?? 0, amount: counted?.amount ?? 0 };
    if (!passesLimit(limit, amount, spent)) return limit.id;
  }
  return undefined;
}
