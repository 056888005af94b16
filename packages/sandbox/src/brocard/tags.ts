import { messages } from "./messages.js";
import { selectTags, selectTagsOfUsers, tagTable } from "./tags.tables.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, Parts, Schemas } from "./types.js";
import { selectUser, selectUsersWithTeams } from "./users.tables.js";

export const listTags: BrocardHandler<"listTags"> = async ({ query, tenant, tx }) => {
  const users = query["users[]"];
  const rows = await tx.all(users ? selectTagsOfUsers(tenant.id, users) : selectTags(tenant.id), {});
  const makers = await membersById(
    { tenant, tx },
    rows.map(({ user_id }) => user_id),
  );
  const data = rows.flatMap(({ name, user_id, uuid }) => {
    const user = makers.get(user_id);
    return user ? [{ uuid, name, user }] : [];
  });
  return { status: 200, body: { data, total: data.length } };
};

export const guardTags: BrocardGuard<"listTags"> = async ({ query, tenant, tx }, mistakes) => {
  for (const [place, id] of (query["users[]"] ?? []).entries()) {
    const field = `users.${place}`;
    if (!(await tx.first(selectUser, { tenant: tenant.id, id }))) mistakes.add(field, messages.selected(field));
  }
  return undefined;
};

/** Users in brief, by identifier. */
export async function membersById({ tenant, tx }: Pick<BrocardScene, "tenant" | "tx">, ids: readonly number[]) {
  const rows = ids.length === 0 ? [] : await tx.all(selectUsersWithTeams(tenant.id, ids), {});
  return new Map<number, Schemas["Member"]>(rows.map(({ id, uuid, email, name }) => [id, { id, uuid, email, name }]));
}

export const tagParts: Parts = { tables: [tagTable] };
