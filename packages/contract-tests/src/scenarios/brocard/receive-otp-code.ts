import { fundedCard, inviteUser, issueCard } from "../../brocard/fixtures.js";
import { openOtpAddress } from "../../brocard/otp-address.js";
import { paymentsOf } from "../../brocard/payment-fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import { expectSame, expectThat } from "../../expectation.js";

const needs = ["otp", "webhooks"] as const;

export const receiveOtpCodeScenarios = [
  scenario("receiveOtpCode", "tells the code, the amount and the last digits of the card", { needs }, async (world) => {
    const card = await issueCard(world);
    await world.otp.send({ card_id: card.id, amount: "1.00", code: "012345" });
    const event = await world.webhooks.next("otp_code");
    expectSame("the code, its leading zero kept", event.code, "012345");
    expectSame("the card", [event.card_last_four, event.card], [card.last_four, undefined]);
    const { amount, currency, recipient_id, webhook_type } = event;
    const told = [Number(amount), currency, recipient_id, webhook_type];
    expectSame("what it is for", told, [1, "USD", card.user.id, "otp_code"]);
  }),

  scenario(
    "receiveOtpCode",
    "tells a password where one is asked for, and none otherwise",
    { needs },
    async (world) => {
      const { id: card_id } = await issueCard(world);
      await world.otp.send({ card_id, amount: "20.00", password: "example-password" });
      expectSame("the password", (await world.webhooks.next("otp_code")).password, "example-password");
      await world.otp.send({ card_id, amount: "20.00" });
      expectThat(!Object.hasOwn(await world.webhooks.next("otp_code"), "password"), "no password is to be there");
    },
  ),

  scenario("receiveOtpCode", "may name the card as an object", { needs }, async (world) => {
    const { bin, id, last_four, title } = await issueCard(world);
    await world.otp.send({ card_id: id, amount: "20.00", card_as: "object" });
    const event = await world.webhooks.next("otp_code");
    expectSame("the card", [event.card, event.card_last_four], [{ id, title, last_four, bin }, undefined]);
  }),

  scenario(
    "receiveOtpCode",
    "goes to the holder of the card, in the currency of the payment",
    { needs },
    async (world) => {
      const user = await inviteUser(world);
      const { id: card_id } = await issueCard(world, "account_balance", { user_id: user.id });
      await world.otp.send({ card_id, amount: "46.50", currency: "EUR" });
      const { amount, currency, recipient_id } = await world.webhooks.next("otp_code");
      expectSame("recipient and amount", [recipient_id, Number(amount), currency], [user.id, 46.5, "EUR"]);
    },
  ),

  scenario(
    "receiveOtpCode",
    "comes in the order of the codes of a card, each of them once",
    { needs: ["clock", ...needs], evidence: "inferred" },
    async (world) => {
      const { id: card_id } = await issueCard(world);
      const codes = ["111111", "222222", "333333"];
      for (const code of codes) await world.otp.send({ card_id, amount: "1.00", code });
      const events = [];
      for (const _ of codes) events.push(await world.webhooks.next("otp_code"));
      expectSame(
        "the codes",
        events.map(({ code }) => code),
        codes,
      );
      expectSame("different messages", new Set(events.map(({ id }) => id)).size, 3);
      await world.clock.advance(86_400);
      expectSame("messages a day later", world.webhooks.deliveries.length, 3);
    },
  ),

  scenario(
    "receiveOtpCode",
    "comes again after a receiver that failed, before later codes of the card",
    { needs: ["clock", "receiver", ...needs], evidence: "inferred" },
    async (world) => {
      const { id: card_id } = await issueCard(world);
      world.receiver.refuseNext(1);
      const codes = ["123456", "654321"];
      for (const code of codes) await world.otp.send({ card_id, amount: "1.00", code });
      await world.clock.advance(3_600);
      const told = [(await world.webhooks.next("otp_code")).code, (await world.webhooks.next("otp_code")).code];
      expectSame("the codes", told, codes);
      expectSame("messages taken and refused", [world.webhooks.deliveries.length, world.receiver.refused()], [2, 1]);
    },
  ),

  scenario(
    "receiveOtpCode",
    "goes to the address for 3DS codes where there is one, and nothing else goes there",
    { needs: ["company", "money", "payments", ...needs] },
    async (world) => {
      const address = await openOtpAddress();
      try {
        await world.company.set({ otpWebhookUrl: address.url });
        const { id: card_id } = await fundedCard(world);
        await world.otp.send({ card_id, amount: "1.00", code: "012345" });
        expectSame("the code", (await address.webhooks.next("otp_code")).code, "012345");
        const paid = await world.payments.pay({ card_id, amount: "1.00" });
        expectSame("the payment, at the other address", (await world.webhooks.next("payment")).id, paid);
        await world.company.set({ otpWebhookUrl: null });
        await world.otp.send({ card_id, amount: "1.00", code: "654321" });
        expectSame("the code once they share one", (await world.webhooks.next("otp_code")).code, "654321");
        expectSame("messages to the address for codes", address.webhooks.deliveries.length, 1);
        expectSame("messages to the other", world.webhooks.deliveries.length, 2);
      } finally {
        await address.close();
      }
    },
  ),

  scenario("receiveOtpCode", "is no payment by itself", { needs, evidence: "inferred" }, async (world) => {
    const { id: card_id } = await issueCard(world);
    await world.otp.send({ card_id, amount: "1.00" });
    await world.webhooks.next("otp_code");
    expectSame("the payments", await paymentsOf(world), []);
  }),

  scenario(
    "receiveOtpCode",
    "invents a code of digits for each message",
    { needs, evidence: "inferred" },
    async (world) => {
      const { id: card_id } = await issueCard(world);
      const codes: string[] = [];
      for (let i = 0; i < 3; i++) {
        await world.otp.send({ card_id, amount: "1.00" });
        codes.push((await world.webhooks.next("otp_code")).code);
      }
      expectThat(
        codes.every((code) => /^[0-9]{4,10}$/.test(code)),
        "codes are to be of digits",
      );
      expectSame("the number of different codes", new Set(codes).size, 3);
    },
  ),
];
