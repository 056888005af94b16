import { describe, expect, test } from "vitest";
import { mastercard, setupCards } from "./cards.fixture.js";

const webhookUrl = "http://hooks.test/all";
const otpWebhookUrl = "http://hooks.test/3ds";

/** Addresses that a 3DS code and a payment go to, in this order. */
async function addresses(tenant: Readonly<Record<string, unknown>>) {
  const made = await setupCards({ tenant, fetch: async () => new Response() });
  await made.create({ bin: mastercard });
  await made.act("sendOtpCode", { card_id: 1, amount: "1.00" });
  await made.act("simulatePayment", { card_id: 1, amount: "1.00" });
  const deliveries = await made.control.deliveries(made.tenant.id);
  return deliveries.map(({ event, url }) => [event, url]);
}

describe("webhook addresses", () => {
  test("are one for 3DS codes and one for the rest", async () => {
    expect(await addresses({ webhookUrl, otpWebhookUrl })).toEqual([
      ["otp_code", otpWebhookUrl],
      ["payment", webhookUrl],
    ]);
  });

  test("are the same where 3DS codes have none of their own", async () => {
    expect(await addresses({ webhookUrl })).toEqual([
      ["otp_code", webhookUrl],
      ["payment", webhookUrl],
    ]);
  });

  test("can be that of 3DS codes alone", async () => {
    expect(await addresses({ otpWebhookUrl })).toEqual([["otp_code", otpWebhookUrl]]);
  });
});
