import { describe, expect, test } from "vitest";
import { mastercard, setupCards, tag, visa } from "./cards.fixture.js";

const hour = 3_600_000;
const idsOf = ({ body }: { body: { data: { id: number }[] } }) => body.data.map(({ id }) => id);

/** 1: account_balance with a tag; 2: card_balance of a member; 3: paused with micro-payments; 4: in the archive. An hour apart. */
async function setupList() {
  const made = await setupCards();
  const { change, control, create, invite, tenant } = made;
  const { id } = await invite();
  const wait = () => control.moveClock(tenant.id, { advance: hour });
  await create({ bin: mastercard, tags: [tag] });
  await wait();
  await create({ bin: visa, user_id: id, balance: 0 });
  await wait();
  await create({ bin: mastercard });
  await change(3, { state: 4, micro_payments_enabled: true, micro_payments_limit: 1, micro_payments_limit_sum: 2 });
  await wait();
  await create({ bin: mastercard });
  await change(4, { state: 3 });
  await change(4, { archived: true });
  return { ...made, member: id };
}

describe("listCards", () => {
  test("answers cards outside the archive, oldest first", async () => {
    const { call } = await setupList();
    const answer = await call("listCards");
    expect(idsOf(answer)).toEqual([1, 2, 3]);
    expect(answer.body).toMatchObject({ total: 3, per_page: 50, current_page: 1, last_page: 1 });
    expect(answer.body.data[0].account).toEqual({ id: 123401, purpose_type: "personal_account" });
    expect(answer.body.data[0]).not.toHaveProperty("billing_address");
  });

  test.each([
    { query: { reverse: 1 }, ids: [3, 2, 1] },
    { query: { reverse: 0 }, ids: [1, 2, 3] },
    { query: { archived: "include" }, ids: [1, 2, 3, 4] },
    { query: { archived: "only" }, ids: [4] },
    { query: { archived: "exclude" }, ids: [1, 2, 3] },
    { query: { micro: "only" }, ids: [3] },
    { query: { micro: "exclude" }, ids: [1, 2] },
    { query: { micro: "include" }, ids: [1, 2, 3] },
    { query: { "bins[]": [visa] }, ids: [2] },
    { query: { "bins[]": [visa, mastercard] }, ids: [1, 2, 3] },
    { query: { "ids[]": [3, 1, 99] }, ids: [1, 3] },
    { query: { "ids[]": [4] }, ids: [] },
    { query: { "last_fours[]": "1111" }, ids: [2] },
    { query: { "states[]": [2] }, ids: [1, 2] },
    { query: { "states[]": [4] }, ids: [3] },
    { query: { "states[]": [3], archived: "include" }, ids: [4] },
    { query: { "teams[]": [1] }, ids: [1, 2, 3] },
    { query: { "teams[]": [99] }, ids: [] },
    { query: { "users[]": [3] }, ids: [2] },
    { query: { "accounts[]": [123401] }, ids: [1, 3] },
    { query: { account_shared: 0 }, ids: [1, 2, 3] },
    { query: { account_shared: 1 }, ids: [] },
    { query: { "tags[]": [tag] }, ids: [1] },
    { query: { "tags[]": [tag.toUpperCase()] }, ids: [1] },
    { query: { "states[]": [2], "users[]": [2] }, ids: [1] },
    { query: { per_page: 2, page: 2 }, ids: [3] },
    { query: { per_page: 0 }, ids: [] },
    { query: { page: 9 }, ids: [] },
  ])("answers $ids for $query", async ({ query, ids }) => {
    const { call } = await setupList();
    expect(idsOf(await call("listCards", { query }))).toEqual(ids);
  });

  // The cards were issued at 12:00, 13:00, 14:00 and 15:00 UTC on 15 March 2025; New York is four hours behind.
  test.each([
    { query: { "dates[begin]": "2025-03-15 13:00:00" }, ids: [2, 3] },
    { query: { "dates[end]": "2025-03-15 13:00:00" }, ids: [1, 2] },
    { query: { "dates[begin]": "2025-03-15 12:00:01", "dates[end]": "2025-03-15 13:59:59" }, ids: [2] },
    { query: { "dates[begin]": "2025-03-15", "dates[end]": "2025-03-15" }, ids: [1, 2, 3] },
    { query: { "dates[begin]": "2025-03-16" }, ids: [] },
    { query: { "dates[end]": "2025-03-14" }, ids: [] },
    { query: { "dates[begin]": "2025-03-15 09:00:00", tz: "America/New_York" }, ids: [2, 3] },
    { query: { "dates[begin]": "2025-03-16 00:00:00", tz: "Pacific/Kiritimati" }, ids: [1, 2, 3] },
    { query: { "dates[begin]": "2025-03-15 14:00:00", "dates[end]": "2025-03-15 12:00:00" }, ids: [] },
  ])("answers $ids for the dates $query", async ({ query, ids }) => {
    const { call } = await setupList();
    expect(idsOf(await call("listCards", { query }))).toEqual(ids);
  });

  test("shows a member the own cards alone", async () => {
    const { callAs, member } = await setupList();
    expect(idsOf(await (await callAs(member))("listCards", { query: { archived: "include" } }))).toEqual([2]);
  });

  test("tells pages apart", async () => {
    const { call } = await setupList();
    const { body } = await call("listCards", { query: { per_page: 2, page: 1 } });
    expect(body).toMatchObject({ total: 3, per_page: 2, current_page: 1, last_page: 2 });
  });
});
