import type { Surroundings } from "../environment.js";
import type { WebhookInbox } from "../webhook-inbox.js";
import type { AnytimeEvents } from "./webhooks.js";

/** Somebody uses a card. Amounts are decimal texts in major units. */
export interface CardPayment {
  readonly card_ref: string;
  /** In the currency of the merchant. */
  readonly amount: string;
  /** Default `purchase`. */
  readonly kind?: "purchase" | "withdrawal";
  /** Currency of the merchant, ISO 4217. Default: that of the account. */
  readonly currency?: string;
  /** Units of `currency` for one unit of the account's; needed when they differ. */
  readonly fx?: string;
  /** Fee in the currency of the account. */
  readonly fx_fee?: string;
  /** Merchant category code. */
  readonly mcc?: number;
  readonly description?: string;
  readonly vat_details?: readonly { readonly rate: string; readonly amount: string }[];
  /** Decline with this reason whatever the state of the card is, such as `TRS0010`. */
  readonly decline?: string;
}

/** Money that arrives on an account. */
export interface IncomingMoney {
  readonly acc_id: number;
  /** Decimal text in major units. */
  readonly amount: string;
  /** IBAN or virtual IBAN of the account it was sent to. Default: none, it arrives without an IBAN. */
  readonly iban?: string;
}

/** Limits of cards; amounts are whole major units. What is left out stays as it is. */
export interface CardLimits {
  readonly maxBalance?: number;
  /** Money loaded within the last day, four days, seven, thirty and 365 days. */
  readonly loadedInDay?: number;
  readonly loadedInFourDays?: number;
  readonly loadedInWeek?: number;
  readonly loadedInMonth?: number;
  readonly loadedInYear?: number;
  /** Number of loads within the last day. */
  readonly loadsInDay?: number;
  /** Cards of one account. */
  readonly cards?: number;
}

/** Calls in a minute that are let through. What is left out is not limited to anything a scenario reaches. */
export interface CallRates {
  readonly perAddress?: number;
  readonly perFunctionality?: number;
  readonly perUser?: number;
}

/** What can be made to go wrong. */
export interface FaultOrder {
  readonly operationId: string;
  /** Code of the catalogue. */
  readonly code: number;
  /** Calls that are answered with it. Default 1. */
  readonly times?: number;
}

/**
 * What a scenario can ask of the surroundings beyond the API itself: all that happens outside of it, in a bank, in a
 * shop, on the calendar. A scenario names what it needs and reaches nothing else.
 */
export interface Abilities {
  /** Money arrives from the outside world. */
  readonly money: { arrive(money: IncomingMoney): Promise<void> };
  /** Somebody looks at the KYC files that wait; without a type, at all of them. */
  readonly kyc: {
    accept(acc_id: number, type?: string): Promise<void>;
    refuse(acc_id: number, type?: string): Promise<void>;
  };
  /** The provider's clock goes ahead, and what falls due until then happens. */
  readonly clock: { advance(seconds: number): Promise<void> };
  /** The bank decides on a credit transfer at once. */
  readonly transfers: { execute(ctid: number): Promise<void>; cancel(ctid: number): Promise<void> };
  /** Somebody uses a card. */
  readonly payments: { pay(payment: CardPayment): Promise<void> };
  /** Webhooks arrive at a receiver of ours. */
  readonly webhooks: WebhookInbox<AnytimeEvents>;
  /** Our receiver of webhooks can fail. */
  readonly receiver: {
    /** Answers the next deliveries with 500, without looking at them. */
    refuseNext(times: number): void;
    /** How many were answered so. */
    refused(): number;
  };
  /** The next calls of an operation are answered with a code of the catalogue. */
  readonly faults: { answerNext(order: FaultOrder): Promise<void> };
  /** The limits of cards are known, because they are set. */
  readonly limits: { set(limits: CardLimits): Promise<void> };
  /** Rate limits are switched on. */
  readonly rates: { allow(rates: CallRates): Promise<void> };
  /** Only these addresses and subnets may call. */
  readonly addresses: { allow(addresses: readonly string[]): Promise<void> };
  /** What was texted or mailed to cardholders. */
  readonly messages: { count(card_ref: string): Promise<number> };
  /** Somebody audits the ledger: every fault found in it, in words. */
  readonly books: { audit(): Promise<readonly string[]> };
  /** Another customer of the same provider, with credentials and data of its own. */
  readonly neighbour: true;
}

/** What a scenario of Anytime can need. */
export type Need = keyof Abilities;

/** What it takes to sign in. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
  /** RSA private key, PEM. */
  readonly privateKey: string;
}

/** What one scenario of Anytime runs in. */
export interface AnytimeSurroundings extends Surroundings {
  readonly credentials: Credentials;
  readonly abilities: Partial<Abilities>;
}
