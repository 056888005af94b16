import type { CheckId } from "@openissuing/contract-tests";
import type { Defect, Edit, Fault } from "../defect.js";

type WebhookFault = Extract<Fault, { kind: "webhook" }>;
const card = "card_last_tx";
const transfer = "credit_transfer_processed";

function made(
  name: WebhookFault["name"],
  id: string,
  what: string,
  rest: Omit<WebhookFault, "kind" | "name">,
  expects: readonly CheckId[],
): Defect {
  return {
    id: `webhook-${name}-${id}`,
    class: "webhook",
    what: `${name}: ${what}`,
    fault: { kind: "webhook", name, ...rest },
    expects,
    subjects: [name === card ? "receiveCardLastTx" : "receiveCreditTransferProcessed"],
  };
}

const shaped = (name: WebhookFault["name"], id: string, what: string, edit: Edit) =>
  made(name, id, what, { edits: [edit] }, ["webhook-schema"]);
const lying = (name: WebhookFault["name"], id: string, what: string, edit: Edit) =>
  made(name, id, what, { edits: [edit] }, ["expected-outcome", "webhook-delivered", "webhook-schema"]);

/** Webhooks: shape, proof, content, and whether and in what order they come. */
export const webhookDefects: readonly Defect[] = [
  shaped(card, "no-status", "no status", { edit: "remove", at: "/body/transaction/status" }),
  shaped(card, "no-card", "no card_ref", { edit: "remove", at: "/body/card_ref" }),
  shaped(card, "balance-list", "balance_after in a list", { edit: "in-list", at: "/body/transaction/balance_after" }),
  shaped(card, "extra", "an undocumented member", { edit: "set", at: "/body/transaction/merchant", to: "EXAMPLE" }),
  shaped(card, "method", "another name of the message", { edit: "set", at: "/body/method", to: "card_tx" }),
  shaped(card, "sync", "the answer's type_response", { edit: "set", at: "/type_response", to: "sync" }),
  shaped(transfer, "no-reference", "no execution_reference", {
    edit: "remove",
    at: "/body/credit-transfers/*/execution_reference",
  }),
  shaped(transfer, "number-text", "internal_id as text", {
    edit: "as-text",
    at: "/body/credit-transfers/*/internal_id",
  }),
  shaped(transfer, "extra", "an undocumented member", { edit: "set", at: "/body/credit-transfers/*/fee", to: 0 }),
  shaped(transfer, "event-name", "another event_name", { edit: "set", at: "/event_name", to: "transfer_done" }),
  shaped(transfer, "body-list", "the body is a list", { edit: "in-list", at: "/body" }),
  ...[card, transfer].flatMap((name): Defect[] => {
    const which = name as WebhookFault["name"];
    return [
      made(which, "hash", "a hash of zeros", { how: "hash" }, ["webhook-authenticity"]),
      made(which, "other-user", "the hash of somebody else", { how: "other-user" }, ["webhook-authenticity"]),
      made(which, "old", "a timestamp of three days ago", { how: "old" }, ["webhook-authenticity"]),
      made(which, "lost", "none is sent", { how: "lose" }, [
        "webhook-delivered",
        "webhook-at-least-once",
        "expected-outcome",
      ]),
      made(which, "some-lost", "every third one is lost", { how: "lose-some" }, [
        "webhook-delivered",
        "webhook-at-least-once",
        "expected-outcome",
      ]),
      made(which, "no-retry", "none is sent again", { how: "no-retry" }, ["webhook-at-least-once"]),
      made(which, "swapped", "two change places", { how: "swap" }, ["webhook-in-order", "expected-outcome"]),
      made(which, "renumbered", "one that is told twice has two numbers", { how: "renumbered" }, ["ids-stable"]),
    ];
  }),
  lying(card, "amount", "an amount a cent too much", { edit: "add", at: "/body/transaction/amount", by: 0.01 }),
  lying(card, "balance", "a balance a cent too little", {
    edit: "add",
    at: "/body/transaction/balance_after",
    by: -0.01,
  }),
  lying(card, "txid", "the number of another transaction", { edit: "set", at: "/body/transaction/txid", to: "42" }),
  lying(card, "type", "credits told as debits", { edit: "set", at: "/body/transaction/type", to: "D" }),
  lying(card, "declined-settled", "declined payments told as settled", {
    edit: "set",
    at: "/body/transaction/status",
    to: "S",
  }),
  lying(transfer, "cancelled", "everything is executed", {
    edit: "set",
    at: "/body/credit-transfers/*/status",
    to: "Executed",
  }),
  lying(transfer, "amount", "an amount a cent too much", {
    edit: "add",
    at: "/body/credit-transfers/*/amount",
    by: 0.01,
  }),
  made(card, "date", "the date of UTC", { edits: [{ edit: "hours", at: "/body/transaction/date", by: -1 }] }, [
    "expected-outcome",
    "dates-documented",
  ]),
  made(card, "pan", "the number of the card in the description", { what: "pan" }, ["card-data-secret"]),
];
