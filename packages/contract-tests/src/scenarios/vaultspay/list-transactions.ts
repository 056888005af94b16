import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { fundedCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { pageStories } from "../../vaultspay/page-stories.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { ownAccount, pendingTransfer, readTransaction } from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/tme/api/v1/transactions";
const list = ({ client }: Pick<WorldBase, "client">, query: object = {}) =>
  client.GET(path, { params: { query: wrong(query) } });

export const listTransactionsScenarios = [
  ...doorStories("listTransactions", (client, options) => client.GET(path, options)),

  ...pageStories("listTransactions", {
    needs: ["money"],
    prepare: async (world) => {
      const { id } = await ownAccount(world);
      for (const amount of ["1.00", "2.00", "3.00"]) await world.money.arrive(id, amount);
    },
    list: ({ client }, query) => client.GET(path, { params: { query } }),
  }),

  scenario(
    "listTransactions",
    "shows a transfer between its accounts, in major units, newest first",
    { needs: ["money"] },
    async (world) => {
      const { account, contact, transfer } = await pendingTransfer(world);
      const [row] = (await succeeded(list(world))).data;
      expectSame(
        "the row",
        [
          row?.id,
          row?.transactionId,
          row?.transactionType,
          row?.status,
          row?.billingAmount,
          row?.senderAccount?.id,
          row?.receiverAccount?.iban,
        ],
        [
          transfer.id,
          transfer.transactionId,
          "Transfer",
          "PENDING",
          { amount: 100, currencyCode: "AED", amountType: "BILLING" },
          account.id,
          contact.details.iban,
        ],
      );
      expectSame("the charges", row?.totalCharges, transfer.totalCharges / 100);
      const {
        apiStatus: _,
        charges: _c,
        conversions: _r,
        thirdPartyConfigSlug: _s,
        transactionAmount: _t,
        ...shown
      } = await readTransaction(world, transfer.id);
      expectSame("the row against the record", row, shown);
    },
  ),

  scenario(
    "listTransactions",
    "narrows by status, type, account and days",
    { needs: ["money", "transfers"], evidence: "stated" },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      const ids = async (query: object) => (await succeeded(list(world, query))).data.map(({ id }) => id);
      expectSame("pending ones", await ids({ status: "PENDING" }), [transfer.id]);
      await world.transfers.settle(transfer.id);
      expectSame("pending ones after it was done", await ids({ status: "PENDING" }), []);
      expectSame("transfers", await ids({ transactionType: "Transfer" }), [transfer.id]);
      expectSame("purchases", await ids({ transactionType: "Purchase" }), []);
      expectSame("of the account", (await ids({ accountId: account.id })).length, 2);
      expectSame("of no account", await ids({ accountId: unknownId }), []);
      expectSame("of no card", await ids({ cardId: unknownId }), []);
      const day = (await readTransaction(world, transfer.id)).dateTime.slice(0, 10);
      expectSame("of the day", (await ids({ startDate: day, endDate: day })).length, 2);
      expectSame("of days before", await ids({ endDate: "2001-01-01" }), []);
    },
  ),

  scenario(
    "listTransactions",
    "narrows to the purchases of a card, shown with its last digits and its merchant",
    { needs: ["kyc", "money", "payments"], evidence: "stated" },
    async (world) => {
      const [card, other] = [await fundedCard(world), await fundedCard(world)];
      const id = await world.payments.pay({ cardId: card.id, amount: "12.34" });
      await world.payments.pay({ cardId: other.id, amount: "1.00" });
      const { data } = await succeeded(list(world, { cardId: card.id, transactionType: "Purchase" }));
      expectSame(
        "the rows",
        data.map((row) => [row.id, row.card, row.billingAmount.amount, row.status]),
        [[id, { id: card.id, lastFourDigits: card.lastFourDigits, cardType: "VIRTUAL" }, 12.34, "PENDING"]],
      );
      const record = await readTransaction(world, id);
      expectSame("merchant and place", [data[0]?.merchant, data[0]?.location], [record.merchant, record.location]);
    },
  ),

  scenario("listTransactions", "answers 422 1000 to filters that are no good", {}, async (world) => {
    await refusedFor(list(world, { status: "GONE" }), "status");
    await refusedFor(list(world, { startDate: "yesterday" }), "startDate");
    await refusedFor(list(world, { accountId: "mine" }), "accountId");
  }),
];
