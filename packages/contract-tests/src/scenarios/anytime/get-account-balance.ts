import { wrong } from "../../anytime/alter.js";
import { orderedCard } from "../../anytime/card-fixtures.js";
import { balanceOf, openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

export const getAccountBalanceScenarios = [
  scenario("getAccountBalance", "answers 0 for a new account", {}, async (world) => {
    const id = await openAccount(world);
    const balance = await bodyOf(world.client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id } } }));
    expectSame("the balance", balance, { acc_id: id, balance: 0 });
  }),

  scenario("getAccountBalance", "counts money that arrived to the cent", { needs: ["money"] }, async (world) => {
    const id = await openAccount(world);
    for (const amount of ["0.10", "0.20", "1000.01"]) await world.money.arrive({ acc_id: id, amount });
    expectSame("the balance in cents", await balanceOf(world, id), 100_031);
  }),

  scenario(
    "getAccountBalance",
    "leaves out the money on cards",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { acc_id } = await orderedCard(world);
      expectSame("the balance in cents", await balanceOf(world, acc_id), 95_000);
    },
  ),

  scenario(
    "getAccountBalance",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async ({ client }) => {
      const call = client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id: unknownAccount } } });
      await refused(call, 4030210);
    },
  ),

  scenario(
    "getAccountBalance",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(await world.neighbour());
      await refused(world.client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id } } }), 4030210);
    },
  ),

  scenario(
    "getAccountBalance",
    "answers 400 4000210 for an account number that is none",
    { evidence: "inferred" },
    async ({ client }) => {
      for (const id of ["abc", "0"]) {
        await refused(client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id: wrong(id) } } }), 4000210);
      }
    },
  ),
];
