import { defineAction } from "../core/action.js";
import { WORLD } from "../core/ledger.js";
import { decimalText, minorUnits } from "../core/money.js";
import { type AccountRow, selectAccountById, selectAccountOfUser } from "./accounts.tables.js";
import { chargeAnyway, settleDebt } from "./debts.js";
import { invalid, notFound } from "./fault.js";
import { ledgerAccount } from "./ledger-names.js";
import { messages } from "./messages.js";
import {
  insertTopUp,
  selectTopUp,
  type TopUpMethod,
  type TopUpRow,
  type TopUpState,
  updateTopUpState,
} from "./top-ups.tables.js";
import { userBehind } from "./transfers-ends.js";
import type { BrocardScene } from "./types.js";
import { firstUser } from "./world.js";

interface TopUpInput {
  /** Whose account; the first user's unless said otherwise. */
  readonly user_id?: number;
  /** An account by its `acc_…`, for that of a team. */
  readonly account?: string;
  /** What was paid in, a decimal in the currency of the account. */
  readonly income: string;
  /** What is kept of it; nothing unless said otherwise. */
  readonly commission?: string;
  readonly method?: TopUpMethod;
  /** 2, committed, unless said otherwise. */
  readonly state?: TopUpState;
}

const methods: readonly TopUpMethod[] = [
  "other",
  "marketcall",
  "capitalist",
  "wire",
  "usdt_erc",
  "usdt_trc",
  "usdt_trc_tron",
  "usdt_erc_ether",
  "usdt_binance",
  "usdt_trc_tron_autotopup",
];
const committed = 2;
const reverted = 5;
const stateSchema = { type: "integer", enum: [1, 2, 3, 4, 5] } as const;

export const topUp = defineAction({
  name: "topUp",
  summary: "Money is paid in from outside to the account of a user, or to that of a team by its `acc_…`.",
  schema: {
    type: "object",
    required: ["income"],
    additionalProperties: false,
    properties: {
      user_id: { type: "integer", minimum: 1, nullable: true },
      account: { type: "string", nullable: true },
      income: { type: "string" },
      commission: { type: "string", nullable: true },
      method: { type: "string", enum: methods, nullable: true },
      state: { ...stateSchema, nullable: true },
    },
  },
  run: async (scene: BrocardScene, input: TopUpInput) => {
    const account = await receiver(scene, input);
    if (!account) throw notFound();
    const { currency } = account;
    const income = minorUnits(input.income, currency) ?? 0;
    if (income <= 0) throw invalid("income", messages.greaterThan("income", 0));
    const commission = minorUnits(input.commission ?? "0", currency) ?? -1;
    if (commission < 0 || commission >= income) throw invalid("commission", messages.format("commission"));

    const row: TopUpRow = {
      tenant: scene.tenant.id,
      id: await scene.ids.next("top_up"),
      user_id: await userBehind(scene, account, firstUser),
      account: account.number,
      income,
      commission,
      currency,
      method: input.method ?? "wire",
      state: input.state ?? committed,
      date: scene.now,
    };
    await scene.tx.run(insertTopUp, row);
    if (row.state === committed) await commit(scene, row);
    return shown(row);
  },
});

/** What may become of a top-up in a state (inferred; the text names the states alone). */
const next: Readonly<Record<TopUpState, readonly TopUpState[]>> = { 1: [2, 3, 4], 2: [5], 3: [], 4: [], 5: [] };

export const changeTopUpState = defineAction({
  name: "changeTopUpState",
  summary: "A pending top-up is committed (2), fails (3) or expires (4); a committed one is reverted (5).",
  schema: {
    type: "object",
    required: ["top_up_id", "state"],
    additionalProperties: false,
    properties: { top_up_id: { type: "integer", minimum: 1 }, state: stateSchema },
  },
  run: async (scene: BrocardScene, { top_up_id, state }: { top_up_id: number; state: TopUpState }) => {
    const { ledger, tenant, tx } = scene;
    const before = await tx.first(selectTopUp, { tenant: tenant.id, id: top_up_id });
    if (!before) throw notFound();
    if (!next[before.state].includes(state)) throw invalid("state", messages.selected("state"));
    const row = { ...before, state };
    await tx.run(updateTopUpState, row);
    if (state === committed) await commit(scene, row);
    if (state === reverted) {
      const { commission, currency, id, income } = row;
      const amount = income - commission;
      const from = ledgerAccount(row.account);
      await chargeAnyway(ledger, { from, to: WORLD, amount, currency, memo: `top-up ${id} reverted` });
    }
    return shown(row);
  },
});

async function receiver({ tenant, tx }: BrocardScene, input: TopUpInput): Promise<AccountRow | undefined> {
  if (typeof input.account === "string") {
    return tx.first(selectAccountById, { tenant: tenant.id, id: input.account });
  }
  return tx.first(selectAccountOfUser, { tenant: tenant.id, user_id: input.user_id ?? firstUser });
}

async function commit({ ledger }: BrocardScene, { account, commission, currency, id, income }: TopUpRow) {
  const amount = income - commission;
  const to = ledgerAccount(account);
  const lines = [
    { account: WORLD, amount: -amount },
    { account: to, amount },
  ];
  await ledger.post({ lines, currency, memo: `top-up ${id}` });
  await settleDebt(ledger, to, currency);
}

const shown = ({ commission, currency, id, income, state }: TopUpRow) => ({
  id,
  state,
  amount: decimalText(income - commission, currency),
  currency,
});
