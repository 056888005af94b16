import type {
  CardLabel,
  CardStatus,
  CardWebhookType,
  ConversionStatus,
  DeliveryStatus,
  ManufacturingStatus,
  ReportStatus,
} from "./card-states.js";

export type { CardStatus, CardWebhookType };

/** One row of a state machine. `from` null: the thing begins to exist. */
export interface Transition<State extends string = string> {
  readonly from: State | null;
  /** The operation, or what happens by itself: `issuance ended`, `expiry date passed`. */
  readonly event: string;
  /** Which of the ways an event can go: a value of the request, or which card is meant. */
  readonly choice?: string;
  /** What else has to hold, for people. */
  readonly condition?: string;
  readonly to: State;
}

/** A change of the state of a card; `webhook` and `label` follow from it. */
export interface CardTransition extends Transition<CardStatus> {
  /** Sent when the state changed; null when it stays, and for the first state. */
  readonly webhook: CardWebhookType | null;
  /** State at the network afterwards. */
  readonly label: CardLabel;
}

/** State of a card at the network, as the card webhook tells it. */
export const networkLabels: Readonly<Record<CardStatus, CardLabel>> = {
  REQUESTED: "NOT_ISSUED",
  ISSUANCE_IN_PROGRESS: "NOT_ACTIVATED",
  PENDING_VERIFICATION: "NOT_ACTIVATED",
  ACTIVE: "FULLY_OPERATIONAL",
  FREEZE: "TEMPORARY_BLOCK",
  BLOCK: "DECLINE_ALL_TXNS",
  REPLACED: "CARD_CLOSED",
  RENEWED: "CARD_CLOSED",
  EXPIRED: "CARD_EXPIRED",
};

const webhooks: Readonly<Record<CardStatus, CardWebhookType | null>> = {
  REQUESTED: null,
  ISSUANCE_IN_PROGRESS: "card.status.issuance_in_progress",
  PENDING_VERIFICATION: "card.status.pending_verification",
  ACTIVE: "card.status.active",
  FREEZE: "card.status.freeze",
  BLOCK: "card.status.block",
  REPLACED: "card.status.replaced",
  RENEWED: "card.status.renewed",
  EXPIRED: "card.status.expired",
};

const underReview = "report UNDER_REVIEW";
const noReport = "no open report";
const renewable = `${underReview}, about DAMAGED or EXPIRED`;
const converted = "conversion APPROVED, not delivered";
const made = "MANUFACTURED";

const rows: readonly Transition<CardStatus>[] = [
  { from: null, event: "createCard", condition: "KYC VERIFIED, account ACTIVE", to: "REQUESTED" },
  { from: "REQUESTED", event: "createCard", choice: "VIRTUAL", to: "ACTIVE" },
  { from: "REQUESTED", event: "setCardPin", condition: "PHYSICAL", to: "REQUESTED" },
  { from: "REQUESTED", event: "processCardRequest", condition: "PHYSICAL, PIN set", to: "ISSUANCE_IN_PROGRESS" },
  { from: null, event: "replaceCard", choice: "new card", condition: underReview, to: "REQUESTED" },
  { from: "REQUESTED", event: "replaceCard", choice: "new card", to: "ISSUANCE_IN_PROGRESS" },
  { from: null, event: "renewCard", choice: "new card", condition: renewable, to: "REQUESTED" },
  { from: "REQUESTED", event: "renewCard", choice: "new card", to: "ISSUANCE_IN_PROGRESS" },
  { from: "ISSUANCE_IN_PROGRESS", event: "issuance ended", condition: "VIRTUAL", to: "ACTIVE" },
  { from: "ISSUANCE_IN_PROGRESS", event: "updateCardManufacturing", to: "ISSUANCE_IN_PROGRESS" },
  {
    from: "ISSUANCE_IN_PROGRESS",
    event: "updateCardDelivery",
    choice: "IN_TRANSIT",
    condition: made,
    to: "ISSUANCE_IN_PROGRESS",
  },
  {
    from: "ISSUANCE_IN_PROGRESS",
    event: "updateCardDelivery",
    choice: "DELIVERED",
    condition: made,
    to: "PENDING_VERIFICATION",
  },
  { from: "PENDING_VERIFICATION", event: "activateCard", condition: "number and expiry match", to: "ACTIVE" },
  { from: "ACTIVE", event: "updateCardManufacturing", condition: converted, to: "ACTIVE" },
  {
    from: "ACTIVE",
    event: "updateCardDelivery",
    choice: "IN_TRANSIT",
    condition: `${converted}, ${made}`,
    to: "ACTIVE",
  },
  {
    from: "ACTIVE",
    event: "updateCardDelivery",
    choice: "DELIVERED",
    condition: `${converted}, ${made}`,
    to: "PENDING_VERIFICATION",
  },
  { from: "ACTIVE", event: "toggleCardFreeze", to: "FREEZE" },
  { from: "FREEZE", event: "toggleCardFreeze", condition: noReport, to: "ACTIVE" },
  { from: "ACTIVE", event: "updateCardStatus", choice: "BLOCK", to: "BLOCK" },
  { from: "FREEZE", event: "updateCardStatus", choice: "BLOCK", to: "BLOCK" },
  { from: "BLOCK", event: "updateCardStatus", choice: "BLOCK", to: "BLOCK" },
  { from: "ACTIVE", event: "updateCardStatus", choice: "ACTIVE", to: "ACTIVE" },
  { from: "FREEZE", event: "updateCardStatus", choice: "ACTIVE", condition: noReport, to: "ACTIVE" },
  { from: "BLOCK", event: "updateCardStatus", choice: "ACTIVE", condition: noReport, to: "ACTIVE" },
  { from: "ACTIVE", event: "reportCardIssue", condition: noReport, to: "FREEZE" },
  { from: "BLOCK", event: "reportCardIssue", condition: noReport, to: "FREEZE" },
  { from: "FREEZE", event: "reportCardIssue", condition: noReport, to: "FREEZE" },
  { from: "EXPIRED", event: "reportCardIssue", choice: "EXPIRED", condition: noReport, to: "EXPIRED" },
  { from: "FREEZE", event: "replaceCard", choice: "old card", condition: underReview, to: "REPLACED" },
  { from: "BLOCK", event: "replaceCard", choice: "old card", condition: underReview, to: "REPLACED" },
  { from: "EXPIRED", event: "replaceCard", choice: "old card", condition: underReview, to: "REPLACED" },
  { from: "FREEZE", event: "renewCard", choice: "old card", condition: renewable, to: "RENEWED" },
  { from: "BLOCK", event: "renewCard", choice: "old card", condition: renewable, to: "RENEWED" },
  { from: "EXPIRED", event: "renewCard", choice: "old card", condition: renewable, to: "RENEWED" },
  { from: "FREEZE", event: "declineCardIssue", condition: underReview, to: "FREEZE" },
  { from: "BLOCK", event: "declineCardIssue", condition: underReview, to: "FREEZE" },
  { from: "EXPIRED", event: "declineCardIssue", condition: underReview, to: "EXPIRED" },
  { from: "ACTIVE", event: "requestPhysicalCard", condition: "VIRTUAL, no conversion APPLIED", to: "ACTIVE" },
  {
    from: "ACTIVE",
    event: "processPhysicalCardRequest",
    choice: "APPROVED",
    condition: "conversion APPLIED",
    to: "ACTIVE",
  },
  ...(["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"] as const).map(
    (from) => ({ from, event: "expiry date passed", to: "EXPIRED" as const }),
  ),
];

/**
 * The life of a card, in the order of a life: every change of its state, and the steps on the way that leave it as it
 * is. Handlers ask it where an event leads; an event without a row is refused. Pure data, for pictures too.
 */
export const cardTransitions: readonly CardTransition[] = rows.map((row) => ({
  ...row,
  webhook: row.from === null || row.from === row.to ? null : webhooks[row.to],
  label: networkLabels[row.to],
}));

/** The smaller machines beside it, which an answer shows as members of their own. */
export const cardSideMachines: {
  readonly manufacturing: readonly Transition<ManufacturingStatus>[];
  readonly delivery: readonly Transition<DeliveryStatus>[];
  readonly report: readonly Transition<ReportStatus>[];
  readonly conversion: readonly Transition<ConversionStatus>[];
} = {
  manufacturing: [
    { from: null, event: "processCardRequest", to: "PENDING" },
    { from: null, event: "replaceCard", choice: "new card", condition: "PHYSICAL", to: "PENDING" },
    { from: null, event: "renewCard", choice: "new card", condition: "PHYSICAL", to: "PENDING" },
    { from: null, event: "processPhysicalCardRequest", choice: "APPROVED", to: "PENDING" },
    { from: "PENDING", event: "updateCardManufacturing", choice: "IN_PROGRESS", to: "IN_PROGRESS" },
    { from: "PENDING", event: "updateCardManufacturing", choice: "MANUFACTURED", to: "MANUFACTURED" },
    { from: "IN_PROGRESS", event: "updateCardManufacturing", choice: "IN_PROGRESS", to: "IN_PROGRESS" },
    { from: "IN_PROGRESS", event: "updateCardManufacturing", choice: "MANUFACTURED", to: "MANUFACTURED" },
    { from: "MANUFACTURED", event: "updateCardManufacturing", choice: "MANUFACTURED", to: "MANUFACTURED" },
  ],
  delivery: [
    { from: null, event: "processCardRequest", to: "PENDING" },
    { from: null, event: "replaceCard", choice: "new card", condition: "PHYSICAL", to: "PENDING" },
    { from: null, event: "renewCard", choice: "new card", condition: "PHYSICAL", to: "PENDING" },
    { from: null, event: "processPhysicalCardRequest", choice: "APPROVED", to: "PENDING" },
    { from: "PENDING", event: "updateCardDelivery", choice: "IN_TRANSIT", condition: made, to: "IN_TRANSIT" },
    { from: "PENDING", event: "updateCardDelivery", choice: "DELIVERED", condition: made, to: "DELIVERED" },
    { from: "IN_TRANSIT", event: "updateCardDelivery", choice: "IN_TRANSIT", to: "IN_TRANSIT" },
    { from: "IN_TRANSIT", event: "updateCardDelivery", choice: "DELIVERED", to: "DELIVERED" },
  ],
  report: [
    { from: null, event: "reportCardIssue", to: "REPORTED" },
    { from: "REPORTED", event: "reviewCardIssue", to: "UNDER_REVIEW" },
    { from: "UNDER_REVIEW", event: "replaceCard", to: "REPLACED" },
    { from: "UNDER_REVIEW", event: "renewCard", condition: "about DAMAGED or EXPIRED", to: "RENEWED" },
    { from: "UNDER_REVIEW", event: "declineCardIssue", to: "DECLINED" },
  ],
  conversion: [
    { from: null, event: "requestPhysicalCard", to: "APPLIED" },
    { from: "REJECTED", event: "requestPhysicalCard", to: "APPLIED" },
    { from: "APPLIED", event: "processPhysicalCardRequest", choice: "APPROVED", to: "APPROVED" },
    { from: "APPLIED", event: "processPhysicalCardRequest", choice: "REJECTED", to: "REJECTED" },
  ],
};

/** The row an event takes from a state; undefined where the event is not allowed. */
export function transitionOf<Row extends Transition>(
  machine: readonly Row[],
  from: Row["from"],
  event: string,
  choice?: string,
): Row | undefined {
  return machine.find(
    (row) => row.from === from && row.event === event && (row.choice === undefined || row.choice === choice),
  );
}

const ends: ReadonlySet<string> = new Set<CardStatus>(["REPLACED", "RENEWED", "EXPIRED"]);

/** Whether a card can no longer be changed: from an expired one only a report leads on. */
export const hasEnded = (status: string) => ends.has(status);
