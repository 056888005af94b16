import { describe, expect, test } from "vitest";
import { luhnDigit } from "../../src/core/luhn.js";
import { mastercard, setupCards, tag, visa } from "./cards.fixture.js";

const example = { bin: mastercard, title: "Spring campaign", tags: [tag], transaction_limit: 100, total_limit: 1000 };

describe("createCard", () => {
  test("issues a card that spends from its account, as in the example of the document", async () => {
    const { create } = await setupCards();
    const { body, status } = await create({ ...example, tz: "America/New_York" });
    expect(status).toBe(201);
    const olga = {
      id: 2,
      uuid: "11111111-1111-4111-8111-000000000002",
      email: "owner@example.com",
      name: "Olga Owner",
    };
    expect(body).toEqual({
      id: 1,
      title: "Spring campaign",
      last_four: "4444",
      bin: "555555",
      balance_type: "account_balance",
      currency: "USD",
      available: "1000.00",
      spend: "0.00",
      archived: false,
      state: { value: 2, label: "Active" },
      micro_payments_enabled: false,
      micro_payments_limit: "0.00",
      micro_payments_limit_sum: "0.00",
      user: { ...olga, team: { id: 1, name: "Example team" } },
      account: { id: 123401, type: "personal_account" },
      limits: [
        { type: "transaction_limit", amount: "100.00" },
        { type: "total_limit", amount: "1000.00" },
      ],
      tags: [{ uuid: tag, name: "Advertising", personal: true, user: olga }],
      date: "2025-03-15 08:00:00",
      billing_address: "1 Example Street, London",
      request_id: expect.any(String),
    });
  });

  test("fills a card with a balance of its own from the account of its holder", async () => {
    const { available, control, create, tenant } = await setupCards();
    const topUp = { topup_auto: true, topup_to: 100, topup_threshold: 25 };
    const { body } = await create({ bin: visa, balance: 123.45, ...topUp });
    expect(body).toMatchObject({ balance_type: "card_balance", available: "123.45", last_four: "1111", tags: [] });
    expect(body.topup).toEqual([{ auto: true, amount: "100.00", threshold: "25.00" }]);
    expect(body).not.toHaveProperty("micro_payments_enabled");
    expect(await available()).toBe("876.55");
    expect(await control.audit(tenant.id)).toEqual([]);
  });

  test("can spend what is on the account when it has no total limit", async () => {
    const { create } = await setupCards();
    const { body } = await create({ bin: mastercard });
    expect(body.available).toBe("1000.00");
    expect(body.limits).toEqual([{ type: "transaction_limit", amount: "50.00" }]);
  });

  test("can spend no more than is left of a total limit or is on the account", async () => {
    const { create } = await setupCards();
    expect((await create({ bin: mastercard, total_limit: 20 })).body.available).toBe("20.00");
    expect((await create({ bin: mastercard, total_limit: 5000 })).body.available).toBe("1000.00");
  });

  test("gives each card a number of its own with a right check digit", async () => {
    const { call, create, sandbox } = await setupCards();
    const pans = new Set<string>();
    for (let id = 1; id <= 5; id++) {
      await create({ bin: id % 2 ? visa : mastercard, ...(id % 2 ? { balance: 0 } : {}) });
      const { link } = (await call("createCardEmbedLink", { path: { card_id: id } })).body;
      const page = await (await sandbox.fetch(new Request(link))).text();
      const pan = [...page.matchAll(/<span>(\d{4})<\/span>/g)].map(([, group]) => group).join("");
      expect(luhnDigit(pan.slice(0, -1))).toBe(pan.slice(-1));
      pans.add(pan);
    }
    expect(pans.size).toBe(5);
  });

  test("takes amounts as they are written, to the cent", async () => {
    const { create } = await setupCards();
    const { body } = await create({ bin: visa, balance: 0.1, transaction_limit: 1.15 });
    expect([body.available, body.limits[0].amount]).toEqual(["0.10", "1.15"]);
  });

  test.each([
    { name: "a BIN nobody has", members: { bin: "999999" }, field: "bin", message: "The selected bin is invalid." },
    {
      name: "an unknown holder",
      members: { user_id: 99 },
      field: "user_id",
      message: "The selected user_id is invalid.",
    },
    {
      name: "a tag nobody made",
      members: { tags: [tag, "22222222-2222-4222-8222-000000000099"] },
      field: "tags.1",
      message: "The selected tags.1 is invalid.",
    },
    {
      name: "a balance for account_balance",
      members: { balance: 1 },
      field: "balance",
      message: "The balance prohibited with specified BIN.",
    },
    {
      name: "a top-up for account_balance",
      members: { topup_auto: false },
      field: "topup_auto",
      message: "The topup_auto prohibited with specified BIN.",
    },
    {
      name: "card_balance without a balance",
      members: { bin: visa },
      field: "balance",
      message: "The balance field is required.",
    },
    {
      name: "a total limit for card_balance",
      members: { bin: visa, balance: 1, total_limit: 1 },
      field: "total_limit",
      message: "The total_limit prohibited with specified BIN.",
    },
    {
      name: "a balance beyond the account",
      members: { bin: visa, balance: 1000.01 },
      field: "balance",
      message: "The balance must not be greater than 1000.00.",
    },
    {
      name: "a third decimal",
      members: { transaction_limit: 1.005 },
      field: "transaction_limit",
      message: "The transaction_limit must have 0-2 decimal places.",
    },
    {
      name: "an amount no account can hold",
      members: { transaction_limit: 1e300 },
      field: "transaction_limit",
      message: "The transaction_limit must have 0-2 decimal places.",
    },
    {
      name: "an amount below 0",
      members: { transaction_limit: -1 },
      field: "transaction_limit",
      message: "The transaction_limit must be at least 0.",
    },
  ])("refuses $name", async ({ field, members, message }) => {
    const { available, call, create } = await setupCards();
    const { errors, status } = await create({ bin: mastercard, ...members });
    expect([status, errors]).toEqual([422, { [field]: [message] }]);
    expect((await call("listCards")).body.total).toBe(0);
    expect(await available()).toBe("1000.00");
  });

  test("needs to know from where to where a card tops itself up", async () => {
    const { create } = await setupCards();
    const { errors } = await create({ bin: visa, balance: 1, topup_auto: true });
    expect(errors).toEqual({
      topup_to: ["The topup_to field is required when topup_auto is true."],
      topup_threshold: ["The topup_threshold field is required when topup_auto is true."],
    });
  });

  test("refuses a BIN the holder may not use", async () => {
    const { call, create, invite } = await setupCards();
    const { id } = await invite();
    await call("updateUserBins", { path: { user_id: id }, body: { bins: [visa] } });
    const { errors } = await create({ bin: mastercard, user_id: id });
    expect(errors).toEqual({ bin: ["The selected bin is invalid."] });
    expect((await create({ bin: visa, user_id: id, balance: 0 })).status).toBe(201);
  });

  test("refuses a holder who is not active", async () => {
    const { call, create, invite } = await setupCards();
    const { id } = await invite();
    await call("updateUser", { path: { user_id: id }, body: { state: 2 } });
    expect(Object.keys((await create({ bin: mastercard, user_id: id })).errors ?? {})).toEqual(["user_id"]);
  });

  test("stops at the holder's limit of active cards, and goes on when one is paused", async () => {
    const { change, create, invite } = await setupCards();
    const { id } = await invite("Mark Member", { active_cards_limit: 1 });
    await create({ bin: mastercard, user_id: id });
    const { errors } = await create({ bin: mastercard, user_id: id });
    expect(errors).toEqual({ user_id: ["The limit of active cards is reached."] });
    await change(1, { state: 4 });
    expect((await create({ bin: mastercard, user_id: id })).status).toBe(201);
  });

  test("lets a member have cards of the own, and of nobody else", async () => {
    const { callAs, invite } = await setupCards();
    const { id } = await invite();
    const member = await callAs(id);
    const body = { bin: mastercard, title: "Mine", user_id: id, transaction_limit: 1 };
    expect((await member("createCard", { body })).body.user.id).toBe(id);
    const { errors } = await member("createCard", { body: { ...body, user_id: 2 } });
    expect(errors).toEqual({ user_id: ["The selected user_id is invalid."] });
  });

  test("charges the fee for issuing as an internal payment", async () => {
    const { available, call, create } = await setupCards({ tenant: { issuingFee: "2.50" } });
    await create({ bin: mastercard });
    expect(await available()).toBe("997.50");
    expect((await call("listPayments")).body.total).toBe(1);
    expect((await call("listPayments", { query: { internal: 0 } })).body.total).toBe(0);
  });
});

describe("getCard", () => {
  test("answers the card in the time zone of the request", async () => {
    const { call, create } = await setupCards({ tenant: { timeZone: "Europe/Paris" } });
    await create({ bin: mastercard });
    const date = async (query: Readonly<Record<string, string>>) =>
      (await call("getCard", { path: { card_id: 1 }, query })).body.date;
    expect(await date({})).toBe("2025-03-15 13:00:00");
    expect(await date({ tz: "" })).toBe("2025-03-15 13:00:00");
    expect(await date({ tz: "Asia/Tokyo" })).toBe("2025-03-15 21:00:00");
  });

  test("is refused 404 for no card and 403 for a card of a user the caller may not see", async () => {
    const { call, callAs, create, invite } = await setupCards();
    await create({ bin: mastercard });
    expect((await call("getCard", { path: { card_id: 99 } })).status).toBe(404);
    const member = await callAs((await invite()).id);
    expect((await member("getCard", { path: { card_id: 1 } })).status).toBe(403);
  });
});
