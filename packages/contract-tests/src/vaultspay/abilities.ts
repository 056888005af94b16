import type { components, KeyWrap } from "@openissuing/vaultspay";
import type { Surroundings } from "../environment.js";
import type { WebhookInbox } from "../webhook-inbox.js";
import type { VaultsPayEvents } from "./webhooks.js";

type Schemas = components["schemas"];

/** What a company arranges with the provider. What is left out stays as it is. */
export interface CompanySettings {
  /** Only `test` takes requests without encryption. */
  readonly environment?: "production" | "test";
  readonly keyWrap?: KeyWrap;
  /** Addresses and subnets; null allows all. */
  readonly allowedIps?: readonly string[] | null;
  /** Requests in a minute; null is no limit. */
  readonly rateLimit?: number | null;
  /** The largest transfer, decimal text in major units; null is none. */
  readonly transferLimit?: string | null;
}

/** A limit on transactions of a card, or without `cardId` of the company. Values are texts in major units. */
export interface LimitOrder {
  readonly cardId?: number;
  readonly transactionType: Schemas["RuleTransactionType"];
  readonly frequency: Schemas["TransactionLimitFrequency"];
  readonly limitType: Schemas["TransactionLimitType"];
  readonly operator: Schemas["TransactionLimitOperator"];
  readonly limit: string;
  readonly allowedLimit: string;
}

/** A tier the provider configures; what is left out is that of the first. */
export interface TierOrder {
  readonly title: string;
  readonly cardNetwork?: Schemas["CardNetwork"];
  readonly cardTypes?: Schemas["CardTier"]["cardTypes"];
  readonly billingCurrencyCode?: string;
  readonly is3DS?: boolean;
}

/** Somebody uses a card. Amounts are decimal texts in major units. */
export interface PaymentOrder {
  readonly cardId: number;
  /** In the currency of the merchant. */
  readonly amount: string;
  /** Currency of the merchant. Default: that of the account. */
  readonly currency?: string;
  /** What one unit of `currency` is in that of the account; needed when they differ. */
  readonly rate?: string;
  readonly entry?: "CHIP" | "CONTACTLESS" | "ONLINE";
  readonly merchant?: { readonly mcc?: string; readonly name?: string; readonly countryCode?: string };
}

/** Somebody takes cash from a machine. */
export interface WithdrawalOrder {
  readonly cardId: number;
  readonly amount: string;
  /** What was typed in. */
  readonly pin?: string;
  readonly countryCode?: string;
}

/** What can be made to go wrong. */
export interface FaultOrder {
  readonly operationId: string;
  readonly code: number;
  /** Calls that are answered with it. Default 1. */
  readonly times?: number;
}

/**
 * What a scenario can ask of the surroundings beyond the API itself: all that the provider's staff, a bank, or the
 * calendar does. A scenario names what it needs and reaches nothing else.
 */
export interface Abilities {
  /** Money comes onto an account from outside. `amount`: decimal text in major units. */
  readonly money: { arrive(accountId: number, amount: string): Promise<void> };
  /** The provider's staff decides about the KYC of a user. */
  readonly kyc: { review(userId: number, status: Schemas["KycStatus"]): Promise<void> };
  /** The provider's staff closes or opens accounts. */
  readonly accounts: { setStatus(accountId: number, status: string): Promise<void> };
  /** The provider's staff blocks users, and ends the sessions of a company. */
  readonly users: { setStatus(userId: number, status: Schemas["UserStatus"]): Promise<void> };
  readonly sessions: { end(): Promise<void> };
  /** A transfer is carried out, or comes back. `id`: its record. */
  readonly transfers: { settle(id: number): Promise<void>; reverse(id: number): Promise<void> };
  /** Somebody uses cards; what comes of it is in the records. `pay` and `withdraw` answer the number of the record. */
  readonly payments: {
    pay(payment: PaymentOrder): Promise<number>;
    withdraw(withdrawal: WithdrawalOrder): Promise<number>;
    settle(id: number): Promise<void>;
    reverse(id: number): Promise<void>;
  };
  /** A card runs out, or the issuance of one ends. */
  readonly cards: { expire(cardId: number): Promise<void>; completeIssuance(cardId: number): Promise<void> };
  /** The provider configures tiers and limits; answers their numbers. */
  readonly config: { addTier(tier: TierOrder): Promise<number>; addLimit(limit: LimitOrder): Promise<number> };
  readonly company: { set(settings: CompanySettings): Promise<void> };
  /** The provider's clock goes ahead, and what falls due until then happens. */
  readonly clock: { advance(seconds: number): Promise<void> };
  /** Webhooks arrive at a receiver of ours. */
  readonly webhooks: WebhookInbox<VaultsPayEvents>;
  /** Our receiver of webhooks fails. */
  readonly receiver: { refuseNext(times: number): void; refused(): number };
  /** Calls of an operation are answered with an error. */
  readonly faults: { answerNext(order: FaultOrder): Promise<void> };
  /** The books of the company; answers what is wrong with them. */
  readonly books: { audit(): Promise<readonly string[]> };
  /** A second company at the same provider. */
  readonly neighbour: true;
}

/** What a scenario can need. */
export type Need = keyof Abilities;

/** What it takes to sign in, and to talk at all. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Number of the app. */
  readonly deviceId: string;
  /** The provider's: PEM or its Base64 alone. Not needed where nothing is encrypted. */
  readonly publicKey?: string;
  readonly keyWrap?: KeyWrap;
  /** `off` asks the provider's test environment for none. Default on. */
  readonly encryption?: "off" | "on";
  /** Signs the webhooks of the company; only a sandbox sends any here. */
  readonly webhookSecret?: string;
}

/** What one scenario of VaultsPay runs in. */
export interface VaultsPaySurroundings extends Surroundings {
  readonly credentials: Credentials;
  readonly abilities: Partial<Abilities>;
}
