import type { components } from "@openissuing/brocard";
import type { Surroundings } from "../environment.js";
import type { WebhookInbox } from "../webhook-inbox.js";
import type { BrocardEvents } from "./webhooks.js";

type Schemas = components["schemas"];
export type DeclineCode = Schemas["DeclineCode"];

/** A fee on a payment, in the currency of the card. */
export interface FeeOrder {
  /** Default: `payment fee`, or `decline fee`. */
  readonly type?: string;
  /** Decimal text in major units. */
  readonly amount: string;
}

/** Somebody uses a card. Amounts are decimal texts in major units. */
export interface PaymentOrder {
  readonly card_id: number;
  /** In the currency of the merchant. */
  readonly amount: string;
  /** Currency of the merchant, ISO 4217. Default: that of the card. */
  readonly currency?: string;
  /** Units of `currency` for one unit of the card's; needed when they differ. */
  readonly fx?: string;
  /** Charged when the payment is let through. */
  readonly fees?: readonly FeeOrder[];
  /** Charged when it is declined. */
  readonly decline_fees?: readonly FeeOrder[];
  readonly merchant?: {
    readonly name?: string;
    /** Four digits, ISO 18245. */
    readonly mcc?: string;
    readonly descriptor?: string;
    /** Two letters, ISO 3166-1. */
    readonly country?: string;
  };
  /** Decline for this reason whatever the rules say. */
  readonly decline?: DeclineCode;
}

/** What a merchant takes of a payment: all of it unless an amount is given. */
export interface SettlementOrder {
  readonly amount?: string;
  readonly fees?: readonly FeeOrder[];
}

/** Money that somebody pays in from outside, and that `listTopUps` shows. */
export interface TopUpOrder {
  /** Whose account. Default: that of the first user. */
  readonly user_id?: number;
  /** Account by its identifier, such as that of a team. */
  readonly account?: string;
  /** What was paid in, decimal text in major units. */
  readonly income: string;
  /** What is kept of it. Default: nothing. */
  readonly commission?: string;
  readonly method?: Schemas["TopUpMethod"];
  /** Default 2, committed. */
  readonly state?: Schemas["TopUpStateValue"];
}

/** A payment asks for a one-time code. */
export interface OtpOrder {
  readonly card_id: number;
  /** Decimal text in major units. */
  readonly amount: string;
  readonly currency?: string;
  readonly code?: string;
  readonly password?: string;
  /** How the message names the card. Default: by its last four digits. */
  readonly card_as?: "last_four" | "object";
}

/** What a company sets in its profile, or agrees on with the provider. What is left out stays as it is. */
export interface CompanySettings {
  /** IANA name of the zone of the profile. */
  readonly timeZone?: string;
  /** Requests in a minute; null is no limit. */
  readonly rateLimit?: number | null;
  /** Whether cards may spend from the account of a team. */
  readonly teamAccounts?: boolean;
  /** Fee for each new card, decimal text in USD. */
  readonly issuingFee?: string;
  /** Where 3DS codes go; null is where the other webhooks go. */
  readonly otpWebhookUrl?: string | null;
}

/** What can be made to go wrong. */
export interface FaultOrder {
  readonly operationId: string;
  /** Status of the answer. */
  readonly code: number;
  /** Calls that are answered with it. Default 1. */
  readonly times?: number;
}

/**
 * What a scenario can ask of the surroundings beyond the API itself: all that happens outside of it, in a bank, in a
 * shop, in the profile, on the calendar. A scenario names what it needs and reaches nothing else.
 */
export interface Abilities {
  /** Money comes onto an account from nowhere. Default: onto that of the first user. */
  readonly money: {
    arrive(money: { readonly amount: string; readonly email?: string; readonly team_id?: number }): Promise<void>;
  };
  /** Somebody pays in from outside. */
  readonly topUps: {
    /** Answers the number of the top-up. */
    arrive(topUp: TopUpOrder): Promise<number>;
    change(top_up_id: number, state: Schemas["TopUpStateValue"]): Promise<void>;
  };
  /** Somebody uses cards, and merchants take or return the money. */
  readonly payments: {
    /** Answers the number of the payment, let through or declined. */
    pay(payment: PaymentOrder): Promise<number>;
    settle(payment_id: number, settlement?: SettlementOrder): Promise<void>;
    /** The merchant gives a pending payment back; it becomes void. */
    reverse(payment_id: number): Promise<void>;
    /** Refunds a settled payment, or a part of it; answers the number of the refund. */
    refund(payment_id: number, amount?: string): Promise<number>;
  };
  /** Payments ask for one-time codes. */
  readonly otp: { send(order: OtpOrder): Promise<void> };
  /** Cards go over to another state later. `at`: instant, ISO 8601. */
  readonly deferral: { defer(card_id: number, state: Schemas["CardStateValue"], at: string): Promise<void> };
  /** Users make API keys in their profiles and withdraw them. */
  readonly keys: { make(user_id: number): Promise<string>; withdraw(apiKey: string): Promise<void> };
  /** What only the provider or the browser can do to a company. */
  readonly company: {
    /** Answers the number of the team; the first user owns it unless another does. */
    addTeam(name: string, owner_id?: number): Promise<number>;
    /** Answers the UUID of the tag. */
    addTag(name: string, user_id: number): Promise<string>;
    addBin(bin: {
      readonly bin: string;
      readonly description: string;
      readonly balance_type: Schemas["BalanceType"];
    }): Promise<void>;
    /** `transaction_limit`: decimal text in USD. */
    setUser(
      user_id: number,
      changes: {
        readonly state?: Schemas["UserStateValue"];
        readonly role_id?: number;
        readonly transaction_limit?: string;
      },
    ): Promise<void>;
    set(settings: CompanySettings): Promise<void>;
  };
  /** The provider's clock goes ahead, and what falls due until then happens. */
  readonly clock: { advance(seconds: number): Promise<void> };
  /** Webhooks arrive at a receiver of ours. */
  readonly webhooks: WebhookInbox<BrocardEvents>;
  /** Our receiver of webhooks can fail. */
  readonly receiver: {
    /** Answers the next deliveries with 500, without looking at them. */
    refuseNext(times: number): void;
    /** How many were answered so. */
    refused(): number;
  };
  /** The next calls of an operation are answered with a status. */
  readonly faults: { answerNext(order: FaultOrder): Promise<void> };
  /** Somebody audits the ledger: every fault found in it, in words. */
  readonly books: { audit(): Promise<readonly string[]> };
  /** Another customer of the same provider, with a key and data of its own. */
  readonly neighbour: true;
}

/** What a scenario of Brocard can need. */
export type Need = keyof Abilities;

/** What it takes to sign in. */
export interface Credentials {
  readonly apiKey: string;
}

/** What one scenario of Brocard runs in. */
export interface BrocardSurroundings extends Surroundings {
  readonly credentials: Credentials;
  readonly abilities: Partial<Abilities>;
}
