import { type BrocardWebhook, unwrap } from "@openissuing/brocard";
import { expectThat } from "../story.js";
import { type IssuedCard, readAvailable, readPayment, type World } from "./world.js";

type OtpWebhook = Extract<BrocardWebhook, { name: "otp_code" }>;
type RefundWebhook = Extract<BrocardWebhook, { name: "refund" }>;

const merchant = { name: "Example Ads", mcc: "7311", country: "US" };

/** A payment from its 3DS code to the money that comes back. */
export async function payAndRefund(world: World, card: IssuedCard): Promise<void> {
  const { stage, client, control, receiver } = world;
  const card_id = card.id;

  await stage.step("A 3DS code comes in, verified", async () => {
    await control.act("sendOtpCode", { card_id, amount: "40.00" });
    const { event, name } = await receiver.next((webhook): webhook is OtpWebhook => webhook.name === "otp_code");
    const digits = String(event.code).replace(/\d/g, "*");
    return { value: undefined, says: `${name} for user ${event.recipient_id}: ${digits}` };
  });

  const payment = await stage.step("A payment is authorized", async () => {
    const fees = [{ amount: "0.40" }];
    const { number } = await control.act("simulatePayment", { card_id, amount: "40.00", merchant, fees });
    const id = number("id");
    const { amount, state, merchant: at } = await readPayment(world, id, "pending");
    const left = await readAvailable(world, card);
    expectThat(left === "59.60", `the card has ${left} USD`);
    return { value: id, says: `no. ${id}, ${amount} USD at ${at.name}: ${state.label}, ${left} left` };
  });

  await stage.step("It is settled, its webhook verified", async () => {
    await control.act("settlePayment", { payment_id: payment });
    const { amount, date_final_state, fees, state } = await readPayment(world, payment, "settled");
    const [fee] = fees;
    return { value: undefined, says: `${state.label} ${date_final_state}: ${amount} USD and ${fee?.amount} fee` };
  });

  await stage.step("A part is refunded, its webhook verified", async () => {
    const { number } = await control.act("refundPayment", { payment_id: payment, amount: "15.00" });
    const refund_id = number("id");
    await receiver.next(
      (webhook): webhook is RefundWebhook => webhook.name === "refund" && webhook.event.id === refund_id,
    );
    const path = { refund_id };
    const { amount } = await unwrap(client.GET("/api/v2/refunds/{refund_id}", { params: { path } }));
    const left = await readAvailable(world, card);
    expectThat(amount === "15.00" && left === "74.60", `${amount} USD came back, the card has ${left}`);
    return { value: undefined, says: `refund ${refund_id} of ${amount} USD, ${left} on the card` };
  });
}
