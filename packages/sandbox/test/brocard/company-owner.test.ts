import { describe, expect, test } from "vitest";
import { callerWith, setup } from "./setup.js";

const companyOwner = { roleId: 1 };

/** A company whose key is that of its owner, with a member in a team of its own, a card and a payment there. */
async function setupCompany() {
  const made = await setup({ tenant: companyOwner });
  const { act, call, invite } = made;
  const { user_id: boss } = Object(await act("setUser", { user_id: (await invite("Tom Boss")).id, role_id: 2 }));
  const { id: team_id } = Object(await act("createTeam", { name: "Buyers", owner_id: boss }));
  const buyer = await invite("Ben Buyer", { team_id });
  await act("fundAccount", { email: buyer.email, amount: "100.00" });
  const form = { bin: "555555", title: "Ads", user_id: buyer.id, transaction_limit: 50 };
  const card = (await call("createCard", { body: form })).body;
  await act("simulatePayment", { card_id: card.id, amount: "10.00" });
  return { ...made, boss, buyer, card, team_id };
}

const idsOf = ({ body }: { body: { data: { id: number }[] } }) => body.data.map(({ id }) => id);

describe("a company owner", () => {
  test("has the key of the tenant where its settings say so", async () => {
    const { call, tenant } = await setup({ tenant: companyOwner });
    expect((await call("getUser", { path: { user_id: 2 } })).body.role).toEqual({ id: 1, name: "company_owner" });
    expect(tenant.settings.roleId).toBe(1);
  });

  test("is nobody where they do not, until a role is set", async () => {
    const { act, call, control, tenant } = await setup();
    const role = async () => (await call("getUser", { path: { user_id: 2 } })).body.role.id;
    expect(await role()).toBe(2);
    await control.tenants.change(tenant.id, companyOwner);
    expect(await role()).toBe(1);
    await act("setUser", { user_id: 2, role_id: 4 });
    expect(await role()).toBe(4);
    await control.tenants.reset(tenant.id);
    expect(await role()).toBe(1);
  });

  test("gets a key of its own beside that of the team owner", async () => {
    const { act, callAs, invite } = await setup();
    const { id: user_id } = await invite("Carla Chief");
    expect(await act("setUser", { user_id, role_id: 1 })).toEqual({ user_id, state: 1, role_id: 1 });
    const call = await callAs(user_id);
    expect((await call("getUser", { path: { user_id } })).body.role.name).toBe("company_owner");
  });

  test("sees users, cards, payments and statistics of teams that are not the own", async () => {
    const { act, boss, buyer, call, callAs, card, team_id } = await setupCompany();
    expect(idsOf(await call("listUsers"))).toEqual([2, boss, buyer.id]);
    expect(idsOf(await call("listCards", { query: { "teams[]": team_id } }))).toEqual([card.id]);
    expect(idsOf(await call("listPayments"))).toEqual([1]);
    const { body } = await call("groupPayments", { query: { group: "team" } });
    expect(body.data.map(({ group }: { group: object }) => group)).toEqual([
      { type: "team", entity: { id: team_id, name: "Buyers" } },
    ]);
    expect((await call("listAccounts", { query: { email: buyer.email } })).body.total).toBe(2);
    // The owner of that team sees that team alone.
    await act("setUser", { user_id: buyer.id, role_id: 2 });
    const narrow = await callAs(buyer.id);
    expect(idsOf(await narrow("listUsers"))).toEqual([buyer.id]);
    expect((await narrow("getUser", { path: { user_id: 2 } })).status).toBe(403);
  });

  test("changes and moves users, cards and money of every team", async () => {
    const { buyer, call, card, team_id } = await setupCompany();
    const moved = await call("updateUser", { path: { user_id: buyer.id }, body: { team_id: 1, role_id: 1 } });
    expect([moved.status, moved.body.team.id, moved.body.role.id]).toEqual([200, 1, 1]);
    await call("updateUser", { path: { user_id: buyer.id }, body: { team_id } });
    expect((await call("updateCard", { path: { card_id: card.id }, body: { total_limit: 80 } })).status).toBe(200);
    const body = { from: buyer.email, to: "owner@example.com", amount: 5, currency: "USD" };
    expect((await call("createTransfer", { body })).status).toBe(201);
    expect((await call("updateUserBins", { path: { user_id: buyer.id }, body: { bins: ["555555"] } })).status).toBe(
      200,
    );
  });

  test("is changed by no owner of a team, who sees the user all the same", async () => {
    const { act, call, invite } = await setup();
    const { id: user_id } = await invite("Carla Chief");
    await act("setUser", { user_id, role_id: 1 });
    expect((await call("getUser", { path: { user_id } })).status).toBe(200);
    expect((await call("updateUser", { path: { user_id }, body: { name: "Other" } })).status).toBe(403);
  });

  test("sees nothing of another company", async () => {
    const { control, sandbox } = await setupCompany();
    const other = await control.tenants.create({ api: "brocard", ...companyOwner });
    const call = callerWith(sandbox, String(other.settings.apiKey));
    expect(idsOf(await call("listUsers"))).toEqual([2]);
    expect((await call("getCard", { path: { card_id: 1 } })).status).toBe(404);
  });

  test.each([0, 3, 9, "1", null])("is not made of the role %j", async (roleId) => {
    const { control } = await setup();
    await expect(control.tenants.create({ api: "brocard", roleId })).rejects.toMatchObject({ code: "ERR_INPUT" });
  });
});
