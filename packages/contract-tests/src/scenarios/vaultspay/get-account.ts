import { wrong } from "../../alter.js";
import { expectSame } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newAccount, newUser, readAccount, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { ownAccount, pendingTransfer } from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/be/api/v1/accounts/{id}";
const read = ({ client }: WorldBase, id: number) => client.GET(path, { params: { path: { id } } });

export const getAccountScenarios = [
  ...doorStories("getAccount", (client, options) =>
    client.GET(path, { ...options, params: { path: { id: unknownId } } }),
  ),

  scenario(
    "getAccount",
    "shows what createAccount answered, with the number of transactions",
    { evidence: "stated" },
    async (world) => {
      const account = await newAccount(world, (await newUser(world)).id);
      expectSame("the account", await readAccount(world, account.id), { ...account, totalTransactions: 0 });
    },
  ),

  scenario(
    "getAccount",
    "counts money that came in and money that is set aside, in minor units",
    { needs: ["money"] },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      const { balance, balanceOnHold, totalTransactions } = await readAccount(world, account.id);
      const total = transfer.amount + transfer.totalCharges;
      expectSame("the account", [balance, balanceOnHold, totalTransactions], [100_000 - total, total, 2]);
    },
  ),

  scenario("getAccount", "shows an account that was closed", { needs: ["accounts"] }, async (world) => {
    const { id } = await ownAccount(world);
    await world.accounts.setStatus(id, "BLOCK");
    expectSame("the status", (await readAccount(world, id)).status, "BLOCK");
  }),

  scenario(
    "getAccount",
    "answers 422 1000 for an account that does not exist or is another company's",
    { needs: ["neighbour"] },
    async (world) => {
      await refusedFor(read(world, unknownId), "id");
      await refusedFor(read(world, wrong("mine")), "id");
      const neighbour = await world.neighbour();
      const { id } = await newAccount(neighbour, (await newUser(neighbour)).id);
      await refusedFor(read(world, id), "id");
    },
  ),
];
