import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { companyId, doorStories } from "../../vaultspay/door-stories.js";
import { dollar, newAccount, newUser, readAccount, unknownId } from "../../vaultspay/fixtures.js";
import { pageStories } from "../../vaultspay/page-stories.js";
import { scenario } from "../../vaultspay/scenario.js";
import { pendingTransfer } from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/be/api/v1/accounts";

async function idsFor({ client }: WorldBase, query: object): Promise<number[]> {
  const { data } = await succeeded(client.GET(path, { params: { query } }));
  return data.map(({ id }) => id);
}

export const listAccountsScenarios = [
  ...doorStories("listAccounts", (client, options) => client.GET(path, options)),

  ...pageStories("listAccounts", {
    needs: [],
    prepare: async (world) => {
      const { id } = await newUser(world);
      for (const currency of [1, 2, 3]) await newAccount(world, id, currency);
    },
    list: ({ client }, query) => client.GET(path, { params: { query } }),
  }),

  scenario(
    "listAccounts",
    "narrows by user, currency, type and by what is the company's own",
    { evidence: "stated" },
    async (world) => {
      const { id } = await newUser(world);
      const dirhams = await newAccount(world, id);
      const dollars = await newAccount(world, id, dollar);
      const sorted = async (query: object) => (await idsFor(world, query)).sort((a, b) => a - b);
      expectSame("those of the user", await sorted({ userId: id }), [dirhams.id, dollars.id]);
      expectSame("in dollars", await sorted({ userId: id, currencyCode: "USD" }), [dollars.id]);
      expectSame("of the type", await sorted({ userId: id, accountType: "DIGITAL" }), [dirhams.id, dollars.id]);
      expectSame("of another type", await sorted({ userId: id, accountType: "GOLD" }), []);
      expectSame("of nobody", await sorted({ userId: unknownId }), []);
      const { data } = await succeeded(world.client.GET(path, { params: { query: { shownMyAccounts: true } } }));
      expectSame("whose the own ones are", [...new Set(data.map(({ userId }) => userId))], [companyId]);
      expectThat(!data.some((account) => account.id === dirhams.id), "accounts of customers are not the company's own");
    },
  ),

  scenario(
    "listAccounts",
    "narrows to accounts with transactions of a type, and of a third party",
    { needs: ["money"] },
    async (world) => {
      const { account } = await pendingTransfer(world);
      const { id } = await newUser(world);
      const idle = await newAccount(world, id);
      const found = await idsFor(world, { transactionType: "Transfer" });
      expectThat(
        found.includes(account.id) && !found.includes(idle.id),
        "only accounts with a transfer are to be found",
      );
      expectSame("of a third party nobody has", await idsFor(world, { thirdPartyConfigSlug: "nobody" }), []);
    },
  ),

  scenario("listAccounts", "shows the same as the account by its number", { evidence: "stated" }, async (world) => {
    const { id } = await newUser(world);
    const account = await newAccount(world, id);
    const { data } = await succeeded(world.client.GET(path, { params: { query: { userId: id } } }));
    const { totalTransactions: _, ...shown } = await readAccount(world, account.id);
    expectSame("the row", data, [{ ...shown, totalTransactions: null }]);
  }),
];
