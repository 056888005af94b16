import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

/** A physical card, and a way to turn one of its switches. */
async function setupSecurity() {
  const world = await setupCards();
  const id = await world.physical();
  const turn = (setting: number, transactionType: string, value: "0" | "1") =>
    world.call("updateCardSecurity", {
      body: { cardId: String(id), id: String(setting), transactionType, value },
    });
  const list = async () => (await world.call("listCardSecurity", { query: { cardId: id } })).data;
  const pay = (members: object = {}) => world.act("simulateCardPayment", { cardId: id, amount: "10.00", ...members });
  const withdraw = () => world.act("simulateAtmWithdrawal", { cardId: id, amount: "10.00" });
  return { ...world, id, turn, list, pay, withdraw };
}

const passed = { decline: null };
const stoppedBy = (ruleId: number) => ({ decline: { reason: "SECURITY_SETTING", ruleId } });
const abroad = { merchant: { city: "New York", country: "United States", countryCode: "USA" } };
const contactless = { entry: "CONTACTLESS" };

describe("listCardSecurity", () => {
  test("answers four switches, all of them off", async () => {
    const { list } = await setupSecurity();
    expect(await list()).toMatchObject([
      { id: 69, transactionType: "ATM_WITHDRAWAL", title: "Block ATM Withdrawal Transactions", enabled: false },
      { id: 70, transactionType: "PURCHASE", title: "Block Purchase Transactions", enabled: false },
      { id: 71, transactionType: "PURCHASE", title: "Block Contactless Transactions", enabled: false },
      { id: 72, transactionType: "ALL", title: "Location Based Security", enabled: false },
    ]);
  });

  test.each([{ cardId: 4999 }, { cardId: "x" }, {}])("refuses %j with 422/1000", async (query) => {
    const { call } = await setupCards();
    const refused = await call("listCardSecurity", { query: { ...query } });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["cardId"] });
  });

  test("answers for a card that has ended", async () => {
    const { act, id, list } = await setupSecurity();
    await act("expireCard", { cardId: id });
    expect(await list()).toHaveLength(4);
  });
});

describe("a switch that is on declines what it names, and nothing else:", () => {
  test("cash", async () => {
    const { pay, turn, withdraw } = await setupSecurity();
    expect((await turn(69, "ATM_WITHDRAWAL", "1")).data).toMatchObject({ id: 69, enabled: true });
    expect(await withdraw()).toMatchObject(stoppedBy(69));
    expect(await pay()).toMatchObject(passed);
    await turn(69, "ATM_WITHDRAWAL", "0");
    expect(await withdraw()).toMatchObject(passed);
  });

  test("purchases", async () => {
    const { pay, turn, withdraw } = await setupSecurity();
    await turn(70, "PURCHASE", "1");
    expect(await pay()).toMatchObject(stoppedBy(70));
    expect(await withdraw()).toMatchObject(passed);
  });

  test("contactless payments", async () => {
    const { pay, turn } = await setupSecurity();
    await turn(71, "PURCHASE", "1");
    expect(await pay(contactless)).toMatchObject(stoppedBy(71));
    expect(await pay({ entry: "CHIP" })).toMatchObject(passed);
  });

  test("what happens abroad", async () => {
    const { act, id, pay, turn } = await setupSecurity();
    await turn(72, "ALL", "1");
    expect(await pay(abroad)).toMatchObject(stoppedBy(72));
    expect(await pay()).toMatchObject(passed);
    const cash = { cardId: id, amount: "10.00", countryCode: "USA" };
    expect(await act("simulateAtmWithdrawal", cash)).toMatchObject(stoppedBy(72));
  });

  test("what it is linked to anew", async () => {
    const { list, pay, turn, withdraw } = await setupSecurity();
    await turn(69, "PURCHASE", "1");
    expect((await list())[0].transactionType).toBe("PURCHASE");
    expect(await withdraw()).toMatchObject(passed);
    expect(await pay()).toMatchObject(stoppedBy(69));
    await turn(69, "ALL", "1");
    expect(await withdraw()).toMatchObject(stoppedBy(69));
  });
});

describe("updateCardSecurity", () => {
  const body = { transactionType: "ATM_WITHDRAWAL", cardId: "4001", id: "69", value: "1" };

  test.each([
    { name: "an unknown card", change: { cardId: "4999" }, keys: ["cardId"] },
    { name: "a card beyond all numbers", change: { cardId: "9".repeat(30) }, keys: ["cardId"] },
    { name: "a card as a number", change: { cardId: 4001 }, keys: ["cardId"] },
    { name: "an unknown switch", change: { id: "99" }, keys: ["id"] },
    { name: "a switch of another card", change: { id: "73" }, keys: ["id"] },
    { name: "another position", change: { value: "2" }, keys: ["value"] },
    { name: "another type", change: { transactionType: "TRANSFER" }, keys: ["transactionType"] },
  ])("refuses $name with 422/1000", async ({ change, keys }) => {
    const { call, errors, virtual } = await setupCards();
    await virtual();
    await virtual();
    const refused = await call("updateCardSecurity", { body: { ...body, ...change } });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys });
    expect(errors).toEqual([]);
  });
});

describe("resetCardSecurity", () => {
  test("turns all switches off and links them as at the start", async () => {
    const { id, list, post, turn } = await setupSecurity();
    const before = await list();
    await turn(69, "ALL", "1");
    await turn(72, "PURCHASE", "1");
    const reset = await post("resetCardSecurity", id);
    expect(reset.data).toEqual(before);
    expect(await list()).toEqual(before);
  });

  test("leaves other cards alone, and refuses a text and an unknown card", async () => {
    const { call, list, post, turn, virtual } = await setupSecurity();
    await virtual();
    await turn(69, "ATM_WITHDRAWAL", "1");
    await post("resetCardSecurity", 4002);
    expect((await list())[0].enabled).toBe(true);
    expect(await post("resetCardSecurity", 4999)).toMatchObject({ status: 422, keys: ["cardId"] });
    expect(await call("resetCardSecurity", { body: { cardId: "4001" } })).toMatchObject({ keys: ["cardId"] });
  });
});
