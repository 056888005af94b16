import type { components } from "@openissuing/anytime";
import { dateText } from "./dates.js";
import type { AnytimeCode } from "./types.js";

type StatusCode = components["schemas"]["CardStatusCode"];
export type DeclineCode = components["schemas"]["DeclineCode"];

/** The letters of the document, and `INA` for a card that waits for its activation (the text names none). */
export type CardStatus = StatusCode | "INA";

interface State {
  /** What `updateCard` may make of it; anything else is refused with `refusal`. */
  readonly next: readonly StatusCode[];
  readonly refusal: AnytimeCode;
  /** Why nothing but a change of status works in this state; undefined in a state of use. */
  readonly unusable?: AnytimeCode;
  /** Why a payment is declined in this state; undefined where it is not. */
  readonly decline?: DeclineCode;
}

const reports = ["STO", "LOS", "DAM", "CAN"] as const;

/** Every state of a card and the ways out of it. Setting the present state again changes nothing. */
const states: Record<CardStatus, State> = {
  INA: { next: ["ACT"], refusal: 4030320, unusable: 4030320, decline: "TRS0035" },
  ACT: { next: ["ACT", "BLO", ...reports], refusal: 4030365 },
  BLO: { next: ["BLO", "ACT", ...reports], refusal: 4030365, decline: "TRS0031" },
  STO: { next: ["STO", "CAN"], refusal: 4030365, unusable: 4030350, decline: "TRS0004" },
  LOS: { next: ["LOS", "CAN"], refusal: 4030365, unusable: 4030350, decline: "TRS0005" },
  DAM: { next: ["DAM", "CAN"], refusal: 4030365, unusable: 4030350, decline: "TRS0037" },
  CAN: { next: [], refusal: 4030350, unusable: 4030350, decline: "TRS0035" },
};

/** States of a card that counts against the number of cards of an account. */
export const liveStatuses: readonly CardStatus[] = ["INA", "ACT", "BLO"];

/** Why a card cannot go from one state to another; undefined when it can. */
export function refusalOfChange(from: CardStatus, to: StatusCode): AnytimeCode | undefined {
  return states[from].next.includes(to) ? undefined : states[from].refusal;
}

/** Why a card in this state takes no operation but a change of state; undefined when it does. */
export function refusalOfUse(status: CardStatus): AnytimeCode | undefined {
  return states[status].unusable;
}

/** Whether a card in this state is lost to its holder for good. */
export function hasEnded(status: CardStatus): boolean {
  return !liveStatuses.includes(status);
}

/** Why the card network declines a card in this state, or past its expiry date (French time); undefined when it does not. */
export function declineOfCard(
  { status, expiry_date }: { readonly status: CardStatus; readonly expiry_date: string },
  now: number,
): DeclineCode | undefined {
  return states[status].decline ?? (dateText(now) > expiry_date ? "TRS0002" : undefined);
}
