import type { components } from "@openissuing/anytime";
import { wrong } from "../../anytime/alter.js";
import { cardAccount, cardBalance, cardOrder, dayInYears, orderOn, readCard } from "../../anytime/card-fixtures.js";
import { balanceOf, openAccount, unknownAccount, uploadPapers } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

type Order = components["schemas"]["CardOrderCreation"];

const order = async (world: WorldBase, acc_id: number, changes: Partial<Order> = {}) =>
  world.client.POST("/v1.0/cards", { body: await cardOrder(world, acc_id, changes) });

const malformed: Readonly<Record<string, readonly string[]>> = {
  card_name: [""],
  card_type: ["GOLD", "plastic"],
  expiry_date: ["2027-02-30", "11/2027", "2016-01-01"],
  amount: ["0", "-1", "abc", "1.001", ""],
  language: ["de", "FR", ""],
  delivery_gender: ["X"],
  delivery_first_name: [""],
  delivery_cc: ["FRA", "XQ"],
};

export const orderCardScenarios = [
  ...(
    [
      { card_type: "PLASTIC", order_status: 3, status: "waits for its activation" },
      { card_type: "VIRTUAL_SINGLE_USE", order_status: 9, status: "is active" },
      { card_type: "VIRTUAL_MULTI_USE", order_status: 9, status: "is active" },
    ] as const
  ).map(({ card_type, order_status, status }) =>
    scenario(
      "orderCard",
      `orders a card of the type ${card_type}, which ${status}`,
      { needs: ["money"] },
      async (world) => {
        const id = await cardAccount(world);
        const ordered = await bodyOf(order(world, id, { card_type }));
        expectSame("order_status", ordered.order_status, order_status);
        const card = await readCard(world, ordered.card_ref);
        expectSame("the card", { acc_id: card.acc_id, card_type: card.card_type }, { acc_id: id, card_type });
        expectSame("whether it is active", card.status === "ACT", order_status === 9);
      },
    ),
  ),

  scenario("orderCard", "moves the amount from the account to the card", { needs: ["money"] }, async (world) => {
    const id = await cardAccount(world, "100.00");
    const { card_ref } = await bodyOf(order(world, id, { amount: 70.25 }));
    expectSame("the balance of the account in cents", await balanceOf(world, id), 2_975);
    expectSame("the balance of the card in cents", await cardBalance(world, card_ref), 7_025);
  }),

  scenario(
    "orderCard",
    "orders a plastic card when no type is named",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await cardAccount(world);
      const { card_type: _, ...rest } = await cardOrder(world, id);
      const { card_ref } = await bodyOf(world.client.POST("/v1.0/cards", { body: rest }));
      expectSame("card_type", (await readCard(world, card_ref)).card_type, "PLASTIC");
    },
  ),

  scenario("orderCard", "orders a plastic card for a consumer account", { needs: ["money"] }, async (world) => {
    const id = await openAccount(world, "consumer");
    await uploadPapers(world, id, "consumer");
    await world.money.arrive({ acc_id: id, amount: "100.00" });
    await bodyOf(order(world, id));
  }),

  scenario(
    "orderCard",
    "orders another card when it is repeated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await cardAccount(world);
      const [first, second] = [await orderOn(world, id), await orderOn(world, id)];
      expectSame("whether the cards differ", first.card_ref !== second.card_ref, true);
      expectSame("whether the orders differ", first.order_id !== second.order_id, true);
    },
  ),

  scenario(
    "orderCard",
    "shows the name on the card and the names of the holder",
    { needs: ["money"] },
    async (world) => {
      const id = await cardAccount(world);
      const { card_ref } = await bodyOf(order(world, id, { card_name: "EXEMPLE SARL" }));
      const { card_name, card_holder } = await readCard(world, card_ref);
      expectSame("embossed", card_name.embossed, "EXEMPLE SARL");
      expectSame("card_holder", card_holder, { gender: "F", first_name: "Camille", last_name: "Exemple" });
    },
  ),

  scenario("orderCard", "answers 400 4000310 for each required field left out", { needs: ["money"] }, async (world) => {
    const { card_type: _, ...required } = await cardOrder(world, await cardAccount(world));
    for (const field of Object.keys(required)) {
      const call = world.client.POST("/v1.0/cards", { body: wrong({ ...required, [field]: undefined }) });
      await refused(call, 4000310);
    }
  }),

  ...Object.entries(malformed).map(([field, values]) =>
    scenario(
      "orderCard",
      `answers 400 4000310 for a malformed ${field}`,
      { needs: ["money"], evidence: "inferred" },
      async (world) => {
        const id = await cardAccount(world);
        for (const value of values) await refused(order(world, id, wrong({ [field]: value })), 4000310);
        expectSame("the balance of the account in cents", await balanceOf(world, id), 100_000);
      },
    ),
  ),

  scenario(
    "orderCard",
    "answers 400 4000310 for a card that is to live too long",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const expiry_date = await dayInYears(world, 50);
      await refused(order(world, await cardAccount(world), { expiry_date }), 4000310);
    },
  ),

  scenario(
    "orderCard",
    "answers 402 4020210 for more money than the account holds",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await cardAccount(world, "49.99");
      await refused(order(world, id), 4020210);
      expectSame("the balance of the account in cents", await balanceOf(world, id), 4_999);
    },
  ),

  scenario("orderCard", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(order(world, unknownAccount), 4030210);
  }),

  scenario(
    "orderCard",
    "answers 403 4030210 for an account of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const neighbour = await world.neighbour();
      const id = await cardAccount(neighbour);
      await refused(order(world, id), 4030210);
      expectSame("the balance of the neighbour in cents", await balanceOf(neighbour, id), 100_000);
    },
  ),

  scenario(
    "orderCard",
    "answers 403 4030330 for less than a card may be loaded with",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await refused(order(world, await cardAccount(world), { amount: 0.01 }), 4030330);
    },
  ),

  scenario(
    "orderCard",
    "answers 403 4030331 for more than a card may be loaded with",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await refused(order(world, await cardAccount(world, "9000000.00"), { amount: 9_000_000 }), 4030331);
    },
  ),

  ...(["VIRTUAL_SINGLE_USE", "VIRTUAL_MULTI_USE"] as const).map((card_type) =>
    scenario(
      "orderCard",
      `answers 403 4030370 for a card of the type ${card_type} of a consumer account`,
      { needs: ["money"] },
      async (world) => {
        const id = await openAccount(world, "consumer");
        await uploadPapers(world, id, "consumer");
        await world.money.arrive({ acc_id: id, amount: "100.00" });
        await refused(order(world, id, { card_type }), 4030370);
        expectSame("the balance of the account in cents", await balanceOf(world, id), 10_000);
      },
    ),
  ),

  scenario(
    "orderCard",
    "answers 429 4290330 for one card more than an account may have",
    { needs: ["money", "limits"], evidence: "inferred" },
    async (world) => {
      await world.limits.set({ cards: 2 });
      const id = await cardAccount(world);
      await orderOn(world, id);
      await orderOn(world, id);
      await refused(order(world, id), 4290330);
      expectSame("the balance of the account in cents", await balanceOf(world, id), 90_000);
    },
  ),

  scenario(
    "orderCard",
    "answers 451 4510320 before any KYC file was uploaded",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      await world.money.arrive({ acc_id: id, amount: "100.00" });
      await refused(order(world, id), 4510320);
    },
  ),
];
