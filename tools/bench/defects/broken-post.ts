import { applyEdit } from "./apply-edit.js";
import type { Customers } from "./customers.js";
import type { Fault } from "./defect.js";
import { hashOf } from "./exchange.js";

type WebhookFault = Extract<Fault, { kind: "webhook" }>;

const taken = () => new Response(null, { status: 200 });

/** Takes the place of the network for webhooks, and breaks those a fault is about. */
export function brokenPost(fault: Fault, customers: Customers): typeof fetch {
  if (fault.kind !== "webhook") return fetch;
  let count = 0;
  let held: (() => Promise<Response>) | undefined;

  return async (input, init) => {
    const text = String(init?.body);
    const isMeant = text.includes(
      fault.name === "card_last_tx" ? '"method":"card_last_tx"' : '"event_name":"credit_transfer_processed"',
    );
    const post = (body: string) => fetch(input, { ...init, body });
    if (!isMeant) return post(text);
    count++;
    switch (fault.how) {
      case "lose":
        return taken();
      case "lose-some":
        return count % 3 === 0 ? taken() : post(text);
      case "no-retry":
        await post(text);
        return taken();
      case "renumbered":
        await post(text.replace(/"request_id":\d+/, `"request_id":${700_000 + count}`));
        return post(text);
      case "swap": {
        if (held === undefined) {
          held = () => post(text);
          return taken();
        }
        const before = held;
        held = undefined;
        await post(text);
        return before();
      }
      default:
        return post(altered(text, fault, customers));
    }
  };
}

function altered(text: string, { edits = [], how, what }: WebhookFault, customers: Customers): string {
  const message = JSON.parse(text) as Record<string, unknown>;
  for (const edit of edits) applyEdit(message, edit);
  const username = customers.all[0]?.credentials.username ?? "";
  if (how === "hash") message.hash = "0".repeat(64);
  if (how === "other-user") message.hash = hashOf(String(message.timestamp), "somebody-else");
  if (how === "old") {
    message.timestamp = String(Number(message.timestamp) - 3 * 86_400);
    message.hash = hashOf(String(message.timestamp), username);
  }
  if (what === "pan") applyEdit(message, { edit: "set", at: "/body/transaction/description", to: "4000007570000023" });
  return JSON.stringify(message);
}
