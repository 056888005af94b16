import { wrong } from "../../anytime/alter.js";
import { openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { statementsOf } from "../../anytime/transfer-fixtures.js";
import type { World, WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, id: number, txid: string) =>
  client.GET("/v1.0/accounts/{id}/statements/{txid}", { params: { path: { id, txid } } });

async function withStatement(world: World<"money">) {
  const id = await openAccount(world);
  await world.money.arrive({ acc_id: id, amount: "12.34" });
  const [statement] = await statementsOf(world, id);
  expectThat(statement !== undefined, "money that arrived is to be in the list of statements");
  return { id, statement };
}

export const getAccountStatementScenarios = [
  scenario("getAccountStatement", "answers the row of the list", { needs: ["money"] }, async (world) => {
    const { id, statement } = await withStatement(world);
    expectSame("the statement", await bodyOf(read(world, id, statement.txid)), statement);
  }),

  scenario("getAccountStatement", "answers 404 4040210 for an unknown statement", {}, async (world) => {
    const id = await openAccount(world);
    for (const txid of ["999999999", "no-such-statement"]) await refused(read(world, id, txid), 4040210);
  }),

  scenario(
    "getAccountStatement",
    "answers 404 4040210 for a statement of another account",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { statement } = await withStatement(world);
      await refused(read(world, await openAccount(world), statement.txid), 4040210);
    },
  ),

  scenario(
    "getAccountStatement",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(read(world, unknownAccount, "1"), 4030210);
    },
  ),

  scenario(
    "getAccountStatement",
    "answers 403 4030210 for an account of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { id, statement } = await withStatement(await world.neighbour());
      await refused(read(world, id, statement.txid), 4030210);
    },
  ),

  scenario(
    "getAccountStatement",
    "answers 400 4000210 for an account number that is none",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["abc", "0"]) await refused(read(world, wrong(id), "1"), 4000210);
    },
  ),
];
