import { unwrap } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { type IssuedCard, payWith, type World } from "./world.js";

/** A card pays, until a limit that was lowered a moment before stops it. */
export async function spendWithinLimits(world: World, card: IssuedCard): Promise<void> {
  const { stage, client, control } = world;
  const cardId = card.id;

  await stage.step("It pays", async () => {
    const { id, status } = await payWith(world, card, "80.00");
    expectThat(status === "PENDING", `the payment is ${status}`);
    await control.act("settleCardPayment", { transactionId: id });
    const { data } = await unwrap(client.GET("/tme/api/v1/transactions/{id}", { params: { path: { id } } }));
    expectThat(data.status === "SUCCESS", `the payment is ${data.status}`);
    return { value: undefined, says: `no. ${id}, 80.00 AED at ${data.merchant?.name}: ${status}, then ${data.status}` };
  });

  await stage.step("Lower what it may spend in a day", async () => {
    const query = { cardId, transactionType: "PURCHASE" } as const;
    const { data } = await unwrap(client.GET("/re/api/v1/transaction-limits", { params: { query } }));
    const found = data.find(({ frequency, limitType }) => frequency === "DAILY" && limitType === "LIMIT");
    expectThat(found !== undefined, "the card has no daily limit");
    const body = {
      transactionType: "PURCHASE",
      id: String(found.id),
      cardId: String(cardId),
      value: "100.00",
    } as const;
    const { data: changed } = await unwrap(client.PUT("/re/api/v1/transaction-limits", { body }));
    const says = `${found.frequency} ${found.transactionType}: ${found.limit} to ${changed.limit} ${changed.currencyCode}`;
    return { value: undefined, says };
  });

  await stage.step("A payment beyond it is declined", async () => {
    const { id, reason, status } = await payWith(world, card, "20.01");
    expectThat(status === "FAILED" && reason === "TRANSACTION_LIMIT", `the payment is ${status} for ${reason}`);
    return { value: undefined, says: `no. ${id}, 20.01 AED after 80.00: ${status}, ${reason}` };
  });

  await stage.step("One within it is not", async () => {
    const { id, status } = await payWith(world, card, "20.00");
    expectThat(status === "PENDING", `the payment is ${status}`);
    return { value: undefined, says: `no. ${id}, 20.00 AED: ${status}` };
  });
}
