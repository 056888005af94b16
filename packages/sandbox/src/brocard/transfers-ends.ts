import { type AccountRow, selectAccountById, selectAccountOfUser } from "./accounts.tables.js";
import { type Caller, maySee, teamsOf } from "./members.js";
import { companyOwner, teamOwner } from "./roles.js";
import type { BrocardScene } from "./types.js";
import { selectTeam, selectUser, selectUserByEmail } from "./users.tables.js";

type Books = Pick<BrocardScene, "tenant" | "tx">;

/** The account that a text of `createTransfer` stands for: an e-mail address, or `acc_…`. */
export async function findEnd({ tenant, tx }: Books, text: string): Promise<AccountRow | undefined> {
  const key = text.toLowerCase();
  if (key.startsWith("acc_")) return tx.first(selectAccountById, { tenant: tenant.id, id: key });
  const user = await tx.first(selectUserByEmail, { tenant: tenant.id, email: key });
  return user && tx.first(selectAccountOfUser, { tenant: tenant.id, user_id: user.id });
}

/**
 * Whether the caller may send money from an account: the own one, those of users the caller may see, and those of teams
 * that the caller runs (inferred from "your accounts, your team members").
 */
export async function maySendFrom(books: Books, { user }: Caller, account: AccountRow): Promise<boolean> {
  const { tenant, tx } = books;
  if (account.user_id !== null) {
    const owner = await tx.first(selectUser, { tenant: tenant.id, id: account.user_id });
    return owner !== undefined && maySee(books, user, owner);
  }
  if (user.role_id === companyOwner) return true;
  return user.role_id === teamOwner && (await teamsOf(books, user)).includes(account.team_id ?? 0);
}

/** The user who stands for an account: its own, or the owner of its team; `otherwise` for a team without one. */
export async function userBehind({ tenant, tx }: Books, account: AccountRow, otherwise: number): Promise<number> {
  if (account.user_id !== null) return account.user_id;
  const team = await tx.first(selectTeam, { tenant: tenant.id, id: account.team_id ?? 0 });
  return team?.owner_id ?? otherwise;
}
