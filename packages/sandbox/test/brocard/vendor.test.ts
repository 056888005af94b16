import { describe, expect, test } from "vitest";
import { callerWith, setup } from "./setup.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function ask(path: string, init: RequestInit = {}) {
  const { sandbox, tenant } = await setup();
  const headers = { authorization: `Bearer ${tenant.settings.apiKey}` };
  const response = await sandbox.fetch(new Request(`http://sandbox.test/brocard${path}`, { headers, ...init }));
  return { status: response.status, body: await response.json() };
}

describe("routes", () => {
  test("answer 404 for a path that leads nowhere", async () => {
    const { body, status } = await ask("/api/v2/nowhere");
    expect([status, body]).toEqual([404, { message: "Not found.", request_id: expect.stringMatching(uuid) }]);
  });

  test("answer 405 for a method a path does not have", async () => {
    expect(await ask("/api/v2/cards", { method: "DELETE" })).toMatchObject({ status: 405 });
  });

  test("tell groups of payments from a payment", async () => {
    const { call } = await setup();
    expect((await call("groupPayments", { query: { group: "team" } })).status).toBe(200);
    expect((await call("getPayment", { path: { payment_id: 1 } })).status).toBe(404);
  });

  test.each([
    { id: "getCard", path: { card_id: "x" } },
    { id: "getCard", path: { card_id: 0 } },
    { id: "getCard", path: { card_id: "%00" } },
    { id: "updateUserBins", path: { user_id: "1e3" } },
    { id: "getPayment", path: { payment_id: "99999999999999999999" } },
  ])("answer 404 for $path of $id before they look at anything else", async ({ id, path }) => {
    const { call } = await setup();
    expect((await call(id, { path, query: { tz: "Nowhere" } })).status).toBe(404);
  });
});

describe("request_id", () => {
  test("is another UUID in every answer", async () => {
    const { call } = await setup();
    const ids = new Set<string>();
    for (let count = 0; count < 20; count++) ids.add((await call("listBins")).body.request_id);
    expect(ids.size).toBe(20);
    for (const id of ids) expect(id).toMatch(uuid);
  });

  test("is the same for the same seed, clock and calls", async () => {
    const texts = [];
    for (const seed of ["a", "a"]) {
      const { call, invite } = await setup({ seed, tenant: { id: "one" } });
      texts.push(JSON.stringify([await invite(), (await call("listUsers")).body]));
    }
    expect(texts[0]).toBe(texts[1]);
  });
});

describe("faults of the control API", () => {
  test.each([401, 403, 404, 422, 429])("answer %i in the vendor's shape", async (code) => {
    const { call, control, tenant } = await setup();
    control.faults.add({ tenant: tenant.id, operationId: "getUser", code });
    expect((await call("getUser", { path: { user_id: 2 } })).status).toBe(code);
    expect((await call("getUser", { path: { user_id: 2 } })).status).toBe(200);
  });

  test("know no code that is no status", async () => {
    const { control } = await setup();
    expect(() => control.faults.add({ code: 418 })).toThrow(expect.objectContaining({ code: "ERR_INPUT" }));
  });
});

describe("a tenant", () => {
  test("starts with a team, its owner, a BIN of each kind and a tag, and without money", async () => {
    const { call } = await setup();
    const { body: user } = await call("getUser", { path: { user_id: 2 } });
    expect(user).toMatchObject({ name: "Olga Owner", email: "owner@example.com", role: { id: 2, name: "team_owner" } });
    expect((await call("listBins")).body.total).toBe(2);
    expect((await call("listTags")).body.total).toBe(1);
    expect((await call("listCards")).body.total).toBe(0);
    expect((await call("listBalances")).body.data).toEqual([
      { total: "0.00", reserved: "0.00", available: "0.00", currency: "USD" },
    ]);
  });

  test("has that again after a reset, and the same key", async () => {
    const { act, call, control, invite, tenant } = await setup();
    await act("fundAccount", { amount: "10.00" });
    await invite();
    const before = (await setup()).tenant.settings;
    await control.tenants.reset(tenant.id);
    expect((await call("listUsers")).body.data.map(({ id }: { id: number }) => id)).toEqual([2]);
    expect((await call("listBalances")).body.data[0].total).toBe("0.00");
    expect(tenant.settings.apiKey).toBe(before.apiKey);
    expect((await invite()).id).toBe(3);
  });

  test("sees nothing of another one", async () => {
    const { act, call, control, invite, sandbox } = await setup();
    await act("fundAccount", { amount: "100.00" });
    await invite();
    const body = { bin: "411111", title: "x", user_id: 3, transaction_limit: 1, balance: 0 };
    expect((await call("createCard", { body })).status).toBe(201);
    await act("createTag", { name: "Private", user_id: 3 });
    const other = await control.tenants.create({ api: "brocard" });
    const stranger = callerWith(sandbox, String(other.settings.apiKey));
    expect((await stranger("listCards")).body.total).toBe(0);
    expect((await stranger("listUsers")).body.total).toBe(1);
    expect((await stranger("listTags")).body.total).toBe(1);
    expect((await stranger("getCard", { path: { card_id: 1 } })).status).toBe(404);
    expect((await stranger("getUser", { path: { user_id: 3 } })).status).toBe(404);
    expect((await stranger("listBalances")).body.data[0].total).toBe("0.00");
  });

  test("keeps its profile settings and changes them one by one", async () => {
    const { control, tenant } = await setup({ tenant: { timeZone: "Europe/Paris", rateLimit: 7 } });
    await control.tenants.change(tenant.id, { issuingFee: "1.50", otpWebhookUrl: "http://hooks.test/3ds" });
    expect((await control.tenants.get(tenant.id)).settings).toMatchObject({
      timeZone: "Europe/Paris",
      rateLimit: 7,
      issuingFee: "1.50",
      teamAccounts: true,
      otpWebhookUrl: "http://hooks.test/3ds",
    });
  });

  test.each([{ timeZone: "Nowhere" }, { issuingFee: "x" }, { issuingFee: "-1" }, { rateLimit: -1 }, { unknown: 1 }])(
    "is not made with %j",
    async (settings) => {
      const { control } = await setup();
      await expect(control.tenants.create({ api: "brocard", ...settings })).rejects.toMatchObject({
        code: "ERR_INPUT",
      });
    },
  );

  test("cannot have the key of another one", async () => {
    const { control } = await setup({ tenant: { apiKey: "taken" } });
    const made = control.tenants.create({ api: "brocard", apiKey: "taken" });
    await expect(made).rejects.toMatchObject({ code: "ERR_TENANT_EXISTS" });
  });
});

describe("request log", () => {
  test("shows body and answer, the link to a card page masked", async () => {
    const { call, control, tenant } = await setup();
    await call("createCard", { body: { bin: "555555", title: "Spring", user_id: 2, transaction_limit: 50 } });
    const { body } = await call("createCardEmbedLink", { path: { card_id: 1 } });
    const log = control.requests(tenant.id);
    expect(log[0]).toMatchObject({ operationId: "createCard", form: { title: "Spring", transaction_limit: "50" } });
    expect(JSON.stringify(log)).not.toContain(body.link);
    expect(JSON.stringify(log)).not.toContain(String(tenant.settings.apiKey));
  });
});
