import { describe, expect, test } from "vitest";
import { type CallOptions, callerWith, setup } from "./setup.js";

const email = "owner@example.com";

/** Every operation that asks for a key, with what its path needs. */
const operations: readonly { readonly id: string; readonly options?: CallOptions }[] = [
  { id: "listAccounts", options: { query: { email } } },
  { id: "listBalances" },
  { id: "listBins" },
  { id: "listCards" },
  { id: "createCard", options: { body: {} } },
  { id: "getCard", options: { path: { card_id: 1 } } },
  { id: "updateCard", options: { path: { card_id: 1 }, body: {} } },
  { id: "listCardChanges", options: { path: { card_id: 1 } } },
  { id: "createCardEmbedLink", options: { path: { card_id: 1 } } },
  { id: "listPayments" },
  { id: "groupPayments", options: { query: { group: "team" } } },
  { id: "getPayment", options: { path: { payment_id: 1 } } },
  { id: "listRefunds" },
  { id: "groupRefunds", options: { query: { group: "team" } } },
  { id: "getRefund", options: { path: { refund_id: 1 } } },
  { id: "listTags" },
  { id: "listTopUps" },
  { id: "listTransfers" },
  { id: "createTransfer", options: { body: {} } },
  { id: "getTransfer", options: { path: { transfer_id: 1 } } },
  { id: "listUsers" },
  { id: "createUser", options: { body: {} } },
  { id: "getUser", options: { path: { user_id: 2 } } },
  { id: "updateUser", options: { path: { user_id: 2 }, body: {} } },
  { id: "updateUserBins", options: { path: { user_id: 2 }, body: { bins: [] } } },
];

describe("API key", () => {
  test.each(operations)("is asked for by $id", async ({ id, options }) => {
    const { call } = await setup();
    const { status, body } = await call(id, { ...options, headers: { authorization: null } });
    expect(status).toBe(401);
    expect(body).toEqual({ message: "Unauthenticated.", request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test.each([
    { name: "unknown", authorization: "Bearer unknown" },
    { name: "empty", authorization: "Bearer " },
    { name: "of another scheme", authorization: "Basic b3duZXI6c2VjcmV0" },
  ])("that is $name is refused", async ({ authorization }) => {
    const { call } = await setup();
    expect((await call("listBins", { headers: { authorization } })).status).toBe(401);
  });

  test("may be written with another scheme spelling", async () => {
    const { call, tenant } = await setup();
    const authorization = `bearer ${tenant.settings.apiKey}`;
    expect((await call("listBins", { headers: { authorization } })).status).toBe(200);
  });

  test("is chosen when the tenant is made", async () => {
    const { call, tenant } = await setup({ tenant: { apiKey: "chosen-key" } });
    expect(tenant.settings.apiKey).toBe("chosen-key");
    expect((await call("listBins")).status).toBe(200);
  });

  test("that is changed does not work any more", async () => {
    const { call, control, sandbox, tenant } = await setup();
    await control.tenants.change(tenant.id, { apiKey: "another-key" });
    expect((await call("listBins")).status).toBe(401);
    expect((await callerWith(sandbox, "another-key")("listBins")).status).toBe(200);
  });

  test("of a withdrawn user key does not work any more", async () => {
    const { act, sandbox } = await setup();
    const { apiKey } = Object(await act("createApiKey", { user_id: 2 }));
    expect((await callerWith(sandbox, apiKey)("listBins")).status).toBe(200);
    await act("withdrawApiKey", { apiKey });
    expect((await callerWith(sandbox, apiKey)("listBins")).status).toBe(401);
  });

  test.each([2, 3, 4, 5, 6])("of a user in state %i is forbidden everything", async (state) => {
    const { act, callAs, invite } = await setup();
    const { id } = await invite();
    const member = await callAs(id);
    expect((await member("listBins")).status).toBe(200);
    await act("setUser", { user_id: id, state });
    const { status, body } = await member("listBins");
    expect([status, body.message]).toEqual([403, "This action is unauthorized."]);
  });
});

describe("rate limit", () => {
  test("is off unless it is set", async () => {
    const { call } = await setup();
    for (let count = 0; count < 200; count++) expect((await call("listBins")).status).toBe(200);
  });

  test("refuses the request that is one too many and says when to come again", async () => {
    const { call } = await setup({ tenant: { rateLimit: 2 }, now: () => Date.UTC(2025, 2, 15, 12, 0, 45) });
    await call("listBins");
    await call("listBins");
    const { body, headers, status } = await call("listBins");
    expect([status, body.message, headers.get("retry-after")]).toEqual([429, "Too Many Attempts.", "15"]);
  });

  test("lets requests in again in the next minute", async () => {
    const { call, control, tenant } = await setup({ tenant: { rateLimit: 1 } });
    await call("listBins");
    expect((await call("listBins")).status).toBe(429);
    await control.moveClock(tenant.id, { advance: 60_000 });
    expect((await call("listBins")).status).toBe(200);
  });

  test("is one of each tenant", async () => {
    const { call, control, sandbox } = await setup({ tenant: { rateLimit: 1 } });
    const other = await control.tenants.create({ api: "brocard" });
    await call("listBins");
    expect((await call("listBins")).status).toBe(429);
    expect((await callerWith(sandbox, String(other.settings.apiKey))("listBins")).status).toBe(200);
  });
});
