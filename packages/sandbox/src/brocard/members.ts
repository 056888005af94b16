import type { Scene } from "../core/handler.js";
import { type ProfileRow, selectProfile } from "./profile.tables.js";
import { companyOwner, teamOwner } from "./roles.js";
import { selectTeamsOf, selectUsersIn, type UserRow } from "./users.tables.js";

/** Who calls: the user of the API key, and the profile of the company. */
export interface Caller {
  readonly user: UserRow;
  readonly profile: ProfileRow;
}

type Books = Pick<Scene, "tenant" | "tx">;

interface Zoned {
  readonly query: { readonly tz?: string };
  readonly body?: { readonly tz?: string } | undefined;
  readonly caller: Caller;
}

/** Time zone of the dates of a request and its answer: `tz`, or without one that of the profile. */
export function zoneOf({ body, caller, query }: Zoned): string {
  return query.tz || body?.tz || caller.profile.time_zone;
}

/** Profile of the company: for jobs and actions, which nobody calls. */
export async function profileOf({ tenant, tx }: Books): Promise<ProfileRow> {
  const profile = await tx.first(selectProfile, { tenant: tenant.id });
  if (!profile) throw new Error(`tenant ${tenant.id} has no profile`);
  return profile;
}

/** Teams a user belongs to or owns. */
export async function teamsOf({ tenant, tx }: Books, user: UserRow): Promise<readonly number[]> {
  const owned = await tx.all(selectTeamsOf, { tenant: tenant.id, owner_id: user.id });
  return [...new Set([user.team_id, ...owned.map(({ id }) => id)])];
}

/** Whether a user may see another one, and what is the other's (inferred, see `roles`). */
export async function maySee(books: Books, viewer: UserRow, seen: UserRow): Promise<boolean> {
  if (viewer.id === seen.id || viewer.role_id === companyOwner) return true;
  return viewer.role_id === teamOwner && (await teamsOf(books, viewer)).includes(seen.team_id);
}

/** Users that a user may see, by identifier. */
export async function visibleUsers(books: Books, viewer: UserRow): Promise<readonly number[]> {
  if (viewer.role_id !== companyOwner && viewer.role_id !== teamOwner) return [viewer.id];
  const teams = viewer.role_id === companyOwner ? undefined : await teamsOf(books, viewer);
  const users = await books.tx.all(selectUsersIn(books.tenant.id, teams), {});
  return users.map(({ id }) => id);
}
