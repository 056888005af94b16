import { defineAction } from "../core/action.js";
import type { Scene } from "../core/handler.js";
import { type CardRow, selectCard } from "./cards.tables.js";
import { answer } from "./envelope.js";
import { invalid, unknown } from "./fault.js";
import {
  insertLimit,
  type LimitRow,
  limitTable,
  selectLimit,
  selectLimitsOfCard,
  selectLimitsOfCompany,
  updateLimitValue,
} from "./limits.tables.js";
import { limitText, readLimitValue } from "./limits-rules.js";
import { idOf } from "./text-id.js";
import type { TierRow } from "./tiers.tables.js";
import type { Parts, Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";

type Books = Pick<Scene, "tenant" | "tx">;
/** A limit without the card, currency and processor it is for. */
type Draft = Pick<LimitRow, "transaction_type" | "frequency" | "limit_type" | "operator" | "value" | "allowed">;

const upTo = { operator: "LESS_THAN_OR_EQUAL", limit_type: "LIMIT" } as const;

/** What a new card starts with; amounts in hundredths of its currency. The first two are those of the document. */
const ofCards: readonly Draft[] = [
  { ...upTo, transaction_type: "ATM_WITHDRAWAL", frequency: "DAILY", value: 200_000, allowed: 500_000 },
  {
    ...upTo,
    transaction_type: "PURCHASE",
    frequency: "MONTHLY",
    limit_type: "COUNT",
    value: 100,
    allowed: 500,
  },
  { ...upTo, transaction_type: "ATM_WITHDRAWAL", frequency: "ONE_TIME", value: 150_000, allowed: 500_000 },
  { ...upTo, transaction_type: "PURCHASE", frequency: "DAILY", value: 2_000_000, allowed: 5_000_000 },
  { ...upTo, transaction_type: "ALL", frequency: "MONTHLY", value: 5_000_000, allowed: 20_000_000 },
];

const ofCompany: readonly (Draft & Pick<LimitRow, "config">)[] = [
  {
    transaction_type: "DEPOSIT",
    frequency: "ONE_TIME",
    limit_type: "LIMIT",
    operator: "LESS_THAN",
    config: "vp-acq",
    value: 1_000_000,
    allowed: 5_000_000,
  },
  {
    ...upTo,
    transaction_type: "ALL",
    frequency: "MONTHLY",
    config: "pmt-mastercard-issuing",
    value: 100_000_000,
    allowed: 500_000_000,
  },
];

export const listTransactionLimits: VaultsPayHandler<"listTransactionLimits"> = async ({ query, tenant, tx }) => {
  const { cardId, thirdPartyConfig, transactionType } = query;
  if (cardId !== undefined && !(await tx.first(selectCard, { tenant: tenant.id, id: cardId })))
    return unknown("cardId");
  const rows =
    cardId === undefined
      ? await tx.all(selectLimitsOfCompany, { tenant: tenant.id })
      : await tx.all(selectLimitsOfCard, { tenant: tenant.id, card_id: cardId });
  const matching = rows.filter(
    ({ config, transaction_type }) =>
      (transactionType === undefined || transaction_type === transactionType) &&
      (thirdPartyConfig === undefined || config === thirdPartyConfig),
  );
  return answer(matching.map(limitOf));
};

export const updateTransactionLimit: VaultsPayHandler<"updateTransactionLimit"> = async ({ body, tenant, tx }) => {
  const card_id = body.cardId === undefined ? null : idOf(body.cardId);
  if (card_id !== null && !(await tx.first(selectCard, { tenant: tenant.id, id: card_id }))) return unknown("cardId");
  const row = await tx.first(selectLimit, { tenant: tenant.id, id: idOf(body.id) });
  if (!row) return unknown("id");
  if (row.card_id !== card_id) {
    return card_id === null ? invalid("cardId", "cardId is required") : invalid("cardId", "cardId has no such limit");
  }
  if (row.transaction_type !== body.transactionType) {
    return invalid("transactionType", "transactionType is not that of the limit");
  }
  const value = readLimitValue(body.value, row);
  if (value === undefined) return invalid("value", "value has too many decimals or digits");
  if (value > row.allowed) return invalid("value", "value is above allowedLimit");
  await tx.run(updateLimitValue, { tenant: tenant.id, id: row.id, value });
  return answer(limitOf({ ...row, value }));
};

/** Gives a new card its limits. */
export async function addLimits(
  scene: Pick<Scene, "ids" | "tenant" | "tx">,
  card_id: number,
  { billing, slug }: TierRow,
): Promise<void> {
  for (const draft of ofCards) await add(scene, { ...draft, card_id, currency: billing, config: slug });
}

/** The limits a transaction of a card has to pass: those of the card, and those of the company for its processor. */
export async function limitsFor({ tenant, tx }: Books, card: CardRow, tier: TierRow): Promise<readonly LimitRow[]> {
  const own = await tx.all(selectLimitsOfCard, { tenant: tenant.id, card_id: card.id });
  const company = await tx.all(selectLimitsOfCompany, { tenant: tenant.id });
  // A limit counts in its own currency alone.
  return [...own, ...company].filter(({ config, currency }) => config === tier.slug && currency === tier.billing);
}

async function add(
  { ids, tenant, tx }: Pick<Scene, "ids" | "tenant" | "tx">,
  draft: Omit<LimitRow, "id" | "tenant">,
): Promise<LimitRow> {
  const row: LimitRow = { ...draft, tenant: tenant.id, id: await nextId(ids, draft) };
  await tx.run(insertLimit, row);
  return row;
}

/** Numbers of the document: limits of a company begin at 401, those of cards at this. */
const firstOfCards = 501;

/** A company with more limits than there are numbers in front of those of cards goes on among them. */
async function nextId(ids: Scene["ids"], { card_id }: Pick<LimitRow, "card_id">): Promise<number> {
  const own = card_id === null ? await ids.next("company_limit", 401) : firstOfCards;
  return own < firstOfCards ? own : ids.next("limit", firstOfCards);
}

const comparisons = { GREATER: "MIN", LESS: "MAX", LESS_THAN: "MAX", LESS_THAN_OR_EQUAL: "MAX_EQ" } as const;

function limitOf(row: LimitRow): Schemas["TransactionLimit"] {
  const { config, frequency, limit_type, operator, transaction_type } = row;
  const processor = config.toUpperCase().replaceAll("-", "_");
  return {
    id: row.id,
    transactionType: transaction_type,
    frequency,
    currencyCode: row.currency,
    limitType: limit_type,
    slug: [frequency, transaction_type, comparisons[operator], processor, limit_type].join("_"),
    operator,
    thirdPartyConfig: config,
    limit: limitText(row.value, row),
    allowedLimit: limitText(row.allowed, row),
  };
}

interface LimitInput {
  readonly cardId?: number;
  readonly transactionType: LimitRow["transaction_type"];
  readonly frequency: LimitRow["frequency"];
  readonly limitType: LimitRow["limit_type"];
  readonly operator: LimitRow["operator"];
  readonly thirdPartyConfig?: string;
  readonly limit: string;
  readonly allowedLimit: string;
}

const value = { type: "string", pattern: "^[0-9]{1,12}(\\.[0-9]{1,2})?$" } as const;

const addTransactionLimit = defineAction({
  name: "addTransactionLimit",
  summary: "Adds a limit to a card, or without cardId to the company; in AED, or the currency of the card.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["transactionType", "frequency", "limitType", "operator", "limit", "allowedLimit"],
    properties: {
      cardId: { type: "integer", nullable: true },
      transactionType: { type: "string", enum: ["ALL", "ATM_WITHDRAWAL", "DEPOSIT", "PURCHASE"] },
      frequency: { type: "string", enum: ["DAILY", "MONTHLY", "ONE_TIME"] },
      limitType: { type: "string", enum: ["COUNT", "LIMIT"] },
      operator: { type: "string", enum: ["GREATER", "LESS", "LESS_THAN", "LESS_THAN_OR_EQUAL"] },
      thirdPartyConfig: { type: "string", minLength: 1, maxLength: 50, nullable: true },
      limit: value,
      allowedLimit: value,
    },
  },
  run: async (scene: VaultsPayScene, input: LimitInput) => {
    const card_id = input.cardId ?? null;
    const { currency, config } = await unitOf(scene, card_id);
    const unit = { currency, limit_type: input.limitType };
    const [limit, allowed] = [readLimitValue(input.limit, unit), readLimitValue(input.allowedLimit, unit)];
    if (limit === undefined) throw invalid("limit", "limit has too many decimals");
    if (allowed === undefined || allowed < limit) throw invalid("allowedLimit", "allowedLimit is below the limit");
    const row = await add(scene, {
      ...unit,
      card_id,
      transaction_type: input.transactionType,
      frequency: input.frequency,
      operator: input.operator,
      config: input.thirdPartyConfig ?? config,
      value: limit,
      allowed,
    });
    return limitOf(row);
  },
});

const companyUnit = { currency: "AED", config: "pmt-mastercard-issuing" };

/** Currency and processor of the limits of a card, or of the company. */
async function unitOf({ tenant, tx }: Books, card_id: number | null): Promise<typeof companyUnit> {
  if (card_id === null) return companyUnit;
  const [first] = await tx.all(selectLimitsOfCard, { tenant: tenant.id, card_id });
  if (!first) throw unknown("cardId");
  return first;
}

export const limitParts: Parts = {
  tables: [limitTable],
  actions: [addTransactionLimit],
  found: async (scene) => {
    for (const draft of ofCompany) await add(scene, { ...draft, card_id: null, currency: companyUnit.currency });
  },
};
