import type { Fault } from "../core/fault.js";
import { binOf } from "./bins.js";
import { deleteUserBins, insertUserBin, selectBin, selectBinsOfUser } from "./bins.tables.js";
import { forbidden, notFound } from "./fault.js";
import { maySee, teamsOf, visibleUsers, zoneOf } from "./members.js";
import { messages } from "./messages.js";
import type { Mistakes } from "./mistakes.js";
import { numberedPage, readPage } from "./page.js";
import { companyOwner, roles, teamOwner } from "./roles.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, GuardedCall, Parts, Schemas } from "./types.js";
import {
  countUsers,
  selectTeam,
  selectUser,
  selectUserByEmail,
  selectUserPage,
  teamTable,
  type UserFilter,
  type UserRow,
  updateUserRow,
  userTable,
} from "./users.tables.js";
import { userOf, wholeUserOf } from "./users-wire.js";
import { addUser } from "./world.js";

export const listUsers: BrocardHandler<"listUsers"> = async (call) => {
  const { caller, query, tenant, tx } = call;
  const page = readPage(query);
  const filter: UserFilter = {
    among: await visibleUsers(call, caller.user),
    ids: query["ids[]"],
    teams: query["teams[]"],
    roles: query["roles[]"],
    states: query["states[]"],
  };
  const data: Schemas["User"][] = [];
  for (const row of await tx.all(selectUserPage(tenant.id, filter, page.limit, page.offset), {})) {
    data.push(await userOf(call, row, zoneOf(call)));
  }
  const count = await tx.first(countUsers(tenant.id, filter), {});
  return { status: 200, body: numberedPage(page, count?.total ?? 0, data) };
};

export const createUser: BrocardHandler<"createUser"> = async (call) => {
  const { body, caller, tenant, tx } = call;
  const row = await addUser(call, {
    name: body.name,
    email: body.email.toLowerCase(),
    team_id: body.team_id ?? caller.user.team_id,
    role_id: body.role_id,
    can_edit_card_limits: Number(body.can_edit_card_limits ?? true),
    can_block_company_members: Number(body.can_block_company_members ?? false),
    active_cards_limit: body.active_cards_limit ?? null,
  });
  // Nothing is said of the BINs a new user may use; those of the user who invites are inferred.
  for (const { bin } of await tx.all(selectBinsOfUser, { tenant: tenant.id, user_id: caller.user.id })) {
    await tx.run(insertUserBin, { tenant: tenant.id, user_id: row.id, bin });
  }
  return { status: 201, body: await wholeUserOf(call, row, zoneOf(call)) };
};

export const guardUserCreation: BrocardGuard<"createUser"> = async (call, mistakes) => {
  const { body, caller, tenant, tx } = call;
  if (!isOwner(caller.user)) return forbidden();
  const { email } = body;
  if (email !== undefined && (await tx.first(selectUserByEmail, { tenant: tenant.id, email: email.toLowerCase() }))) {
    mistakes.add("email", messages.taken("email"));
  }
  await checkPlace(call, body, mistakes);
  return undefined;
};

export const getUser: BrocardHandler<"getUser"> = async (call) => {
  const row = await findUser(call);
  return { status: 200, body: await wholeUserOf(call, row, zoneOf(call)) };
};

export const guardUser: BrocardGuard<"getUser"> = async (call) => {
  const row = await call.tx.first(selectUser, { tenant: call.tenant.id, id: call.path.user_id });
  if (!row) return notFound();
  return (await maySee(call, call.caller.user, row)) ? undefined : forbidden();
};

export const updateUser: BrocardHandler<"updateUser"> = async (call) => {
  const { body, tx } = call;
  const before = await findUser(call);
  const row: UserRow = {
    ...before,
    name: body.name ?? before.name,
    state: body.state ?? before.state,
    role_id: body.role_id ?? before.role_id,
    team_id: body.team_id ?? before.team_id,
    can_edit_card_limits: chosen(body.can_edit_card_limits, before.can_edit_card_limits),
    can_block_company_members: chosen(body.can_block_company_members, before.can_block_company_members),
    active_cards_limit: body.active_cards_limit === undefined ? before.active_cards_limit : body.active_cards_limit,
  };
  await tx.run(updateUserRow, row);
  return { status: 200, body: await wholeUserOf(call, row, zoneOf(call)) };
};

/** Null means no limit, which is a yes for a permission. */
function chosen(value: boolean | null | undefined, before: number): number {
  return value === undefined ? before : Number(value ?? true);
}

export const guardUserChange: BrocardGuard<"updateUser"> = async (call, mistakes) => {
  const { body, caller, path, tenant, tx } = call;
  const row = await tx.first(selectUser, { tenant: tenant.id, id: path.user_id });
  if (!row) return notFound();
  const refused = await refusalOfChange(call, row);
  if (refused) return refused;
  await checkPlace(call, body, mistakes, row);
  // Whoever blocks the own user cannot take it back.
  const isOwn = row.id === caller.user.id;
  if (isOwn && (body.state ?? row.state) !== row.state) mistakes.add("state", messages.selected("state"));
  return undefined;
};

/** Owners change the users of their teams; the permission to block lets others block and unblock those of their own. */
async function refusalOfChange(call: GuardedCall<"updateUser">, row: UserRow): Promise<Fault | undefined> {
  const { body, caller } = call;
  if (row.role_id < caller.user.role_id) return forbidden();
  if (isOwner(caller.user)) return (await maySee(call, caller.user, row)) ? undefined : forbidden();
  const { state, tz: _, ...others } = body;
  const isBlocking = (state === 1 || state === 2) && Object.keys(others).length === 0;
  const isAllowed = caller.user.can_block_company_members === 1 && row.team_id === caller.user.team_id;
  return isBlocking && isAllowed ? undefined : forbidden();
}

export const updateUserBins: BrocardHandler<"updateUserBins"> = async ({ body, path, tenant, tx }) => {
  const whose = { tenant: tenant.id, user_id: path.user_id };
  await tx.run(deleteUserBins, whose);
  for (const bin of new Set(body.bins)) await tx.run(insertUserBin, { ...whose, bin });
  return { status: 200, body: { data: (await tx.all(selectBinsOfUser, whose)).map(binOf) } };
};

export const guardUserBins: BrocardGuard<"updateUserBins"> = async (call, mistakes) => {
  const { body, caller, path, tenant, tx } = call;
  const row = await tx.first(selectUser, { tenant: tenant.id, id: path.user_id });
  if (!row) return notFound();
  if (!isOwner(caller.user) || !(await maySee(call, caller.user, row))) return forbidden();
  for (const [place, bin] of (body.bins ?? []).entries()) {
    const field = `bins.${place}`;
    if (!(await tx.first(selectBin, { tenant: tenant.id, bin }))) mistakes.add(field, messages.selected(field));
  }
  return undefined;
};

const isOwner = ({ role_id }: UserRow) => role_id === companyOwner || role_id === teamOwner;

/** A team has to be one of the caller's, a role none above the caller's own (inferred). */
async function checkPlace(
  call: BrocardScene & Pick<GuardedCall<"createUser">, "caller">,
  { role_id, team_id }: { readonly role_id?: number; readonly team_id?: number },
  mistakes: Mistakes,
  before?: UserRow,
): Promise<void> {
  const { caller, tenant, tx } = call;
  if (team_id !== undefined && team_id !== before?.team_id) {
    const isEvery = caller.user.role_id === companyOwner;
    const isOpen = isEvery
      ? (await tx.first(selectTeam, { tenant: tenant.id, id: team_id })) !== undefined
      : (await teamsOf(call, caller.user)).includes(team_id);
    if (!isOpen) mistakes.add("team_id", messages.selected("team_id"));
  }
  if (role_id === undefined || role_id === before?.role_id) return;
  if (!roles.has(role_id) || role_id < caller.user.role_id) mistakes.add("role_id", messages.selected("role_id"));
}

/** The user the path names: its guard has seen that there is one. */
async function findUser({ path, tenant, tx }: Pick<GuardedCall<"getUser">, "path" | "tenant" | "tx">) {
  const row = await tx.first(selectUser, { tenant: tenant.id, id: path.user_id });
  if (!row) throw notFound();
  return row;
}

export const userParts: Parts = { tables: [teamTable, userTable] };
