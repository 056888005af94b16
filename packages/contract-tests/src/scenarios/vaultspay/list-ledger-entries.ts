import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { companyId, doorStories } from "../../vaultspay/door-stories.js";
import { readAccount, type Schemas, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { pendingTransfer } from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/be/api/v1/account-ledger/{id}";
const read = ({ client }: WorldBase, id: number, query: object = {}) =>
  client.GET(path, { params: { path: { id }, query } });

const moves = (entries: readonly Schemas["LedgerEntry"][]) =>
  entries.map(({ balance, credit, debit }) => ({ balance, credit, debit }));

export const listLedgerEntriesScenarios = [
  ...doorStories("listLedgerEntries", (client, options) =>
    client.GET(path, { ...options, params: { path: { id: unknownId } } }),
  ),

  scenario(
    "listLedgerEntries",
    "tells what came in and went out, newest first, with the balance after it",
    { needs: ["money"], evidence: "stated" },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      const { data } = await succeeded(read(world, account.id));
      const total = transfer.amount + transfer.totalCharges;
      expectSame("the entries", moves(data), [
        { debit: total, credit: 0, balance: 100_000 - total },
        { debit: 0, credit: 100_000, balance: 100_000 },
      ]);
      expectSame("the transaction of the newest", data[0]?.transactionId, transfer.id);
      expectSame("the balance of the account", (await readAccount(world, account.id)).balance, data[0]?.balance);
    },
  ),

  scenario("listLedgerEntries", "tells money that comes back", { needs: ["money", "transfers"] }, async (world) => {
    const { account, transfer } = await pendingTransfer(world);
    await world.transfers.reverse(transfer.id);
    const [newest] = (await succeeded(read(world, account.id))).data;
    const total = transfer.amount + transfer.totalCharges;
    expectSame("the entry", newest && moves([newest]), [{ debit: 0, credit: total, balance: 100_000 }]);
  }),

  scenario(
    "listLedgerEntries",
    "narrows by transaction, user and days, both of which count",
    { needs: ["money"], evidence: "stated" },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      const count = async (query: object) => (await succeeded(read(world, account.id, query))).data.length;
      expectSame("of the transfer", await count({ transactionId: transfer.id }), 1);
      expectSame("of its user", await count({ userId: companyId }), 2);
      expectSame("of another user", await count({ userId: unknownId }), 0);
      const [first] = (await succeeded(read(world, account.id))).data;
      const moment = String(first?.date);
      const day = moment.slice(0, 10);
      expectSame("of the day", await count({ startDate: day, endDate: day }), 2);
      expectThat((await count({ startDate: moment, endDate: moment })) >= 1, "both ends are to count");
      expectSame("of days before", await count({ endDate: "2001-01-01" }), 0);
      expectSame("between ends in the wrong order", await count({ startDate: "2099-01-01", endDate: "2001-01-01" }), 0);
    },
  ),

  scenario(
    "listLedgerEntries",
    "answers 422 1000 for an unknown account and for days that are none",
    {},
    async (world) => {
      await refusedFor(read(world, unknownId), "id");
      await refusedFor(read(world, wrong("mine")), "id");
      const { data } = await succeeded(world.client.GET("/be/api/v1/accounts"));
      const id = data[0]?.id ?? 0;
      await refusedFor(read(world, id, { startDate: "yesterday" }), "startDate");
      await refusedFor(read(world, id, { endDate: "2026-02-30" }), "endDate");
      await refusedFor(read(world, id, { transactionId: "first" }), "transactionId");
    },
  ),
];
