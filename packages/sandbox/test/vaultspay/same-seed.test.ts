import { expect, test } from "vitest";
import { setup } from "./setup.js";
import { addAminaWithMoney, supplier } from "./users.fixture.js";

const tenant = { id: "one" };

async function story(seed: string): Promise<string> {
  const world = await setup({ seed, tenant });
  await addAminaWithMoney(world);
  await world.call("createPaymentContact", { body: supplier });
  const body = { senderAccountId: "3001", paymentContactId: "5001", purpose: "RENT", description: "Rent", amount: 100 };
  const sent = await world.call("createDirectTransfer", { body });
  return JSON.stringify([world.tenant.settings, sent.body, (await world.call("listTransactions")).body]);
}

test("the same seed, clock and calls give the same bytes, another seed others", async () => {
  const first = await story("a");
  expect(await story("a")).toBe(first);
  expect(await story("b")).not.toBe(first);
});
