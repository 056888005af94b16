import { decimalText } from "../core/money.js";
import { balanceOf, moneyOf } from "./account-money.js";
import { type AccountRow, accountTable, selectAccountOfUser, selectAccountsOf } from "./accounts.tables.js";
import { maySee, teamsOf } from "./members.js";
import { messages } from "./messages.js";
import { numberedPage, readPage } from "./page.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, Parts, Schemas } from "./types.js";
import { selectTeam, selectUserByEmail } from "./users.tables.js";

export const listAccounts: BrocardHandler<"listAccounts"> = async (call) => {
  const { caller, query, tenant, tx } = call;
  const page = readPage(query);
  const user = await tx.first(selectUserByEmail, { tenant: tenant.id, email: query.email.toLowerCase() });
  const teams = user && caller.profile.team_accounts === 1 ? await teamsOf(call, user) : [];
  const rows = user ? await tx.all(selectAccountsOf(tenant.id, user.id, teams), {}) : [];
  const data: Schemas["Account"][] = [];
  for (const row of rows.slice(page.offset, page.offset + page.limit)) data.push(await accountOf(call, row));
  return { status: 200, body: numberedPage(page, rows.length, data) };
};

export const guardAccounts: BrocardGuard<"listAccounts"> = async (call, mistakes) => {
  const { email } = call.query;
  if (email === undefined) return undefined;
  const user = await call.tx.first(selectUserByEmail, { tenant: call.tenant.id, email: email.toLowerCase() });
  if (!user || !(await maySee(call, call.caller.user, user))) mistakes.add("email", messages.selected("email"));
  return undefined;
};

export const listBalances: BrocardHandler<"listBalances"> = async (call) => {
  const account = await call.tx.first(selectAccountOfUser, { tenant: call.tenant.id, user_id: call.caller.user.id });
  return { status: 200, body: { data: account ? [await balanceOf(call, account)] : [] } };
};

async function accountOf(scene: BrocardScene, row: AccountRow): Promise<Schemas["Account"]> {
  const { available, reserved, total } = await moneyOf(scene, row);
  const text = (units: number) => decimalText(units, row.currency);
  return {
    id: row.id,
    balance: text(total),
    reserved: text(reserved),
    available: text(available),
    // In small letters here and nowhere else, as in the examples.
    currency: row.currency.toLowerCase(),
    purpose_type: row.purpose_type,
    team: await teamOf(scene, row),
  };
}

async function teamOf({ tenant, tx }: BrocardScene, { team_id }: AccountRow): Promise<Schemas["AccountTeam"] | null> {
  if (team_id === null) return null;
  const team = await tx.first(selectTeam, { tenant: tenant.id, id: team_id });
  return team ? { id: team.id, name: team.name, charges_for_payments: "team account" } : null;
}

export const accountParts: Parts = { tables: [accountTable] };
