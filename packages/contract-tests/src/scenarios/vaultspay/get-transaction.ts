import { wrong } from "../../alter.js";
import { expectSame } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { pendingTransfer, readTransaction, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
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
