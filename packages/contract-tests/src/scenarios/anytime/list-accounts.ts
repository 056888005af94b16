import { wrong } from "../../anytime/alter.js";
import { openAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const list = ({ client }: WorldBase, query: { limit_start?: number; limit_number?: number } = {}) =>
  client.GET("/v1.0/accounts", { params: { query } });

export const listAccountsScenarios = [
  scenario("listAccounts", "lists an account with its kind as soon as it is open", {}, async (world) => {
    const before = await bodyOf(list(world, { limit_number: 1 }));
    const acc_id = await openAccount(world, "consumer");
    const { accounts, total_results } = await bodyOf(list(world, { limit_start: 0, limit_number: 500 }));
    expectSame("total_results", total_results, before.total_results + 1);
    const found = accounts.find((account) => account.acc_id === acc_id);
    expectSame("the account in the list", found, { acc_id, acc_type: "consumer" });
  }),

  scenario("listAccounts", "cuts pages that neither overlap nor leave a row out", {}, async (world) => {
    const opened = [await openAccount(world), await openAccount(world, "consumer"), await openAccount(world)];
    const { total_results } = await bodyOf(list(world, { limit_number: 1 }));
    const seen: number[] = [];
    for (let limit_start = 0; limit_start < total_results; limit_start += 2) {
      const { accounts } = await bodyOf(list(world, { limit_start, limit_number: 2 }));
      expectThat(accounts.length <= 2, "a page is to hold at most limit_number rows");
      seen.push(...accounts.map(({ acc_id }) => acc_id));
    }
    expectSame("the number of rows in all pages", seen.length, total_results);
    expectSame("the number of different rows", new Set(seen).size, total_results);
    expectThat(
      opened.every((id) => seen.includes(id)),
      "every account is to be on one of the pages",
    );
  }),

  scenario("listAccounts", "answers an empty page behind the last account", {}, async (world) => {
    const { accounts, total_results } = await bodyOf(list(world, { limit_start: 1_000_000 }));
    expectSame("the accounts of the page", accounts, []);
    expectThat(total_results >= 0, "total_results is to count the accounts whatever the page");
  }),

  scenario("listAccounts", "echoes the filters it was asked with", { evidence: "inferred" }, async (world) => {
    const { filters } = await bodyOf(list(world, { limit_start: 1, limit_number: 7 }));
    expectSame("filters", filters, { limit_start: 1, limit_number: 7 });
  }),

  scenario("listAccounts", "shows no account of another customer", { needs: ["neighbour"] }, async (world) => {
    const foreign = await openAccount(await world.neighbour());
    const own = await openAccount(world);
    const { accounts } = await bodyOf(list(world, { limit_number: 500 }));
    expectThat(
      accounts.some(({ acc_id }) => acc_id === own),
      "the own account is to be in the list",
    );
    // Numbers may repeat between customers, so the count tells.
    expectSame("the number of accounts", accounts.length, 1);
    expectThat(foreign > 0, "the neighbour is to have an account");
  }),

  scenario(
    "listAccounts",
    "answers 400 4000210 for page limits out of range",
    { evidence: "inferred" },
    async (world) => {
      const malformed = [{ limit_start: -1 }, { limit_number: 0 }, { limit_number: -5 }];
      for (const query of malformed) await refused(list(world, query), 4000210);
      for (const limit of ["two", "1.5", "", "1e2"]) {
        await refused(list(world, wrong({ limit_number: limit })), 4000210);
      }
    },
  ),

  scenario("listAccounts", "answers 400 4000210 for an unknown parameter", { evidence: "inferred" }, async (world) => {
    await refused(list(world, wrong({ limit: 5 })), 4000210);
  }),
];
