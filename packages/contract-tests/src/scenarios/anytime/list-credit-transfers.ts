import { wrong } from "../../anytime/alter.js";
import { fundedAccount, openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { transfer, transfersOf } from "../../anytime/transfer-fixtures.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

const list = ({ client }: WorldBase, id: number) =>
  client.GET("/v1.0/accounts/{id}/credit-transfers", { params: { path: { id } } });

export const listCreditTransfersScenarios = [
  scenario("listCreditTransfers", "answers an empty list for a new account", {}, async (world) => {
    expectSame("the transfers", await transfersOf(world, await openAccount(world)), []);
  }),

  scenario(
    "listCreditTransfers",
    "lists each transfer as its creation answered it",
    { needs: ["kyc", "money"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const first = await bodyOf(transfer(world, id, { amount: 10.5, dst_comment: "first" }));
      const second = await bodyOf(transfer(world, id, { amount: 20, dst_comment: "second" }));
      const listed = (await transfersOf(world, id)).sort((a, b) => a.internal_id - b.internal_id);
      expectSame("the transfers", listed, [first, second]);
    },
  ),

  scenario(
    "listCreditTransfers",
    "shows the transfers of the account alone",
    { needs: ["kyc", "money"] },
    async (world) => {
      const sender = await fundedAccount(world);
      const other = await fundedAccount(world);
      await bodyOf(transfer(world, sender.id));
      expectSame("the transfers of the other account", await transfersOf(world, other.id), []);
    },
  ),

  scenario(
    "listCreditTransfers",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(list(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "listCreditTransfers",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(list(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),

  scenario(
    "listCreditTransfers",
    "answers 400 4000210 for an account number that is none",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["abc", "0"]) await refused(list(world, wrong(id)), 4000210);
    },
  ),
];
