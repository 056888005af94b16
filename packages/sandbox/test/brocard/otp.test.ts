import { describe, expect, test } from "vitest";
import { accountBin, owner, setupPayments } from "./payments.fixture.js";

describe("sendOtpCode", () => {
  test("tells a new code each time, in the form of the example", async () => {
    const { act, card, issue, told } = await setupPayments();
    const card_id = await issue();
    const { last_four: card_last_four } = await card(card_id);
    const sent = [
      await act("sendOtpCode", { card_id, amount: "1" }),
      await act("sendOtpCode", { card_id, amount: "20.5" }),
    ];
    const whole = { currency: "USD", webhook_type: "otp_code", recipient_id: owner, card_last_four };
    expect(await told()).toEqual([
      { id: 1, code: sent[0].code, amount: "1.00", ...whole },
      { id: 2, code: sent[1].code, amount: "20.50", ...whole },
    ]);
    expect(sent[0].code).toMatch(/^\d{6}$/);
    expect(sent[1].code).not.toBe(sent[0].code);
  });

  test("names the card as the table does, with a password, on order", async () => {
    const { act, card, issue, told } = await setupPayments();
    const card_id = await issue();
    const { last_four } = await card(card_id);
    await act("sendOtpCode", { card_id, amount: "1", code: "012345", password: "example-password", card_as: "object" });
    expect(await told()).toMatchObject([
      { code: "012345", password: "example-password", card: { id: card_id, title: "Ads", last_four, bin: accountBin } },
    ]);
  });

  test("refuses an unknown card with 404", async () => {
    const { act } = await setupPayments();
    const refused = { code: "ERR_REFUSED", refusal: 404 };
    await expect(act("sendOtpCode", { card_id: 9, amount: "1" })).rejects.toMatchObject(refused);
  });
});
