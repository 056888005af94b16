import { describe, expect, test } from "vitest";
import { luhnDigit } from "../../src/core/luhn.js";
import { type CardWorld, neighbour, outcome, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

const single = { card_type: "VIRTUAL_SINGLE_USE" };
const multi = { card_type: "VIRTUAL_MULTI_USE" };
const email = { dest_method: "email", dest_value: "cardholder@example.com" };
const ends = ["STO", "LOS", "DAM", "CAN"];

const getPin = ({ call }: CardWorld, card_ref: string, cvc = "000") =>
  call("getCardPin", { path: { card_ref }, query: { cvc } });

describe("getCardPin", () => {
  test("answers four digits for the CVC 000, the same ones again", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const { body } = await getPin(world, card_ref);
    expect(body).toEqual({ pin: expect.stringMatching(/^\d{4}$/) });
    expect((await getPin(world, card_ref)).body).toEqual(body);
  });

  test.each(["001", "999"])("refuses the CVC %s with 4030380", async (cvc) => {
    const world = await setupCards();
    expect(outcome(await getPin(world, await world.activeCard(), cvc))).toEqual([403, 4030380]);
  });

  test.each(["", "0", "0000", "abc"])("refuses the CVC %j with 4000310", async (cvc) => {
    const world = await setupCards();
    expect(outcome(await getPin(world, await world.activeCard(), cvc))).toEqual([400, 4000310]);
  });

  test("refuses a virtual card with 4030360", async () => {
    const world = await setupCards();
    for (const form of [single, multi]) {
      expect(outcome(await getPin(world, await world.activeCard(form)))).toEqual([403, 4030360]);
    }
  });

  test("refuses a card that waits for its activation with 4030320, an ended one with 4030350", async () => {
    const world = await setupCards();
    expect(outcome(await getPin(world, (await world.place()).body.card_ref))).toEqual([403, 4030320]);
    for (const card_status of ends) {
      const card_ref = await world.activeCard();
      await world.update(card_ref, { card_status });
      expect(outcome(await getPin(world, card_ref))).toEqual([403, 4030350]);
    }
  });
});

describe("sendCardPin", () => {
  test("texts a new PIN to the mobile number of the account, and the former one ends", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const before = (await getPin(world, card_ref)).body.pin;
    const { body } = await world.call("sendCardPin", { path: { card_ref } });
    expect(body).toEqual({ acc_id: world.acc_id, card_ref });
    const after = (await getPin(world, card_ref)).body.pin;
    expect(after).not.toBe(before);
    const messages = await world.act("listMessages");
    expect(messages).toMatchObject([{ card_ref, method: "sms", recipient: "33600000000" }]);
    expect(messages[0].text).toContain(after);
  });

  test("refuses a virtual card with 4030360", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard(multi);
    expect(outcome(await world.call("sendCardPin", { path: { card_ref } }))).toEqual([403, 4030360]);
  });

  test("refuses a card that waits for its activation with 4030320, an ended one with 4030350", async () => {
    const { act, call, place, update } = await setupCards();
    const { card_ref } = (await place()).body;
    expect(outcome(await call("sendCardPin", { path: { card_ref } }))).toEqual([403, 4030320]);
    await update(card_ref, { card_status: "ACT" });
    await update(card_ref, { card_status: "CAN" });
    expect(outcome(await call("sendCardPin", { path: { card_ref } }))).toEqual([403, 4030350]);
    expect(await act("listMessages")).toEqual([]);
  });
});

describe("getCardPan", () => {
  test("answers number, CVV and expiry date of a card of single use", async () => {
    const { activeCard, call } = await setupCards();
    const { body } = await call("getCardPan", { path: { card_ref: await activeCard(single) } });
    expect(body).toEqual({ pan: expect.stringMatching(/^400000\d{10}$/), cvv: "000", expiry_date: "2026-03-31" });
    expect(luhnDigit(body.pan.slice(0, -1))).toBe(body.pan.slice(-1));
  });

  test("answers pictures of both sides of a card of multiple use, and nothing else", async () => {
    const { activeCard, call } = await setupCards();
    const { body } = await call("getCardPan", { path: { card_ref: await activeCard(multi) } });
    expect(Object.keys(body).sort()).toEqual(["back", "front"]);
    for (const side of [body.front, body.back]) {
      expect(Buffer.from(side, "base64").toString("latin1")).toMatch(/^\x89PNG\r\n/);
    }
  });

  test("refuses a plastic card with 4030360, before its activation too", async () => {
    const { activeCard, call, place } = await setupCards();
    for (const card_ref of [await activeCard(), (await place()).body.card_ref]) {
      expect(outcome(await call("getCardPan", { path: { card_ref } }))).toEqual([403, 4030360]);
    }
  });

  test("shows a blocked card, and refuses an ended one with 4030350", async () => {
    const { activeCard, call, update } = await setupCards();
    const card_ref = await activeCard(single);
    await update(card_ref, { card_status: "BLO" });
    expect((await call("getCardPan", { path: { card_ref } })).status).toBe(200);
    await update(card_ref, { card_status: "LOS" });
    expect(outcome(await call("getCardPan", { path: { card_ref } }))).toEqual([403, 4030350]);
  });
});

describe("sendCardPan", () => {
  test.each([email, { dest_method: "sms", dest_value: "33600000000" }])(
    "sends number and CVV by $dest_method",
    async (form) => {
      const { act, activeCard, call } = await setupCards();
      const card_ref = await activeCard(single);
      expect((await call("sendCardPan", { path: { card_ref }, form })).body).toEqual({ state: "sent" });
      const { pan } = (await call("getCardPan", { path: { card_ref } })).body;
      const [message] = await act("listMessages");
      expect(message).toMatchObject({ card_ref, method: form.dest_method, recipient: form.dest_value });
      expect(message.text).toContain(pan);
    },
  );

  test.each([
    { dest_method: "pigeon", dest_value: "loft 7" },
    { dest_method: "email", dest_value: "33600000000" },
    { dest_method: "email", dest_value: "a@b@example.com" },
    { dest_method: "email", dest_value: "a@example.com\r\nbcc:b@example.com" },
    { dest_method: "sms", dest_value: "cardholder@example.com" },
    { dest_method: "sms", dest_value: "+33600000000" },
    { dest_method: "sms", dest_value: "0033" },
    { dest_method: "sms", dest_value: "" },
  ])("refuses $dest_method to $dest_value with 4000310", async (form) => {
    const { act, activeCard, call } = await setupCards();
    const card_ref = await activeCard(single);
    expect(outcome(await call("sendCardPan", { path: { card_ref }, form }))).toEqual([400, 4000310]);
    expect(await act("listMessages")).toEqual([]);
  });

  test("refuses every card but one of single use with 4030360", async () => {
    const { activeCard, call } = await setupCards();
    for (const card_ref of [await activeCard(), await activeCard(multi)]) {
      expect(outcome(await call("sendCardPan", { path: { card_ref }, form: email }))).toEqual([403, 4030360]);
    }
  });

  test("refuses an ended card with 4030350", async () => {
    const { activeCard, call, update } = await setupCards();
    const card_ref = await activeCard(single);
    await update(card_ref, { card_status: "CAN" });
    expect(outcome(await call("sendCardPan", { path: { card_ref }, form: email }))).toEqual([403, 4030350]);
  });
});

describe("secrets of cards", () => {
  test("are refused to another tenant with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard(single);
    const { call } = await neighbour(world, publicKey);
    const path = { card_ref };
    const answers = [
      await call("getCardPin", { path, query: { cvc: "000" } }),
      await call("sendCardPin", { path }),
      await call("getCardPan", { path }),
      await call("sendCardPan", { path, form: email }),
      await call("createCardDetailsLink", { path, form: { ip: "192.0.2.10" } }),
    ];
    expect(answers.map(outcome)).toEqual(Array(5).fill([403, 4030310]));
  });

  test("are in no line of the request log", async () => {
    const world = await setupCards();
    const { activeCard, call, control, tenant } = world;
    const plastic = await activeCard();
    const virtual = await activeCard(single);
    const pictured = await activeCard(multi);
    const { pin } = (await getPin(world, plastic)).body;
    await getPin(world, plastic, "987");
    const { pan } = (await call("getCardPan", { path: { card_ref: virtual } })).body;
    const { back, front } = (await call("getCardPan", { path: { card_ref: pictured } })).body;
    await call("sendCardPin", { path: { card_ref: plastic } });
    await call("sendCardPan", { path: { card_ref: virtual }, form: email });
    const link = await call("createCardDetailsLink", { path: { card_ref: virtual }, form: { ip: "192.0.2.10" } });
    const log = control.requests(tenant.id);
    const text = JSON.stringify(log);
    for (const secret of [pan, `"${pin}"`, '"987"', front, back, link.body.temp_link])
      expect(text).not.toContain(secret);
    expect(log.map(({ operationId }) => operationId)).toContain("getCardPan");
  });
});
