import { defineAction } from "../core/action.js";
import type { Scene } from "../core/handler.js";
import { answer } from "./envelope.js";
import { insertTier, selectTier, selectTiers, type TierRow, tierTable } from "./tiers.tables.js";
import type { Parts, Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";

type Features = Omit<TierRow, "id" | "tenant">;

/** The vendor's admin who configured the tiers; no user of the tenant. */
const adminId = 1001;

const debit: Features = {
  category: "STANDARD",
  consumer_type: "CONSUMER",
  title: "Standard debit",
  description: "Debit card for consumers",
  network: "MASTERCARD",
  payment_type: "DEBIT",
  card_types: "PHYSICAL,VIRTUAL",
  billing: "AED",
  settlement: "USD",
  expiry_months: 36,
  stack_size: 100,
  card_limit: 1000,
  stock_threshold: 10,
  auto_renewal: 0,
  is_3ds: 1,
  has_fraud_rules: 1,
  has_limits: 1,
  max_purchase: 1_000_000,
  slug: "pmt-mastercard-issuing",
};

const prepaid: Features = {
  ...debit,
  category: "PREMIUM",
  consumer_type: "CORPORATE",
  title: "Virtual prepaid",
  description: "Prepaid card for companies",
  network: "VISA",
  payment_type: "PREPAID",
  card_types: "VIRTUAL",
  billing: "USD",
  expiry_months: 24,
  stack_size: 0,
  card_limit: 500,
  stock_threshold: 0,
  auto_renewal: 1,
  slug: "pmt-visa-issuing",
};

export const listCardTiers: VaultsPayHandler<"listCardTiers"> = async ({ tenant, tx }) =>
  answer((await tx.all(selectTiers, { tenant: tenant.id })).map(tierOf));

/** The tier of a card, which always exists. */
export async function tierOfCard(
  { tenant, tx }: Pick<Scene, "tenant" | "tx">,
  { tier_id }: { readonly tier_id: number },
): Promise<TierRow> {
  const tier = await tx.first(selectTier, { tenant: tenant.id, id: tier_id });
  if (!tier) throw new Error(`there is no tier ${tier_id}`);
  return tier;
}

/** Whether cards of a kind can be issued as this tier. */
export const allowsCardType = ({ card_types }: TierRow, type: Schemas["CardType"]) =>
  card_types.split(",").includes(type);

function tierOf(row: TierRow): Schemas["CardTier"] {
  return {
    id: row.id,
    cardCategory: row.category,
    consumerType: row.consumer_type,
    title: row.title,
    description: row.description,
    userId: adminId,
    cardNetwork: row.network,
    paymentCardType: row.payment_type,
    cardTypes: row.card_types,
    billingCurrencyCode: row.billing,
    settlementCurrencyCode: row.settlement,
    expiryPeriod: row.expiry_months,
    cardStackSize: row.stack_size,
    cardLimit: row.card_limit,
    cardStockMinimumThreshold: row.stock_threshold,
    enableAutoRenewalCard: row.auto_renewal === 1,
    is3DS: row.is_3ds === 1,
  };
}

interface TierInput {
  readonly title: string;
  readonly cardNetwork?: Schemas["CardNetwork"];
  readonly cardTypes?: Schemas["CardTier"]["cardTypes"];
  readonly paymentCardType?: Schemas["PaymentCardType"];
  readonly billingCurrencyCode?: string;
  /** Months. */
  readonly expiryPeriod?: number;
  readonly is3DS?: boolean;
  readonly enableLimits?: boolean;
}

const addCardTier = defineAction({
  name: "addCardTier",
  summary: "Configures another tier; what is left out is that of tier 1.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["title"],
    properties: {
      title: { type: "string", minLength: 1, maxLength: 100 },
      cardNetwork: { type: "string", enum: ["MASTERCARD", "VISA"], nullable: true },
      cardTypes: { type: "string", enum: ["PHYSICAL", "VIRTUAL", "PHYSICAL,VIRTUAL"], nullable: true },
      paymentCardType: { type: "string", enum: ["CREDIT", "DEBIT", "PREPAID"], nullable: true },
      billingCurrencyCode: { type: "string", pattern: "^[A-Z]{3}$", nullable: true },
      expiryPeriod: { type: "integer", minimum: 1, maximum: 240, nullable: true },
      is3DS: { type: "boolean", nullable: true },
      enableLimits: { type: "boolean", nullable: true },
    },
  },
  run: async (scene: VaultsPayScene, input: TierInput) => {
    const network = input.cardNetwork ?? debit.network;
    const row = await add(scene, {
      ...debit,
      title: input.title,
      description: input.title,
      network,
      card_types: input.cardTypes ?? debit.card_types,
      payment_type: input.paymentCardType ?? debit.payment_type,
      billing: input.billingCurrencyCode ?? debit.billing,
      expiry_months: input.expiryPeriod ?? debit.expiry_months,
      is_3ds: Number(input.is3DS ?? true),
      has_limits: Number(input.enableLimits ?? true),
      slug: network === "VISA" ? prepaid.slug : debit.slug,
    });
    return tierOf(row);
  },
});

async function add({ ids, tenant, tx }: Pick<Scene, "ids" | "tenant" | "tx">, features: Features): Promise<TierRow> {
  const row: TierRow = { ...features, tenant: tenant.id, id: await ids.next("tier") };
  await tx.run(insertTier, row);
  return row;
}

export const tierParts: Parts = {
  tables: [tierTable],
  actions: [addCardTier],
  found: async (scene) => {
    await add(scene, debit);
    await add(scene, prepaid);
  },
};
