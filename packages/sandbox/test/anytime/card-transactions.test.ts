import { describe, expect, test } from "vitest";
import { day, neighbour, outcome, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

describe("listCardTransactions", () => {
  test("lists everything that happened on a card, oldest first, declined payments too", async () => {
    const { acc_id, activeCard, call, load, pay, unload } = await setupCards();
    const card_ref = await activeCard();
    await load(card_ref, "10");
    await unload(card_ref, "5");
    await pay({ card_ref, amount: "60" });
    const { body } = await call("listCardTransactions", { path: { card_ref } });
    expect(body).toMatchObject({ filters: { limit_start: 0, limit_number: 50 }, card_ref, acc_id, total_results: 4 });
    const shown = (["S", "P", "P", "D"] as const).map((status, index) => ({ txid: 11111111110 + index, status }));
    expect(body.transactions).toMatchObject(shown);
  });

  test("keeps cards apart", async () => {
    const { activeCard, transactions } = await setupCards();
    const first = await activeCard({ amount: "10" });
    const second = await activeCard({ amount: "20" });
    expect((await transactions(first)).map(({ amount }: { amount: number }) => amount)).toEqual([10]);
    expect((await transactions(second)).map(({ amount }: { amount: number }) => amount)).toEqual([20]);
  });

  test("cuts by days of French time and by page, and counts all of the card", async () => {
    const { activeCard, call, load, pass } = await setupCards();
    const card_ref = await activeCard();
    for (let days = 0; days < 3; days++) {
      await load(card_ref, "10");
      await pass(day);
    }
    const list = async (query: Record<string, string | number>) => {
      const { body } = await call("listCardTransactions", { path: { card_ref }, query });
      return [body.total_results, body.transactions.map(({ date }: { date: string }) => date.slice(0, 10))];
    };
    expect(await list({ date_start: "2024-03-16" })).toEqual([4, ["2024-03-16", "2024-03-17"]]);
    expect(await list({ date_end: "2024-03-15" })).toEqual([4, ["2024-03-15", "2024-03-15"]]);
    expect(await list({ date_start: "2024-03-16", date_end: "2024-03-16" })).toEqual([4, ["2024-03-16"]]);
    expect(await list({ limit_start: 3, limit_number: 5 })).toEqual([4, ["2024-03-17"]]);
    expect(await list({ limit_start: 4 })).toEqual([4, []]);
  });

  test("echoes the filters it applied", async () => {
    const { activeCard, call } = await setupCards();
    const query = { date_start: "2024-03-01", date_end: "2024-03-31", limit_start: 1, limit_number: 2 };
    const { body } = await call("listCardTransactions", { path: { card_ref: await activeCard() }, query });
    expect(body.filters).toEqual(query);
  });

  test.each([
    { query: { date_start: "2024-03-02", date_end: "2024-03-01" }, code: 4000050 },
    { query: { date_start: "2024-02-30" }, code: 4000310 },
    { query: { date_end: "yesterday" }, code: 4000310 },
    { query: { limit_number: 0 }, code: 4000310 },
    { query: { limit_start: "-1" }, code: 4000310 },
    { query: { page: 1 }, code: 4000310 },
  ])("refuses $query with $code", async ({ query, code }) => {
    const { activeCard, call } = await setupCards();
    const answer = await call("listCardTransactions", { path: { card_ref: await activeCard() }, query });
    expect(outcome(answer)).toEqual([400, code]);
  });

  test("refuses a card of another tenant and one nobody ordered with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    for (const path of [{ card_ref }, { card_ref: "ANY9999999999" }]) {
      expect(outcome(await other.call("listCardTransactions", { path }))).toEqual([403, 4030310]);
    }
  });
});

describe("getCardTransaction", () => {
  test("answers what the list shows", async () => {
    const { activeCard, call, pay, transactions } = await setupCards();
    const card_ref = await activeCard();
    const { txid } = await pay({ card_ref, amount: "60" });
    const { body } = await call("getCardTransaction", { path: { card_ref, txid } });
    expect(body).toEqual((await transactions(card_ref)).at(-1));
    expect(body.failed_reason).toEqual([{ code: "TRS0010", message: expect.stringMatching(/money/) }]);
  });

  test("refuses a transaction of another card, an unknown and an endless one with 4040310", async () => {
    const { activeCard, call } = await setupCards();
    const first = await activeCard();
    const card_ref = await activeCard();
    const [{ txid }] = (await call("listCardTransactions", { path: { card_ref: first } })).body.transactions;
    for (const wrong of [txid, 1, "0", "9".repeat(40)]) {
      expect(outcome(await call("getCardTransaction", { path: { card_ref, txid: wrong } }))).toEqual([404, 4040310]);
    }
  });

  test.each(["abc", "-1", "1.5"])("refuses the identifier %s with 4000310", async (txid) => {
    const { activeCard, call } = await setupCards();
    const answer = await call("getCardTransaction", { path: { card_ref: await activeCard(), txid } });
    expect(outcome(answer)).toEqual([400, 4000310]);
  });

  test("refuses a card of another tenant with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    const answer = await other.call("getCardTransaction", { path: { card_ref, txid: 11111111110 } });
    expect(outcome(answer)).toEqual([403, 4030310]);
  });
});

describe("card_last_tx", () => {
  test("comes in the order of settlement for each card, once per transaction", async () => {
    const { activeCard, load, pay, settle, told, unload } = await setupCards();
    const first = await activeCard();
    const second = await activeCard();
    await load(first, "10");
    await pay({ card_ref: second, amount: "60" });
    await unload(first, "5");
    await pay({ card_ref: second, amount: "1" });
    await settle();
    const of = async (card_ref: string) =>
      (await told())
        .filter((body) => body.card_ref === card_ref)
        .map(({ transaction }) => transaction.status + transaction.type);
    expect([await of(first), await of(second)]).toEqual([
      ["SC", "SC", "SD"],
      ["SC", "DD", "SD"],
    ]);
  });

  test("is queued under its card, so that deliveries of one card keep their order", async () => {
    const { activeCard, control, load, settle, tenant } = await setupCards();
    const card_ref = await activeCard();
    await load(card_ref, "10");
    await settle();
    const deliveries = (await control.deliveries(tenant.id)).map(({ event, key }) => ({ event, key }));
    expect(deliveries).toEqual(Array(2).fill({ event: "card_last_tx", key: card_ref }));
  });

  test("is not written without a webhook address, and transactions settle all the same", async () => {
    const { activeCard, card, load, settle, told } = await setupCards({ tenant: { webhookUrl: null } });
    const card_ref = await activeCard();
    await load(card_ref, "10");
    await settle();
    expect([await told(), (await card(card_ref)).balance]).toEqual([[], 60]);
  });
});
