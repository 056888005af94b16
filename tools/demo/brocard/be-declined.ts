import { unwrap, WebhookVerificationError } from "@openissuing/brocard";
import type { declineCodes } from "@openissuing/brocard/codes";
import { expectThat } from "../story.js";
import { type IssuedCard, readPayment, type World } from "./world.js";

/** What must not get through: too much, a paused card, a webhook of a stranger. */
export async function beDeclined(world: World, { id: card_id }: IssuedCard): Promise<void> {
  const { stage, client, control, webhooks } = world;
  const pay = async (amount: string, reason: keyof typeof declineCodes) => {
    const { number } = await control.act("simulatePayment", { card_id, amount });
    const { decline, state } = await readPayment(world, number("id"), "declined");
    expectThat(decline === reason, `the payment was ${state.label} for ${decline}`);
    return { value: undefined, says: `${amount} USD: ${state.label}, ${decline}` };
  };

  await stage.step("A payment beyond the limit is declined", () => pay("80.01", "limit-transaction-less-than-amount"));

  await stage.step("A paused card declines", async () => {
    const params = { path: { card_id } };
    const { state } = await unwrap(client.PUT("/api/v2/cards/{card_id}", { params, body: { state: 4 } }));
    expectThat(state.label === "Paused", `the card is ${state.label}`);
    return pay("1.00", "card-paused");
  });

  await stage.step("The statistics count it all", async () => {
    const { data } = await unwrap(client.GET("/api/v2/payments/group", { params: { query: { group: "card" } } }));
    const [row] = data;
    expectThat(row !== undefined && row.declined.count === 2 && row.settled.count === 1, "the counts are wrong");
    return {
      value: undefined,
      says: `${row.count} payments, ${row.amount} USD with fees, ${row.decline_rate.toFixed(1)} % declined`,
    };
  });

  await stage.step("A webhook without the secret is refused", async () => {
    const forged = { url: "/webhooks/guessed", body: JSON.stringify({ webhook_type: "refund", amount: "1000.00" }) };
    const error: unknown = await webhooks.verify(forged).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expectThat(error instanceof WebhookVerificationError, "the forged webhook was believed");
    return { value: undefined, says: `${error.name}, ${error.code}` };
  });

  await stage.step("The books balance", async () => {
    const faults = await control.audit();
    expectThat(faults.length === 0, `the audit found: ${faults.join("; ")}`);
    return { value: undefined, says: "ledger audit without a fault" };
  });
}
