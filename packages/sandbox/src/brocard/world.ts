import type { Scene } from "../core/handler.js";
import { insertAccount } from "./accounts.tables.js";
import { insertBin, insertUserBin } from "./bins.tables.js";
import { insertTag } from "./tags.tables.js";
import { insertTeam, insertUser, type TeamRow, type UserRow } from "./users.tables.js";
import { countedUuid } from "./uuid.js";

/** The user of the API key a tenant starts with; numbered as in the examples of the document. */
export const firstUser = 2;

/** The one currency of the text. */
export const currency = "USD";

type Books = Pick<Scene, "ids" | "now" | "tenant" | "tx">;

const bins = [
  ["411111", "Visa Credit", "card_balance", "For advertisement payments only"],
  ["555555", "Mastercard Credit", "account_balance", "For advertisement payments and services"],
] as const;

/**
 * What a company has from the start: a team with its owner, their accounts, one BIN of each kind and a tag, under the
 * identifiers that the examples of the document use. No money, no cards. `role_id`: that of the first user.
 */
export async function createWorld(scene: Books, role_id: number): Promise<void> {
  const { tenant, tx } = scene;
  for (const [place, [bin, kind, balance_type, payment_restrictions]] of bins.entries()) {
    const description = `${bin} ${kind} ${currency}`;
    await tx.run(insertBin, {
      tenant: tenant.id,
      bin,
      place,
      description,
      balance_type,
      payment_restrictions,
      currency,
    });
  }
  const team_id = await scene.ids.next("team");
  await tx.run(insertTeam, { tenant: tenant.id, id: team_id, name: "Example team", owner_id: firstUser });
  const owner = await addUser(scene, {
    name: "Olga Owner",
    email: "owner@example.com",
    team_id,
    role_id,
    can_edit_card_limits: 1,
    can_block_company_members: 1,
    active_cards_limit: null,
  });
  await openAccount(scene, { team_id });
  for (const [bin] of bins) await tx.run(insertUserBin, { tenant: tenant.id, user_id: owner.id, bin });
  await addTag(scene, { name: "Advertising", user_id: owner.id });
}

/** Adds a team with its account. */
export async function addTeam(scene: Books, team: Pick<TeamRow, "name" | "owner_id">): Promise<TeamRow> {
  const row = { ...team, tenant: scene.tenant.id, id: await scene.ids.next("team") };
  await scene.tx.run(insertTeam, row);
  await openAccount(scene, { team_id: row.id });
  return row;
}

type NewUser = Pick<
  UserRow,
  "name" | "email" | "team_id" | "role_id" | "can_edit_card_limits" | "can_block_company_members" | "active_cards_limit"
>;

/** Greatest amount of one payment of a new user, in minor units: that of the example, the text names no other. */
const usualTransactionLimit = 100_000;
const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Adds an active user with an account and a wallet to pay in to. @throws UniqueViolation when the address is taken. */
export async function addUser(scene: Books, user: NewUser): Promise<UserRow> {
  const id = await scene.ids.next("user", firstUser);
  const row: UserRow = {
    ...user,
    tenant: scene.tenant.id,
    id,
    uuid: countedUuid("user", id),
    state: 1,
    transaction_limit: usualTransactionLimit,
    wallet: `T${await scene.ids.text("wallet", 33, base58)}`,
    created_at: scene.now,
  };
  await scene.tx.run(insertUser, row);
  await openAccount(scene, { user_id: id });
  return row;
}

async function openAccount(scene: Books, owner: { readonly user_id: number } | { readonly team_id: number }) {
  const count = await scene.ids.next("account");
  const whose = { user_id: null, team_id: null, ...owner };
  await scene.tx.run(insertAccount, {
    ...whose,
    tenant: scene.tenant.id,
    number: 123_400 + count,
    id: `acc_${countedUuid("account", count)}`,
    purpose_type: whose.team_id === null ? "common" : "team",
    currency,
  });
}

/** Adds a tag to the company. */
export async function addTag(scene: Books, tag: { readonly name: string; readonly user_id: number }) {
  const place = await scene.ids.next("tag");
  const row = { ...tag, tenant: scene.tenant.id, uuid: countedUuid("tag", place), place };
  await scene.tx.run(insertTag, row);
  return row;
}
