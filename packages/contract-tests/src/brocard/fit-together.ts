import type { CaseRequest, CaseValue, Variation } from "../engine/case.js";
import { ref } from "../engine/kit.js";

type Body = Record<string, CaseValue>;

/** What only cards that spend from their account have. */
const ofAccount = ["total_limit", "micro_payments_enabled", "micro_payments_limit", "micro_payments_limit_sum"];
/** What only cards with a balance of their own have. */
const ofCard = ["balance", "topup_auto", "topup_to", "topup_threshold"];

/**
 * Makes the members of a card agree: those of one kind alone, with the BIN or the card that goes with them, state without
 * archive, and the amounts that a switch asks for. The part a case is about stays as it is.
 */
export function fitTogether(request: CaseRequest, varies?: Variation): CaseRequest {
  const { body, operationId } = request;
  if ((operationId !== "createCard" && operationId !== "updateCard") || body?.kind !== "json") return request;
  const kept = varies?.place === "body" ? varies.name : "";
  const value = body.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return request;
  const members: Body = { ...(value as Body) }; // an object of JSON
  const isOfCard = ofCard.includes(kept) || (!ofAccount.includes(kept) && ofCard.some((name) => name in members));
  for (const name of isOfCard ? ofAccount : ofCard) delete members[name];
  fillIn(members, kept);
  const put = (name: string, given: CaseValue) => {
    if (name !== kept && !(name in members)) members[name] = given;
  };
  if (operationId === "createCard") {
    if (kept !== "bin" && "bin" in members) members.bin = ref("bins", isOfCard ? "card_balance" : "account_balance");
    if (isOfCard) put("balance", 10);
    return { ...request, body: { kind: "json", value: members } };
  }
  if ("state" in members && "archived" in members) delete members[kept === "archived" ? "state" : "archived"];
  const isPathKept = varies?.place === "path";
  const pathValues = isOfCard && !isPathKept ? { ...request.pathValues, card_id: filled(request) } : request.pathValues;
  return { ...request, pathValues, body: { kind: "json", value: members } };
}

/** A card with a balance of its own, unless the request is about one that was just made. */
function filled({ pathValues }: CaseRequest): CaseValue {
  const { card_id } = pathValues;
  return typeof card_id === "object" ? ref("filled", "id") : (card_id ?? ref("filled", "id"));
}

/** Adds the amounts that a switch asks for, and the switch that an amount asks for. */
function fillIn(members: Body, kept: string): void {
  const limits = ["micro_payments_limit", "micro_payments_limit_sum"];
  const hasLimit = limits.some((name) => name in members);
  if (hasLimit && kept !== "micro_payments_enabled" && !("micro_payments_enabled" in members)) {
    members.micro_payments_enabled = true;
  }
  const asks: readonly (readonly [string, readonly string[]])[] = [
    ["micro_payments_enabled", limits],
    ["topup_auto", ["topup_to", "topup_threshold"]],
  ];
  for (const [name, amounts] of asks) {
    if (members[name] !== true) continue;
    for (const amount of amounts) if (!(amount in members)) members[amount] = 25;
  }
}
