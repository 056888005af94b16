import { activeCard, cardTransactions, load, orderedCard } from "../../anytime/card-fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { AnytimeEvents } from "../../anytime/webhooks.js";
import { bodyOf, cents, expectSame, expectThat } from "../../expectation.js";

type Event = AnytimeEvents["card_last_tx"];

const hasAmount = (amount: number) => (event: Event) => event.body.transaction.amount === amount;

export const receiveCardLastTxScenarios = [
  scenario(
    "receiveCardLastTx",
    "tells a load once it is settled",
    { needs: ["money", "clock", "webhooks"] },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      const path = { card_ref };
      await bodyOf(world.client.POST("/v1.0/cards/{card_ref}/credit", { params: { path }, body: load(25.5) }));
      await world.clock.advance(60);
      const { body } = await world.webhooks.next("card_last_tx", hasAmount(25.5));
      const { status, type, balance_after } = body.transaction;
      expectSame("the card and its account", [body.card_ref, Number(body.acc_id)], [card_ref, acc_id]);
      expectSame(
        "the transaction",
        { status, type, cents: cents(balance_after) },
        { status: "S", type: "C", cents: 7_550 },
      );
    },
  ),

  scenario(
    "receiveCardLastTx",
    "tells an unload once it is settled",
    { needs: ["money", "clock", "webhooks"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const path = { card_ref };
      await bodyOf(world.client.POST("/v1.0/cards/{card_ref}/debit", { params: { path }, body: load(12.5) }));
      await world.clock.advance(60);
      const { body } = await world.webhooks.next("card_last_tx", hasAmount(12.5));
      const { status, type, balance_after } = body.transaction;
      expectSame(
        "the transaction",
        { status, type, cents: cents(balance_after) },
        { status: "S", type: "D", cents: 3_750 },
      );
    },
  ),

  scenario(
    "receiveCardLastTx",
    "tells the first load of an order",
    { needs: ["money", "webhooks"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      const { body } = await world.webhooks.next("card_last_tx", hasAmount(50));
      expectSame("the card", body.card_ref, card_ref);
      expectSame("the direction", body.transaction.type, "C");
    },
  ),

  scenario(
    "receiveCardLastTx",
    "tells a payment as the transaction of the card shows it",
    { needs: ["money", "clock", "payments", "webhooks"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "9.83", mcc: 5942, description: "EXAMPLE BOOKS" });
      await world.clock.advance(60);
      const { body } = await world.webhooks.next(
        "card_last_tx",
        ({ body: { transaction } }) => transaction.status === "S" && transaction.amount === 9.83,
      );
      const row = (await cardTransactions(world, card_ref)).find(({ mcc }) => mcc === 5942);
      const told = body.transaction;
      expectSame(
        "the message",
        [Number(told.txid), Number(told.mcc), told.currency, cents(told.balance_after), told.date, told.description],
        [row?.txid, 5942, row?.currency, cents(row?.balance_after ?? 0), row?.date, "EXAMPLE BOOKS"],
      );
    },
  ),

  scenario(
    "receiveCardLastTx",
    "tells a declined payment",
    { needs: ["money", "payments", "webhooks"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "77.77" });
      const { body } = await world.webhooks.next("card_last_tx", hasAmount(77.77));
      expectSame("the status", body.transaction.status, "D");
    },
  ),

  scenario(
    "receiveCardLastTx",
    "tells the transactions of a card in their order",
    { needs: ["money", "clock", "payments", "webhooks"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const amounts = [1, 2, 3, 4, 5];
      for (const amount of amounts) {
        await world.payments.pay({ card_ref, amount: `${amount}.00` });
        await world.clock.advance(60);
      }
      await world.webhooks.next("card_last_tx", hasAmount(5));
      const told = world.webhooks.deliveries.flatMap((delivery) => {
        if (delivery.name !== "card_last_tx") return [];
        const { transaction } = delivery.event.body;
        return transaction.type === "D" ? [transaction.amount] : [];
      });
      expectSame("the amounts in the order of arrival", told, amounts);
    },
  ),

  scenario(
    "receiveCardLastTx",
    "gives each message a number and leaves none out",
    { needs: ["money", "payments", "clock", "webhooks"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "6.00" });
      await world.clock.advance(60);
      await world.webhooks.next("card_last_tx", hasAmount(6));
      expectThat(
        world.webhooks.deliveries.every(({ event }) => event.request_id > 0),
        "each message is to have a number",
      );
      const rows = await cardTransactions(world, card_ref);
      const told = new Set(
        world.webhooks.deliveries.flatMap(({ name, event }) =>
          name === "card_last_tx" && "method" in event.body ? [Number(event.body.transaction.txid)] : [],
        ),
      );
      expectThat(
        rows.every(({ txid }) => told.has(txid)),
        "every transaction of the card is to be told",
      );
    },
  ),
];
