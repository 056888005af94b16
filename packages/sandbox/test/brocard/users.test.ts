import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";

const mark = {
  name: "Mark Member",
  email: "member@example.com",
  team_id: 1,
  role_id: 4,
  can_edit_card_limits: false,
  can_block_company_members: false,
  active_cards_limit: 10,
};
const idsOf = ({ body }: { body: { data: { id: number }[] } }) => body.data.map(({ id }) => id);

describe("createUser", () => {
  test("answers an active user without money", async () => {
    const { call } = await setup();
    const { body, status } = await call("createUser", { body: { ...mark, tz: "America/New_York" } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: 3,
      uuid: "11111111-1111-4111-8111-000000000003",
      team: { id: 1, name: "Example team" },
      role: { id: 4, name: "team_member" },
      state: { value: 1, label: "Active" },
      balances: [{ total: "0.00", reserved: "0.00", available: "0.00", currency: "USD" }],
      limits: [
        { type: "daily_cards_limit", amount: "10.00" },
        { type: "transaction_limit", amount: "1000.00" },
      ],
      permissions: { can_edit_card_limits: false, can_block_company_members: false },
      created_at: "2025-03-15 08:00:00",
      spend: [{ total: "0.00", currency: "USD" }],
      topup_credentials: [{ type: "crypto", alias: "usdt_trc_tron_autotopup", details: { net: "TRC", token: 1 } }],
      available_bins: [{ bin: "411111" }, { bin: "555555" }],
    });
  });

  test("takes null and what is left out as no limit", async () => {
    const { call } = await setup();
    const body = { name: "Ann", email: "ann@example.com", role_id: 4, can_edit_card_limits: null };
    const { body: user } = await call("createUser", { body });
    expect(user.permissions).toEqual({ can_edit_card_limits: true, can_block_company_members: false });
    expect(user.limits).toEqual([{ type: "transaction_limit", amount: "1000.00" }]);
    expect(user.team.id).toBe(1);
  });

  test("refuses an address that is taken, whatever its case", async () => {
    const { call } = await setup();
    await call("createUser", { body: mark });
    const { errors } = await call("createUser", { body: { ...mark, email: "Member@Example.COM" } });
    expect(errors).toEqual({ email: ["The email has already been taken."] });
  });

  test.each([
    { member: "team_id", value: 99 },
    { member: "role_id", value: 99 },
    { member: "role_id", value: 1 },
  ])("refuses $member $value", async ({ member, value }) => {
    const { call } = await setup();
    const { errors } = await call("createUser", { body: { ...mark, [member]: value } });
    expect(errors).toEqual({ [member]: [`The selected ${member} is invalid.`] });
  });

  test("refuses a team of another owner, and takes one of the caller", async () => {
    const { act, call, invite } = await setup();
    const { id: owner_id } = await invite("Tom Third", { role_id: 2 });
    const foreign = Object(await act("createTeam", { name: "Foreign", owner_id })).id;
    const own = Object(await act("createTeam", { name: "Own" })).id;
    expect(Object.keys((await call("createUser", { body: { ...mark, team_id: foreign } })).errors ?? {})).toEqual([
      "team_id",
    ]);
    expect((await call("createUser", { body: { ...mark, team_id: own } })).body.team).toEqual({ id: own, name: "Own" });
  });

  test("is forbidden to a member, whatever the body", async () => {
    const { callAs, invite } = await setup();
    const member = await callAs((await invite()).id);
    expect((await member("createUser", { body: {} })).status).toBe(403);
  });
});

describe("listUsers", () => {
  test("answers users without what only getUser has", async () => {
    const { call } = await setup();
    const { body } = await call("listUsers", { query: { tz: "Asia/Tokyo" } });
    expect(body.data[0]).toMatchObject({ id: 2, created_at: "2025-03-15 21:00:00" });
    expect(body.data[0]).not.toHaveProperty("available_bins");
    expect(body).toMatchObject({ total: 1, per_page: 50, current_page: 1, last_page: 1 });
  });

  test.each([
    { query: { "ids[]": [3] }, ids: [3] },
    { query: { "ids[]": [2, 4, 99] }, ids: [2, 4] },
    { query: { "roles[]": [2] }, ids: [2] },
    { query: { "roles[]": [2, 4] }, ids: [2, 3, 4] },
    { query: { "states[]": [2] }, ids: [4] },
    { query: { "states[]": [1], "roles[]": [4] }, ids: [3] },
    { query: { "teams[]": [99] }, ids: [] },
    { query: { per_page: 2, page: 2 }, ids: [4] },
  ])("answers $ids for $query", async ({ query, ids }) => {
    const { call, invite } = await setup();
    await invite("Mark Member");
    const { id } = await invite("Nora Next");
    await call("updateUser", { path: { user_id: id }, body: { state: 2 } });
    expect(idsOf(await call("listUsers", { query }))).toEqual(ids);
  });

  test("is narrowed to a team", async () => {
    const { act, call, invite } = await setup();
    const team_id = Object(await act("createTeam", { name: "Own" })).id;
    const { id } = await invite("Mark Member", { team_id });
    expect(idsOf(await call("listUsers", { query: { "teams[]": team_id } }))).toEqual([id]);
  });

  test("shows a member the own user alone, and an owner of another team those of that team", async () => {
    const { act, callAs, invite } = await setup();
    const { id } = await invite("Mark Member");
    expect(idsOf(await (await callAs(id))("listUsers"))).toEqual([id]);
    const { id: owner_id } = await invite("Tom Third", { role_id: 2 });
    await act("createTeam", { name: "Foreign", owner_id });
    expect(idsOf(await (await callAs(owner_id))("listUsers"))).toEqual([2, id, owner_id]);
  });
});

describe("getUser", () => {
  test("answers the user with money and what was spent", async () => {
    const { act, call } = await setup();
    await act("fundAccount", { amount: "12.30" });
    const { body } = await call("getUser", { path: { user_id: 2 } });
    expect(body.balances).toEqual([{ total: "12.30", reserved: "0.00", available: "12.30", currency: "USD" }]);
  });

  test("is refused 404 for nobody and 403 for a user the caller may not see", async () => {
    const { call, callAs, invite } = await setup();
    expect((await call("getUser", { path: { user_id: 99 } })).status).toBe(404);
    const member = await callAs((await invite()).id);
    expect((await member("getUser", { path: { user_id: 2 } })).status).toBe(403);
  });
});

describe("updateUser", () => {
  test("changes everything that can be changed", async () => {
    const { act, call, invite } = await setup();
    const team_id = Object(await act("createTeam", { name: "Own" })).id;
    const path = { user_id: (await invite()).id };
    const change = { name: "Mary", state: 4, role_id: 2, team_id, can_block_company_members: true };
    const limits = { can_edit_card_limits: false, active_cards_limit: 3 };
    const { body, status } = await call("updateUser", { path, body: { ...change, ...limits, tz: "Asia/Tokyo" } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Mary",
      state: { value: 4, label: "Suspended" },
      role: { id: 2, name: "team_owner" },
      team: { id: team_id, name: "Own" },
      permissions: { can_edit_card_limits: false, can_block_company_members: true },
      created_at: "2025-03-15 21:00:00",
    });
    expect(body.limits[0]).toEqual({ type: "daily_cards_limit", amount: "3.00" });
  });

  test("leaves what is not sent, and takes a limit away with null", async () => {
    const { call, invite } = await setup();
    const before = await invite("Mark Member", { active_cards_limit: 5, can_edit_card_limits: false });
    const path = { user_id: before.id };
    const { request_id: _, ...same } = (await call("updateUser", { path, body: {} })).body;
    expect(before).toMatchObject(same);
    const changed = (await call("updateUser", { path, body: { active_cards_limit: null, can_edit_card_limits: null } }))
      .body;
    expect(changed.limits.map(({ type }: { type: string }) => type)).toEqual(["transaction_limit"]);
    expect(changed.permissions.can_edit_card_limits).toBe(true);
  });

  test.each([
    { state: 1, label: "Active" },
    { state: 2, label: "Blocked" },
    { state: 4, label: "Suspended" },
    { state: 5, label: "Rejected" },
    { state: 6, label: "Waiting for interview" },
  ])("sets state $state, $label", async ({ state, label }) => {
    const { call, invite } = await setup();
    const path = { user_id: (await invite()).id };
    expect((await call("updateUser", { path, body: { state } })).body.state).toEqual({ value: state, label });
  });

  test("does not let a caller block the own user", async () => {
    const { call } = await setup();
    const path = { user_id: 2 };
    expect(Object.keys((await call("updateUser", { path, body: { state: 2 } })).errors ?? {})).toEqual(["state"]);
    expect((await call("updateUser", { path, body: { state: 1, name: "Olga" } })).body.name).toBe("Olga");
  });

  test.each([{ team_id: 99 }, { role_id: 99 }, { role_id: 1 }])("refuses %j", async (body) => {
    const { call, invite } = await setup();
    const { errors } = await call("updateUser", { path: { user_id: (await invite()).id }, body });
    expect(Object.keys(errors ?? {})).toEqual(Object.keys(body));
  });

  test("is refused 404 for nobody and 403 for a member", async () => {
    const { call, callAs, invite } = await setup();
    expect((await call("updateUser", { path: { user_id: 99 }, body: {} })).status).toBe(404);
    const { id } = await invite("Mark Member", { can_block_company_members: false });
    const member = await callAs(id);
    expect((await member("updateUser", { path: { user_id: id }, body: { name: "Boss" } })).status).toBe(403);
  });

  test("lets a member with the permission block others of the team and do nothing else", async () => {
    const { callAs, invite } = await setup();
    const { id } = await invite("Mark Member", { can_block_company_members: true });
    const path = { user_id: (await invite("Nora Next")).id };
    const member = await callAs(id);
    expect((await member("updateUser", { path, body: { state: 2 } })).body.state.value).toBe(2);
    expect((await member("updateUser", { path, body: { state: 1 } })).body.state.value).toBe(1);
    expect((await member("updateUser", { path, body: { state: 2, name: "x" } })).status).toBe(403);
    expect((await member("updateUser", { path, body: { state: 5 } })).status).toBe(403);
    expect((await member("updateUser", { path: { user_id: 2 }, body: { state: 2 } })).status).toBe(403);
  });
});
