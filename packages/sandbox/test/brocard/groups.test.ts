import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { gather, keyOfGroup, refundStatisticsOf, statisticsOf, text } from "./groups.fixture.js";
import { accountBin, cardBin, day, neighbour, owner, type PaymentWorld, setupPayments } from "./payments.fixture.js";

const always = { "dates[begin]": "2025-01-01", per_page: 1000 };

/** Two payments a month apart, on cards of two holders, at merchants of two countries. */
async function setupTwo() {
  const world = await setupPayments();
  const member = await world.invite();
  await world.act("topUp", { income: "100", user_id: member.id });
  const [{ uuid }] = (await world.call("listTags")).body.data;
  const cards = [await world.issue({ tags: [uuid] }), await world.issue({ user_id: member.id })];
  const merchants = [{}, { name: "Laden", mcc: "5411", country: "DE" }];
  for (const [index, card_id] of cards.entries()) {
    await world.pay(card_id, "10", { merchant: merchants[index], fees: [{ amount: "0.10" }] });
    await world.pass(30 * day);
  }
  const entities = async (group: string, operationId = "groupPayments") => {
    const { body } = await world.call(operationId, { query: { group, ...always } });
    return body.data.map((row: { group: { entity: unknown } }) => row.group.entity);
  };
  return { ...world, cards, entities, member, tag: uuid };
}

describe("groupPayments", () => {
  test("names what it groups by", async () => {
    const { card, cards, entities, member, tag } = await setupTwo();
    const [first, second] = [await card(cards[0] ?? 0), await card(cards[1] ?? 0)];
    const [mine, theirs] = [first, second].map(({ id, title, last_four, bin }) => ({ id, title, last_four, bin }));
    expect(await entities("card")).toEqual([mine, theirs]);
    expect(await entities("team")).toEqual([{ id: 1, name: "Example team" }]);
    expect(await entities("user")).toEqual([
      { id: owner, email: "owner@example.com", name: "Olga Owner" },
      { id: member.id, email: "mark@example.com", name: "Mark Member" },
    ]);
    expect(await entities("country")).toEqual([
      { id: 1, code: "US" },
      { id: 2, code: "DE" },
    ]);
    expect(await entities("merchant")).toEqual([
      { id: 1, name: "Example Ads" },
      { id: 2, name: "Laden" },
    ]);
    expect(await entities("mcc")).toEqual([{ mcc: "5411" }, { mcc: "7311" }]);
    expect(await entities("tag")).toEqual([{ uuid: tag, name: "Advertising" }]);
  });

  test("names days, weeks and months in the time zone of the request", async () => {
    const { entities, groups } = await setupTwo();
    expect(await entities("date")).toMatchObject([{ short: "2025-03-15" }, { short: "2025-04-14" }]);
    expect(await entities("week")).toEqual([
      { short: "2025-W11", begin: "2025-03-10 00:00:00", end: "2025-03-16 23:59:59" },
      { short: "2025-W16", begin: "2025-04-14 00:00:00", end: "2025-04-20 23:59:59" },
    ]);
    expect(await entities("month")).toMatchObject([
      { short: "2025-03" },
      { short: "2025-04", end: "2025-04-30 23:59:59" },
    ]);
    const late = await groups("date", { ...always, tz: "Pacific/Kiritimati" });
    expect(late.data.map(({ group }: { group: { entity: object } }) => group.entity)).toMatchObject([
      { begin: "2025-03-16 00:00:00" },
      { begin: "2025-04-15 00:00:00" },
    ]);
  });

  test("parts payments at midnight in the time zone of the request, to the second", async () => {
    const { groups, issue, pass, pay } = await setupPayments();
    const card_id = await issue();
    await pass(6.25 * 3_600_000 - 1000); // 18:14:59 UTC, a second before midnight in Nepal.
    await pay(card_id, "1");
    await pass(1000);
    await pay(card_id, "2");
    const amounts = async (tz: string) =>
      (await groups("date", { tz })).data.map(({ amount }: { amount: string }) => amount);
    expect(await amounts("Asia/Kathmandu")).toEqual(["1.00", "2.00"]);
    expect(await amounts("UTC")).toEqual(["3.00"]);
  });

  test("puts a payment of a card with two tags into both groups, one without tags into none", async () => {
    const { act, groups, issue, pay } = await setupPayments();
    const made = await act("createTag", { name: "Second", user_id: owner });
    const tags = ["22222222-2222-4222-8222-000000000001", made.uuid];
    await pay(await issue({ tags }), "1");
    await pay(await issue({ tags: tags.slice(0, 1) }), "2");
    await pay(await issue(), "4");
    const { data, summary, total } = await groups("tag");
    expect(data.map(({ amount }: { amount: string }) => amount)).toEqual(["3.00", "1.00"]);
    expect([total, summary.amount, summary.count]).toEqual([2, "4.00", 3]);
  });

  test("sums all pages, whichever is shown", async () => {
    const { groups } = await setupTwo();
    const [first, second, third] = [1, 2, 3].map((page) => groups("card", { ...always, per_page: 1, page }));
    expect(await first).toMatchObject({ total: 2, per_page: 1, current_page: 1, last_page: 2 });
    expect([(await first).data.length, (await second).data.length, (await third).data]).toEqual([1, 1, []]);
    const summary = { group: { label: "by Card", type: "card" }, amount: "20.20", count: 2 };
    for (const page of [first, second, third]) expect((await page).summary).toMatchObject(summary);
  });

  test.each([
    ["date", "by Date"],
    ["week", "by Week"],
    ["month", "by Month"],
    ["team", "by Team"],
    ["user", "by User"],
    ["card", "by Card"],
    ["country", "by Country"],
    ["merchant", "by Merchant"],
    ["mcc", "by MCC"],
    ["tag", "by Tag"],
  ])("by %s has nothing for a company without payments, under the label %s", async (type, label) => {
    const { groups } = await setupPayments({ money: "0" });
    const { data, summary, total, last_page } = await groups(type);
    expect([data, total, last_page, summary.group]).toEqual([[], 0, 1, { type, label }]);
    expect(summary).toMatchObject({ amount: "0.00", count: 0, decline_rate: 0, settled: { amount: "0.00", count: 0 } });
  });

  test("has no 30 days unless it is asked for dates, and the filters of the list", async () => {
    const { groups } = await setupTwo();
    expect((await groups("team")).summary.count).toBe(2);
    expect((await groups("team", { "dates[begin]": "2025-04-01" })).summary.count).toBe(1);
    expect((await groups("team", { "bins[]": [cardBin] })).data).toEqual([]);
    expect((await groups("user", { "users[]": [owner], "states[]": [3] })).summary.amount).toBe("10.10");
  });

  test("refuses a query without a criterion, or with an unknown one, with 422 and the first error", async () => {
    const { call } = await setupPayments({ money: "0" });
    const none = await call("groupPayments");
    expect(none.body).toMatchObject({
      message: "The group field is required.",
      errors: { group: ["The group field is required."] },
    });
    for (const group of ["company", "decline_reason", "provider", "x"]) {
      const { errors, status } = await call("groupPayments", { query: { group } });
      expect([status, errors]).toEqual([422, { group: ["The selected group is invalid."] }]);
    }
  });

  test("shows a member the own payments, another company none", async () => {
    const world = await setupTwo();
    const query = { group: "team", ...always };
    const asMember = await world.callAs(world.member.id);
    expect((await asMember("groupPayments", { query })).body.summary.count).toBe(1);
    expect((await (await neighbour(world)).call("groupPayments", { query })).body.summary.count).toBe(0);
  });
});

describe("groupRefunds", () => {
  test("names merchants by those of the payments", async () => {
    const { entities, refund, settle } = await setupTwo();
    for (const id of [1, 2]) {
      await settle(id);
      await refund(id, { amount: "2.50" });
    }
    expect(await entities("merchant", "groupRefunds")).toEqual([
      { id: 1, name: "Example Ads" },
      { id: 2, name: "Laden" },
    ]);
  });

  test("refuses criteria that only payments have, and none, with 422 and the first error", async () => {
    const { call } = await setupPayments({ money: "0" });
    for (const group of ["country", "mcc", "tag"]) {
      const { errors } = await call("groupRefunds", { query: { group } });
      expect(errors).toEqual({ group: ["The selected group is invalid."] });
    }
    expect((await call("groupRefunds")).body.message).toBe("The group field is required.");
  });
});

const step = oneof(
  record({
    kind: constantFrom("pay"),
    card: integer({ min: 0, max: 3 }),
    units: integer({ min: 1, max: 60_000 }),
    fee: integer({ min: 0, max: 300 }),
    merchant: integer({ min: 0, max: 3 }),
    isForced: constantFrom(false, false, false, true),
  }),
  record({
    kind: constantFrom("settle", "reverse", "refund"),
    which: integer({ min: 0, max: 30 }),
    units: integer({ min: 1, max: 50_000 }),
  }),
  record({ kind: constantFrom("pass"), hours: integer({ min: 1, max: 300 }) }),
);

const merchants = [
  {},
  { name: "Laden", mcc: "5411", country: "DE" },
  { name: "Sklep", country: "PL" },
  { mcc: "5399" },
];
const reverse = "reversePayment";

type Step = {
  kind: string;
  card?: number;
  units?: number;
  fee?: number;
  merchant?: number;
  isForced?: boolean;
  which?: number;
  hours?: number;
};

/** Plays a history; what an action refuses is no part of it. */
async function play(world: PaymentWorld, cards: readonly number[], history: readonly Step[]): Promise<void> {
  for (const { kind, card = 0, units = 0, fee = 0, merchant = 0, isForced, which = 0, hours = 0 } of history) {
    const fees = fee > 0 ? [{ amount: text(fee) }] : [];
    const order = {
      fees,
      decline_fees: fees,
      merchant: merchants[merchant],
      ...(isForced ? { decline: "network-error" } : {}),
    };
    if (kind === "pay") await world.pay(cards[card] ?? 0, text(units), order);
    else if (kind === "pass") await world.pass(hours * 3_600_000);
    else if (kind === "reverse") await world.act(reverse, { payment_id: which + 1 }).catch(() => undefined);
    else
      await world[kind === "settle" ? "settle" : "refund"](which + 1, { amount: text(units) }).catch(() => undefined);
  }
}

describe("statistics of any history", () => {
  test("equal what the lists add up to, by every criterion and in every time zone", async () => {
    const zones = constantFrom("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham");
    await assert(
      asyncProperty(array(step, { minLength: 5, maxLength: 25 }), zones, async (history, tz) => {
        const world = await setupPayments({ money: "900" });
        const member = await world.invite();
        await world.act("topUp", { income: "300", user_id: member.id });
        const others = [{ bin: cardBin }, { total_limit: 500 }, { user_id: member.id, bin: accountBin }];
        const cards = [await world.issue()];
        for (const members of others) cards.push(await world.issue(members));
        await play(world, cards, history);

        const query = { ...always, tz };
        const payments = await world.payments(query);
        for (const by of ["date", "week", "month", "team", "user", "card", "country", "merchant", "mcc"]) {
          const { data, summary, total } = await world.groups(by, query);
          const expected = gather(by, payments);
          expect([total, data.length]).toEqual([expected.size, expected.size]);
          for (const { group, ...row } of data)
            expect(row).toEqual(statisticsOf(expected.get(keyOfGroup({ group })) ?? []));
          const { group: _, ...sums } = summary;
          expect(sums).toEqual(statisticsOf(payments));
        }
        const refunds = await world.list("listRefunds", query);
        for (const by of ["date", "week", "month", "team", "user", "card"]) {
          const { data, summary } = (await world.call("groupRefunds", { query: { group: by, ...query } })).body;
          const expected = gather(by, refunds);
          expect(data.length).toBe(expected.size);
          for (const { group, ...row } of data) {
            expect(row).toEqual(refundStatisticsOf(expected.get(keyOfGroup({ group })) ?? []));
          }
          expect(summary).toMatchObject(refundStatisticsOf(refunds));
        }
        expect(await world.audit()).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
