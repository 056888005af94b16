import { orderOn } from "../../anytime/card-fixtures.js";
import { fundedAccount, ibanAccount, openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { outsideIban, transfer } from "../../anytime/transfer-fixtures.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, cents, expectSame, expectThat, refused } from "../../expectation.js";

const list = (
  { client }: WorldBase,
  id: number,
  query: { date_start?: string; date_end?: string; limit_number?: number } = {},
) => client.GET("/v1.0/accounts/{id}/iban-statements", { params: { path: { id }, query } });

export const listIbanStatementsScenarios = [
  scenario("listIbanStatements", "answers an empty list for a new account", {}, async (world) => {
    const { total_results, transactions } = await bodyOf(list(world, await openAccount(world)));
    expectSame("the list", { total_results, transactions }, { total_results: 0, transactions: [] });
  }),

  scenario(
    "listIbanStatements",
    "lists what went over an IBAN and leaves out the load of a card",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id, iban } = await ibanAccount(world);
      await world.money.arrive({ acc_id: id, amount: "500.00", iban });
      await orderOn(world, id);
      await bodyOf(transfer(world, id, { amount: 20 }));
      const { total_results, transactions } = await bodyOf(list(world, id));
      expectSame("total_results", total_results, 2);
      const moved = transactions.map(({ amount, type }) => `${type} ${cents(amount)}`).sort();
      expectSame("the movements in cents", moved, ["C 50000", "D 2000"]);
    },
  ),

  scenario(
    "listIbanStatements",
    "names the bank details of the other side",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      await bodyOf(transfer(world, id));
      const { transactions } = await bodyOf(list(world, id));
      const sent = transactions.find(({ type }) => type === "D");
      expectThat(sent?.iban.some(({ iban }) => iban === outsideIban) ?? false, "the transfer is to name its receiver");
    },
  ),

  scenario(
    "listIbanStatements",
    "names the virtual IBAN money came through",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await ibanAccount(world);
      const call = world.client.POST("/v1.0/accounts/{id}/virtual-ibans", {
        params: { path: { id } },
        body: { type: "C" },
      });
      const { iban } = await bodyOf(call);
      await world.money.arrive({ acc_id: id, amount: "5.00", iban });
      const { transactions } = await bodyOf(list(world, id));
      expectSame(
        "the virtual IBANs of the list",
        transactions.map(({ virtual_iban }) => virtual_iban),
        [iban],
      );
    },
  ),

  scenario("listIbanStatements", "answers 400 4000050 for dates in the wrong order", {}, async (world) => {
    const id = await openAccount(world);
    await refused(list(world, id, { date_start: "2020-02-01", date_end: "2020-01-31" }), 4000050);
  }),

  scenario(
    "listIbanStatements",
    "answers 400 4000210 for malformed dates and limits",
    { evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      await refused(list(world, id, { date_start: "2020-02-30" }), 4000210);
      await refused(list(world, id, { limit_number: 0 }), 4000210);
    },
  ),

  scenario(
    "listIbanStatements",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(list(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "listIbanStatements",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(list(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),
];
