import { describe, expect, test } from "vitest";
import { mastercard, setupCards, tag, visa } from "./cards.fixture.js";

const micro = { micro_payments_enabled: true, micro_payments_limit: 10, micro_payments_limit_sum: 100 };

/** Card 1 spends from its account, card 2 has 100 USD of its own. */
async function setupTwo(options: Parameters<typeof setupCards>[0] = {}) {
  const made = await setupCards(options);
  await made.create({ bin: mastercard, tags: [tag], total_limit: 500 });
  await made.create({ bin: visa, balance: 100 });
  return made;
}

describe("updateCard", () => {
  test("leaves what is not sent", async () => {
    const { change, get } = await setupTwo();
    const before = await get(1);
    const { body, status } = await change(1, {});
    expect([status, body]).toEqual([200, { ...before, request_id: body.request_id }]);
  });

  test("changes title, limits and tags of a card that spends from its account", async () => {
    const { change } = await setupTwo();
    const { body } = await change(1, { title: "Summer", tags: [], transaction_limit: 70, total_limit: 123.45 });
    expect(body).toMatchObject({ title: "Summer", tags: [], available: "123.45" });
    expect(body.limits).toEqual([
      { type: "transaction_limit", amount: "70.00" },
      { type: "total_limit", amount: "123.45" },
    ]);
  });

  test("answers in the time zone of the body", async () => {
    const { change } = await setupTwo();
    expect((await change(1, { tz: "Asia/Tokyo" })).body.date).toBe("2025-03-15 21:00:00");
  });

  test.each([
    { state: 2, label: "Active" },
    { state: 3, label: "Blocked" },
    { state: 4, label: "Paused" },
  ])("sets state $state, $label, and back again", async ({ state, label }) => {
    const { change } = await setupTwo();
    expect((await change(1, { state })).body.state).toEqual({ value: state, label });
    expect((await change(1, { state: 2 })).body.state.value).toBe(2);
  });

  test("moves the difference between card and account", async () => {
    const { available, change, control, tenant } = await setupTwo();
    expect((await change(2, { balance: 250.5 })).body.available).toBe("250.50");
    expect(await available()).toBe("749.50");
    expect((await change(2, { balance: 0 })).body.available).toBe("0.00");
    expect(await available()).toBe("1000.00");
    expect(await control.audit(tenant.id)).toEqual([]);
  });

  test("takes a balance up to what card and account have together", async () => {
    const { change } = await setupTwo();
    expect((await change(2, { balance: 1000 })).body.available).toBe("1000.00");
    const { errors } = await change(2, { balance: 1000.01 });
    expect(errors).toEqual({ balance: ["The balance must not be greater than 1000.00."] });
  });

  test("switches automatic top-up on and off and keeps its amounts", async () => {
    const { change } = await setupTwo();
    await change(2, { topup_auto: true, topup_to: 100, topup_threshold: 25 });
    expect((await change(2, { topup_auto: false })).body.topup).toEqual([
      { auto: false, amount: "100.00", threshold: "25.00" },
    ]);
    expect((await change(2, { topup_auto: true })).body.topup[0].auto).toBe(true);
  });

  test("moves a card to another holder and to that holder's account", async () => {
    const { change, invite } = await setupTwo();
    const { id } = await invite();
    const { body } = await change(1, { user_id: id });
    expect(body).toMatchObject({ user: { id }, account: { id: 123403, type: "personal_account" }, available: "0.00" });
    expect(body.tags[0].personal).toBe(false);
  });

  test("moves a card to the account of the team and back", async () => {
    const { act, call, change } = await setupTwo();
    await act("fundAccount", { team_id: 1, amount: "7.00" });
    const { body } = await change(1, { account_purpose_type: "team_account" });
    expect(body).toMatchObject({ account: { id: 123402, type: "team_account" }, available: "7.00" });
    expect((await call("listCards", { query: { account_shared: 1 } })).body.total).toBe(1);
    const back = await change(1, { account_purpose_type: "personal_account" });
    expect(back.body.account).toEqual({ id: 123401, type: "personal_account" });
  });

  test("refuses the account of the team where the company does not allow it", async () => {
    const { change } = await setupTwo({ tenant: { teamAccounts: false } });
    const { errors } = await change(1, { account_purpose_type: "team_account" });
    expect(errors).toEqual({ account_purpose_type: ["The selected account_purpose_type is invalid."] });
  });

  test.each([
    {
      name: "an unknown holder",
      card: 1,
      body: { user_id: 99 },
      field: "user_id",
      text: "The selected user_id is invalid.",
    },
    {
      name: "a tag nobody made",
      card: 1,
      body: { tags: ["22222222-2222-4222-8222-000000000099"] },
      field: "tags.0",
      text: "The selected tags.0 is invalid.",
    },
    ...["balance", "topup_to", "topup_threshold"].map((field) => ({
      name: `${field} for account_balance`,
      card: 1,
      body: { [field]: 1 },
      field,
      text: `The ${field} prohibited with specified BIN.`,
    })),
    {
      name: "topup_auto for account_balance",
      card: 1,
      body: { topup_auto: false },
      field: "topup_auto",
      text: "The topup_auto prohibited with specified BIN.",
    },
    {
      name: "total_limit for card_balance",
      card: 2,
      body: { total_limit: 1 },
      field: "total_limit",
      text: "The total_limit prohibited with specified BIN.",
    },
    {
      name: "micro-payments for card_balance",
      card: 2,
      body: { micro_payments_enabled: false },
      field: "micro_payments_enabled",
      text: "The micro_payments_enabled prohibited with specified BIN.",
    },
    {
      name: "a third decimal",
      card: 2,
      body: { balance: 0.001 },
      field: "balance",
      text: "The balance must have 0-2 decimal places.",
    },
    {
      name: "an unknown state",
      card: 1,
      body: { state: 1 },
      field: "state",
      text: "The state field is not a valid enum.",
    },
    {
      name: "an unknown account",
      card: 1,
      body: { account_purpose_type: "x" },
      field: "account_purpose_type",
      text: "The selected account_purpose_type is invalid.",
    },
  ])("refuses $name", async ({ body, card, field, text }) => {
    const { change, get } = await setupTwo();
    const before = await get(card);
    const { errors, status } = await change(card, body);
    expect([status, errors]).toEqual([422, { [field]: [text] }]);
    expect({ ...(await get(card)), request_id: "" }).toEqual({ ...before, request_id: "" });
  });

  test("is refused 404 for no card and 403 for a card of a user the caller may not see", async () => {
    const { call, callAs, invite } = await setupTwo();
    expect((await call("updateCard", { path: { card_id: 99 }, body: {} })).status).toBe(404);
    const member = await callAs((await invite()).id);
    expect((await member("updateCard", { path: { card_id: 1 }, body: { title: "x" } })).status).toBe(403);
  });

  test.each([{ transaction_limit: 1 }, { total_limit: 1 }, { micro_payments_enabled: false }])(
    "forbids %j to a user without the permission for limits",
    async (body) => {
      const { call, callAs, create, invite } = await setupTwo();
      const { id } = await invite("Mark Member", { can_edit_card_limits: false });
      const { body: card } = await create({ bin: mastercard, user_id: id });
      const path = { card_id: card.id };
      const member = await callAs(id);
      expect((await member("updateCard", { path, body })).status).toBe(403);
      expect((await member("updateCard", { path, body: { title: "Mine", state: 4 } })).status).toBe(200);
      await call("updateUser", { path: { user_id: id }, body: { can_edit_card_limits: true } });
      expect((await member("updateCard", { path, body })).status).toBe(200);
    },
  );
});

describe("micro-payments", () => {
  test("are switched on with both limits", async () => {
    const { change } = await setupTwo();
    expect((await change(1, { state: 4, ...micro })).body).toMatchObject({
      micro_payments_enabled: true,
      micro_payments_limit: "10.00",
      micro_payments_limit_sum: "100.00",
    });
  });

  test("need both limits to be switched on", async () => {
    const { change } = await setupTwo();
    const text = (field: string) => [`The ${field} field is required when micro_payments_enabled is true.`];
    expect((await change(1, { micro_payments_enabled: true })).errors).toEqual({
      micro_payments_limit: text("micro_payments_limit"),
      micro_payments_limit_sum: text("micro_payments_limit_sum"),
    });
  });

  test.each(["micro_payments_limit", "micro_payments_limit_sum"])(
    "need micro_payments_enabled beside %s",
    async (field) => {
      const { change } = await setupTwo();
      expect((await change(1, { [field]: 1 })).errors).toEqual({
        micro_payments_enabled: [`The micro_payments_enabled field is required when ${field} is present.`],
      });
    },
  );

  test.each([3, 4])("are switched off by state %i, unless the same request switches them on", async (state) => {
    const { change } = await setupTwo();
    await change(1, micro);
    expect((await change(1, { state })).body.micro_payments_enabled).toBe(false);
    await change(1, { state: 2 });
    expect((await change(1, { state, ...micro })).body.micro_payments_enabled).toBe(true);
  });

  test("stay as they are in other changes", async () => {
    const { change } = await setupTwo();
    await change(1, { state: 4, ...micro });
    expect((await change(1, { title: "x", state: 4 })).body.micro_payments_enabled).toBe(true);
    expect((await change(1, { state: 2 })).body.micro_payments_enabled).toBe(true);
  });
});

describe("archive", () => {
  test.each([3, 4])("takes a card in state %i and gives it back", async (state) => {
    const { call, change } = await setupTwo();
    await change(1, { state });
    expect((await change(1, { archived: true })).body.archived).toBe(true);
    expect((await change(1, { archived: true })).status).toBe(200);
    expect((await call("listCards")).body.total).toBe(1);
    expect((await change(1, { archived: false })).body).toMatchObject({ archived: false, state: { value: state } });
  });

  test.each([true, false])("refuses archived %s for an active card outside it", async (archived) => {
    const { change } = await setupTwo();
    expect((await change(1, { archived })).errors).toEqual({ archived: ["The selected archived is invalid."] });
  });

  test("lets no card become active inside it", async () => {
    const { change } = await setupTwo();
    await change(1, { state: 4 });
    await change(1, { archived: true });
    expect((await change(1, { state: 2 })).errors).toEqual({ state: ["The selected state is invalid."] });
  });
});

describe("limit of active cards", () => {
  test("counts when a card becomes active and when it comes from another holder", async () => {
    const { change, create, invite } = await setupTwo();
    const { id } = await invite("Mark Member", { active_cards_limit: 1 });
    await create({ bin: mastercard, user_id: id });
    expect(Object.keys((await change(1, { user_id: id })).errors ?? {})).toEqual(["user_id"]);
    await change(1, { state: 4 });
    expect((await change(1, { user_id: id })).status).toBe(200);
    expect(Object.keys((await change(1, { state: 2 })).errors ?? {})).toEqual(["state"]);
  });
});
