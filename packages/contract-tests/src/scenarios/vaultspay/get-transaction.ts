import { wrong } from "../../alter.js";
import { expectSame } from "../../expectation.js";
import { fundedCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { readAccount, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { pendingTransfer, readTransaction } from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/tme/api/v1/transactions/{id}";
const read = ({ client }: WorldBase, id: number) => client.GET(path, { params: { path: { id } } });

export const getTransactionScenarios = [
  ...doorStories("getTransaction", (client, options) =>
    client.GET(path, { ...options, params: { path: { id: unknownId } } }),
  ),

  scenario(
    "getTransaction",
    "shows amounts, charges and the state at the third party",
    { needs: ["money"], evidence: "stated" },
    async (world) => {
      const { transfer } = await pendingTransfer(world);
      const record = await readTransaction(world, transfer.id);
      expectSame("both amounts", [record.billingAmount.amount, record.transactionAmount.amount], [100, 100]);
      const charged = record.charges.reduce((sum, { billingAmount }) => sum + Math.round(billingAmount * 100), 0);
      expectSame(
        "the charges",
        [charged, Math.round(record.totalCharges * 100)],
        [transfer.totalCharges, transfer.totalCharges],
      );
    },
  ),

  scenario("getTransaction", "follows a transfer to its end", { needs: ["money", "transfers"] }, async (world) => {
    const { transfer } = await pendingTransfer(world);
    const status = async () => (await readTransaction(world, transfer.id)).status;
    const seen = [await status()];
    await world.transfers.settle(transfer.id);
    seen.push(await status());
    await world.transfers.reverse(transfer.id);
    seen.push(await status());
    expectSame("the statuses", seen, ["PENDING", "SUCCESS", "FAILED"]);
  }),

  scenario(
    "getTransaction",
    "shows a purchase with card, merchant, place, and both currencies with the rate between them",
    { needs: ["kyc", "money", "payments"], evidence: "stated" },
    async (world) => {
      const card = await fundedCard(world);
      const merchant = { mcc: "5812", name: "Example Bistro", countryCode: "FRA" };
      const order = { cardId: card.id, amount: "10.00", currency: "EUR", rate: "4.25", merchant };
      const record = await readTransaction(world, await world.payments.pay(order));
      expectSame("the type", [record.transactionType, record.status], ["Purchase", "PENDING"]);
      expectSame(
        "the card",
        [record.card?.id, record.card?.cardToken, record.card?.lastFourDigits],
        [card.id, tokenOf(card), card.lastFourDigits],
      );
      expectSame("the merchant", [record.merchant?.mcc, record.merchant?.name], [merchant.mcc, merchant.name]);
      expectSame("where it was", record.location?.countryCode, "FRA");
      expectSame(
        "the amounts",
        [record.transactionAmount, record.billingAmount, record.conversions?.transactionToBillingCR],
        [
          { amount: 10, currencyCode: "EUR", amountType: "TRANSACTION" },
          { amount: 42.5, currencyCode: "AED", amountType: "BILLING" },
          4.25,
        ],
      );
    },
  ),

  scenario(
    "getTransaction",
    "follows a purchase that is settled and given back, and one that is declined",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const card = await fundedCard(world, "50.00");
      const id = await world.payments.pay({ cardId: card.id, amount: "20.00" });
      await world.payments.settle(id);
      expectSame("the status once settled", (await readTransaction(world, id)).status, "SUCCESS");
      await world.payments.reverse(id);
      expectSame("the status once given back", (await readTransaction(world, id)).status, "FAILED");
      const { balance, balanceOnHold } = await readAccount(world, card.account.accountId);
      expectSame("the account", [balance, balanceOnHold], [5000, 0]);
      const declined = await world.payments.pay({ cardId: card.id, amount: "50.01" });
      expectSame("the status of one beyond the money", (await readTransaction(world, declined)).status, "FAILED");
    },
  ),

  scenario(
    "getTransaction",
    "answers 422 1000 for a record that does not exist or is another company's",
    { needs: ["money", "neighbour"] },
    async (world) => {
      await refusedFor(read(world, unknownId), "id");
      await refusedFor(read(world, wrong("first")), "id");
      const { transfer } = await pendingTransfer(await world.neighbour());
      await refusedFor(read(world, transfer.id), "id");
    },
  ),
];
