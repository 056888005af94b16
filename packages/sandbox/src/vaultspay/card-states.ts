// Spelled out, not taken from the types of the client: what is published names no package that is not installed with it.

/** State of a card. */
export type CardStatus =
  | "ACTIVE"
  | "BLOCK"
  | "EXPIRED"
  | "FREEZE"
  | "ISSUANCE_IN_PROGRESS"
  | "PENDING_VERIFICATION"
  | "RENEWED"
  | "REPLACED"
  | "REQUESTED";

/** Type of the webhook about a card, which none sends for its first state. */
export type CardWebhookType = `card.status.${Lowercase<Exclude<CardStatus, "REQUESTED">>}`;

/** State of a card at the network. */
export type CardLabel =
  | "CARD_CLOSED"
  | "CARD_EXPIRED"
  | "DECLINE_ALL_TXNS"
  | "FULLY_OPERATIONAL"
  | "NOT_ACTIVATED"
  | "NOT_ISSUED"
  | "TEMPORARY_BLOCK";

/** How far the plastic is made. */
export type ManufacturingStatus = "IN_PROGRESS" | "MANUFACTURED" | "PENDING";

/** How far the plastic has come. */
export type DeliveryStatus = "DELIVERED" | "IN_TRANSIT" | "PENDING";

/** What becomes of a report about a card. */
export type ReportStatus = "DECLINED" | "RENEWED" | "REPLACED" | "REPORTED" | "UNDER_REVIEW";

/** What becomes of the wish for plastic to a virtual card. */
export type ConversionStatus = "APPLIED" | "APPROVED" | "REJECTED";
