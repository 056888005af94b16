import { defineAction } from "../core/action.js";
import { minorUnits } from "../core/money.js";
import { credit, moneyOf } from "./account-money.js";
import { selectAccount, updateAccountStatus } from "./accounts.tables.js";
import { summaryOf } from "./accounts-wire.js";
import { invalid, unknown } from "./fault.js";
import { recordTransaction } from "./transaction-records.js";
import type { VaultsPayScene } from "./types.js";

interface Funding {
  readonly accountId: number;
  readonly amount: string;
}

export const fundAccount = defineAction({
  name: "fundAccount",
  summary: "Money arrives on an account from the outside world. `amount`: major units, such as 10.00.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["accountId", "amount"],
    properties: { accountId: { type: "integer" }, amount: { type: "string" } },
  },
  run: async (scene: VaultsPayScene, { accountId, amount }: Funding) => {
    const account = await scene.tx.first(selectAccount, { tenant: scene.tenant.id, id: accountId });
    if (!account) throw unknown("accountId");
    const units = minorUnits(amount, account.currency);
    if (units === undefined || units <= 0) throw invalid("amount", "amount is no amount above zero");
    const narration = `Deposit of ${units}`;
    const { id } = await recordTransaction(scene, {
      type: "Deposit",
      status: "SUCCESS",
      apiStatus: "SUCCESS",
      narration,
      currency: account.currency,
      billing: units,
      transactionCurrency: account.currency,
      transaction: units,
      rate: null,
      charges: [],
      senderAccountId: null,
      receiverAccountId: account.id,
      receiver: summaryOf(account),
      card: null,
      merchant: null,
      location: null,
      slug: "vp-acq",
    });
    await credit(scene, account, { amount: units, transactionId: id, narration });
    return { transactionId: id, balance: (await moneyOf(scene, account)).available };
  },
});

export const setAccountStatus = defineAction({
  name: "setAccountStatus",
  summary: "Sets the status of an account, such as BLOCK; only an ACTIVE one can be used (500/1012).",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["accountId", "status"],
    properties: { accountId: { type: "integer" }, status: { type: "string", pattern: "^[A-Z][A-Z_]*$" } },
  },
  run: async ({ tenant, tx }: VaultsPayScene, { accountId, status }: { accountId: number; status: string }) => {
    if ((await tx.run(updateAccountStatus, { tenant: tenant.id, id: accountId, status })) === 0) {
      throw unknown("accountId");
    }
    return { accountId, status };
  },
});
