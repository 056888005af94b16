import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { balanceOf } from "./account-money.js";
import { selectAccountOfUser } from "./accounts.tables.js";
import { binOf } from "./bins.js";
import { selectBinsOfUser } from "./bins.tables.js";
import { dateTimeText } from "./dates.js";
import { spendOf } from "./payment-spend.js";
import { roles } from "./roles.js";
import type { Schemas } from "./types.js";
import { selectTeam, type UserRow } from "./users.tables.js";
import { currency } from "./world.js";

type Books = Pick<Scene, "ledger" | "tenant" | "tx">;

const labels: Readonly<Record<Schemas["UserStateValue"], string>> = {
  1: "Active",
  2: "Blocked",
  3: "Pending",
  4: "Suspended",
  5: "Rejected",
  6: "Waiting for interview",
};

/** A user as the list prints it. `zone`: time zone of its dates. */
export async function userOf(books: Books, row: UserRow, zone: string): Promise<Schemas["User"]> {
  const { tenant, tx } = books;
  const team = await tx.first(selectTeam, { tenant: tenant.id, id: row.team_id });
  const account = await tx.first(selectAccountOfUser, { tenant: tenant.id, user_id: row.id });
  return {
    id: row.id,
    uuid: row.uuid,
    name: row.name,
    email: row.email,
    team: { id: row.team_id, name: team?.name ?? "" },
    role: { id: row.role_id, name: roles.get(row.role_id) ?? "" },
    state: { value: row.state, label: labels[row.state] },
    balances: account ? [await balanceOf(books, account)] : [],
    limits: limitsOf(row),
    permissions: {
      can_edit_card_limits: row.can_edit_card_limits === 1,
      can_block_company_members: row.can_block_company_members === 1,
    },
    created_at: dateTimeText(row.created_at, zone),
    spend: [{ total: decimalText(await spendOf(books, "user_id", row.id, currency), currency), currency }],
  };
}

/** A user as the answers about one print it. */
export async function wholeUserOf(books: Books, row: UserRow, zone: string) {
  const bins = await books.tx.all(selectBinsOfUser, { tenant: books.tenant.id, user_id: row.id });
  const details = { address: row.wallet, net: "TRC", token: 1 };
  const wallet: Schemas["TopUpCredential"] = { type: "crypto", alias: "usdt_trc_tron_autotopup", details };
  return { ...(await userOf(books, row, zone)), topup_credentials: [wallet], available_bins: bins.map(binOf) };
}

/** The number of cards is printed with two decimals as well, as in the examples. */
function limitsOf({ active_cards_limit, transaction_limit }: UserRow): Schemas["UserLimit"][] {
  return [
    ...(active_cards_limit === null ? [] : [{ type: "daily_cards_limit", amount: `${active_cards_limit}.00` }]),
    ...(transaction_limit === null
      ? []
      : [{ type: "transaction_limit", amount: decimalText(transaction_limit, currency) }]),
  ];
}
