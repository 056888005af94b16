import { describe, expect, test } from "vitest";
import { mastercard, setupCards, tag, visa } from "./cards.fixture.js";

const path = { card_id: 1 };

describe("listCardChanges", () => {
  test("is empty for a new card", async () => {
    const { call, create } = await setupCards();
    await create({ bin: mastercard });
    expect((await call("listCardChanges", { path })).body).toMatchObject({ data: [], total: 0, last_page: 1 });
  });

  test("shows what changed, by whom, when and what could be spent then", async () => {
    const { call, change, create } = await setupCards();
    await create({ bin: mastercard, total_limit: 50 });
    await change(1, { total_limit: 399, title: "Spring" });
    const { body } = await call("listCardChanges", { path, query: { tz: "America/New_York" } });
    expect(body.data).toEqual([
      {
        id: 1,
        event: { value: "updated", label: "Updated" },
        changes: [{ changed: "total_limit", before: "50.00", after: "399.00" }],
        available: "399.00",
        card: { id: 1, title: "Spring", last_four: "4444" },
        user: { id: 2, name: "Olga Owner" },
        date: "2025-03-15 08:00:00",
      },
    ]);
  });

  test.each([
    { members: { title: "x" }, change: { changed: "title", before: "Spring", after: "x" } },
    { members: { state: 4 }, change: { changed: "state", before: "2", after: "4" } },
    { members: { tags: [] }, change: { changed: "tags", before: tag, after: null } },
    { members: { total_limit: 5 }, change: { changed: "total_limit", before: null, after: "5.00" } },
    {
      members: { account_purpose_type: "team_account" },
      change: { changed: "account_purpose_type", before: "personal_account", after: "team_account" },
    },
  ])("writes $members as $change", async ({ change: expected, members }) => {
    const { call, change, create } = await setupCards();
    await create({ bin: mastercard, tags: [tag] });
    await change(1, members);
    expect((await call("listCardChanges", { path })).body.data[0].changes).toEqual([expected]);
  });

  test("writes balance and top-up of a card with a balance of its own", async () => {
    const { call, change, create } = await setupCards();
    await create({ bin: visa, balance: 10 });
    await change(1, { balance: 20, topup_auto: true, topup_to: 30, topup_threshold: 5 });
    const [entry] = (await call("listCardChanges", { path })).body.data;
    expect(entry.available).toBe("20.00");
    expect(entry.changes).toEqual([
      { changed: "balance", before: "10.00", after: "20.00" },
      { changed: "topup_auto", before: "false", after: "true" },
      { changed: "topup_to", before: null, after: "30.00" },
      { changed: "topup_threshold", before: null, after: "5.00" },
    ]);
  });

  test("writes nothing when nothing changed or the change was refused", async () => {
    const { call, change, create } = await setupCards();
    await create({ bin: mastercard });
    await change(1, { title: "Spring", state: 2 });
    await change(1, { title: "x", balance: 1 });
    expect((await call("listCardChanges", { path })).body.total).toBe(0);
  });

  test("has pages, newest first", async () => {
    const { call, change, create } = await setupCards();
    await create({ bin: mastercard });
    for (const title of ["a", "b", "c"]) await change(1, { title });
    const page = async (number: number) =>
      (await call("listCardChanges", { path, query: { per_page: 2, page: number } })).body;
    expect((await page(1)).data.map(({ id }: { id: number }) => id)).toEqual([3, 2]);
    expect(await page(2)).toMatchObject({ data: [{ id: 1 }], total: 3, current_page: 2, last_page: 2 });
  });

  test("names the user of the key", async () => {
    const { call, callAs, create, invite } = await setupCards();
    const { id } = await invite();
    await create({ bin: mastercard, user_id: id });
    await (await callAs(id))("updateCard", { path, body: { title: "Mine" } });
    expect((await call("listCardChanges", { path })).body.data[0].user).toEqual({ id, name: "Mark Member" });
  });

  test("is refused 404 for no card and 403 for a card of a user the caller may not see", async () => {
    const { call, callAs, create, invite } = await setupCards();
    expect((await call("listCardChanges", { path })).status).toBe(404);
    await create({ bin: mastercard });
    const member = await callAs((await invite()).id);
    expect((await member("listCardChanges", { path })).status).toBe(403);
  });
});

describe("deferCardState", () => {
  const at = "2025-03-16T12:00:00Z";

  test("is shown on the card until it is performed, and logged then", async () => {
    const { act, call, control, create, get, tenant } = await setupCards();
    await create({ bin: mastercard });
    await act("deferCardState", { card_id: 1, state: 3, at });
    const deferred_state = { value: 3, label: "Blocked", perform_at: "2025-03-16 12:00:00" };
    expect((await get(1)).state).toEqual({ value: 2, label: "Active", deferred_state });
    await control.moveClock(tenant.id, { set: at });
    expect((await get(1)).state).toEqual({ value: 3, label: "Blocked" });
    const [entry] = (await call("listCardChanges", { path })).body.data;
    expect(entry).toMatchObject({
      date: "2025-03-16 12:00:00",
      changes: [{ changed: "state", before: "2", after: "3" }],
    });
  });

  test("is given up when the state is set before", async () => {
    const { act, change, control, create, get, tenant } = await setupCards();
    await create({ bin: mastercard });
    await act("deferCardState", { card_id: 1, state: 3, at });
    expect((await change(1, { state: 4 })).body.state).toEqual({ value: 4, label: "Paused" });
    await control.moveClock(tenant.id, { set: at });
    expect((await get(1)).state.value).toBe(4);
  });

  test("gives way to a later one", async () => {
    const { act, control, create, get, tenant } = await setupCards();
    await create({ bin: mastercard });
    await act("deferCardState", { card_id: 1, state: 3, at });
    await act("deferCardState", { card_id: 1, state: 4, at: "2025-03-17T12:00:00Z" });
    await control.moveClock(tenant.id, { set: at });
    expect((await get(1)).state.value).toBe(2);
    await control.moveClock(tenant.id, { set: "2025-03-17T12:00:00Z" });
    expect((await get(1)).state.value).toBe(4);
  });

  test.each([
    { input: { card_id: 9, state: 3, at }, refusal: 404 },
    { input: { card_id: 1, state: 3, at: "soon" }, refusal: 422 },
  ])("refuses $input with $refusal", async ({ input, refusal }) => {
    const { act, create } = await setupCards();
    await create({ bin: mastercard });
    await expect(act("deferCardState", input)).rejects.toMatchObject({ code: "ERR_REFUSED", refusal });
  });
});
