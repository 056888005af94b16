import { type AnytimeWebhook, unwrap } from "@openissuing/anytime";
import { expectThat } from "../story.js";
import type { OpenAccount } from "./open-account.js";
import { centsOf, euros, type World } from "./world.js";

const settlesAfter = 5_000;

type CardWebhook = Extract<AnytimeWebhook, { name: "card_last_tx" }>;

const delivery = {
  delivery_company_name: "Exemple Conseil",
  delivery_gender: "F",
  delivery_first_name: "Camille",
  delivery_last_name: "Exemple",
  delivery_addr_1: "2 avenue de l'Exemple",
  delivery_addr_2: "",
  delivery_zip: "69001",
  delivery_city: "Lyon",
  delivery_cc: "FR",
} as const;

/** A plastic card from its order to a payment in a shop. */
export async function useCard({ stage, client, control, receiver }: World, { id }: OpenAccount): Promise<void> {
  const settled = async (card_ref: string, txid: string) => {
    await control.advanceClock(settlesAfter);
    const isOurs = (webhook: AnytimeWebhook): webhook is CardWebhook =>
      webhook.name === "card_last_tx" &&
      webhook.event.body.card_ref === card_ref &&
      String(webhook.event.body.transaction.txid) === txid &&
      webhook.event.body.transaction.status === "S";
    const { event } = await receiver.next(isOurs);
    return event.body.transaction;
  };

  const card_ref = await stage.step("Order a card", async () => {
    const expiry_date = `${new Date().getUTCFullYear() + 2}-12-31`;
    const card = { acc_id: id, card_name: "CAMILLE EXEMPLE", card_type: "PLASTIC", expiry_date, amount: 20 } as const;
    const { body } = await unwrap(client.POST("/v1.0/cards", { body: { ...card, ...delivery, language: "en" } }));
    return { value: body.card_ref, says: `order ${body.order_id}: plastic card ${body.card_ref}` };
  });
  const params = { path: { card_ref } };

  await stage.step("Activate it", async () => {
    const { body } = await unwrap(client.PUT("/v1.0/cards/{card_ref}", { params, body: { card_status: "ACT" } }));
    expectThat(body.status === "ACT", `the card is ${body.status}`);
    return { value: undefined, says: `status ${body.status}` };
  });

  const load = await stage.step("Load it", async () => {
    const amount = { amount: 80, acc_comment: "To the card", card_comment: "From the account" };
    const { body } = await unwrap(client.POST("/v1.0/cards/{card_ref}/credit", { params, body: amount }));
    expectThat(body.transaction_id !== undefined, "the load has no number");
    return { value: String(body.transaction_id), says: `80.00 EUR, transaction ${body.transaction_id} pending` };
  });

  await stage.step("The card's webhook comes in, verified", async () => {
    const { txid, status, balance_after } = await settled(card_ref, load);
    return {
      value: undefined,
      says: `card_last_tx: ${txid} is ${status}, ${euros(centsOf(Number(balance_after)))} on the card`,
    };
  });

  await stage.step("Pay in a shop", async () => {
    const payment = await control.act("simulateCardPayment", {
      card_ref,
      amount: "12.50",
      description: "EXAMPLE BOOKS",
    });
    const { status } = await settled(card_ref, String(payment.number("txid")));
    const { body } = await unwrap(client.GET("/v1.0/cards/{card_ref}", { params }));
    const left = centsOf(body.balance);
    expectThat(left === 8_750, `the card holds ${euros(left)}`);
    return { value: undefined, says: `12.50 EUR, ${status}, ${euros(left)} left on the card` };
  });
}
