import { wrong } from "../../anytime/alter.js";
import { accountForm, openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, id: number) => client.GET("/v1.0/accounts/{id}", { params: { path: { id } } });

/** Request fields whose members have another name in the answer. */
const renamed: Readonly<Record<string, string>> = {
  user_addr_line_1: "user_addr_1",
  user_addr_line_2: "user_addr_2",
  corp_addr_line_1: "corp_addr_1",
  corp_addr_line_2: "corp_addr_2",
  corp_addr_zip: "corp_zip",
  corp_addr_city: "corp_city",
  corp_addr_cc: "corp_cc",
};

export const getAccountScenarios = [
  scenario("getAccount", "answers every field of a business account as it was created", {}, async (world) => {
    const acc_id = await openAccount(world, "business");
    const members = Object.entries(accountForm("business")).map(([field, value]) => [renamed[field] ?? field, value]);
    expectSame("the account", await bodyOf(read(world, acc_id)), { acc_id, ...Object.fromEntries(members) });
  }),

  scenario(
    "getAccount",
    "answers a consumer account without a corporation",
    { evidence: "inferred" },
    async (world) => {
      const account = await bodyOf(read(world, await openAccount(world, "consumer")));
      expectSame("acc_type", account.acc_type, "consumer");
      const corporation = Object.entries(account).filter(([member]) => member.startsWith("corp_"));
      const isEmpty = corporation.every(([, value]) => value === null || value === "" || value === undefined);
      expectThat(isEmpty, "the corporation of a consumer account is to be empty");
    },
  ),

  scenario("getAccount", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownAccount), 4030210);
  }),

  scenario(
    "getAccount",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      const neighbour = await world.neighbour();
      await openAccount(neighbour);
      await refused(read(world, await openAccount(neighbour)), 4030210);
    },
  ),

  scenario(
    "getAccount",
    "answers 400 4000210 for an account number that is none",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["abc", "1.5", "-1", "0"]) await refused(read(world, wrong(id)), 4000210);
    },
  ),
];
