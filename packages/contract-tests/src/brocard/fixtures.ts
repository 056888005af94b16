import type { BrocardClient, components } from "@openissuing/brocard";
import { ExpectationError, succeeded } from "../expectation.js";
import type { World, WorldBase } from "./world.js";

type Schemas = components["schemas"];

/** An identifier nothing has. */
export const unknownId = 999_999_999;
/** A UUID nothing has. */
export const unknownUuid = "99999999-9999-4999-8999-999999999999";

/** Role of a member; the text names `team_owner` alone, whose number is 2. */
export const memberRole = 4;
export const teamOwnerRole = 2;
/** Role of whoever sees all teams (inferred). */
export const companyOwnerRole = 1;

/** States of a card by their names; the labels of the text and its examples agree on these numbers. */
export const cardState = { active: 2, blocked: 3, paused: 4 } as const;

export type User = Schemas["User"];
export type Card = Schemas["Card"];
export type BalanceType = Schemas["BalanceType"];

/** Users on one page, which is more than any scenario makes. */
const everyone = { per_page: 1000 } as const;

/** The user the key of the world belongs to: the team owner, who is the only owner a company begins with. */
export async function ownUser({ client }: WorldBase): Promise<User> {
  const { data } = await succeeded(client.GET("/api/v2/users", { params: { query: everyone } }));
  const owner = data.find(({ role }) => role.id === teamOwnerRole);
  if (owner === undefined) throw new ExpectationError("the list of users is to hold the caller");
  return owner;
}

/** Body of createUser: a member of the own team, with an address of its own. */
export function userForm(changes: Partial<Schemas["UserCreation"]> = {}): Schemas["UserCreation"] {
  const email = `member-${crypto.randomUUID()}@example.com`;
  return { name: "Mark Member", email, role_id: memberRole, can_edit_card_limits: true, ...changes };
}

/** Invites a user, a member of the own team unless told otherwise. */
export function inviteUser({ client }: WorldBase, changes: Partial<Schemas["UserCreation"]> = {}) {
  return succeeded(client.POST("/api/v2/users", { body: userForm(changes) }));
}

/** A member of the own team, and the client with a key of the member. */
export async function member(
  world: World<"keys">,
  changes: Partial<Schemas["UserCreation"]> = {},
): Promise<{ readonly user: Schemas["UserAnswer"]; readonly client: BrocardClient }> {
  const user = await inviteUser(world, changes);
  return { user, client: world.clientWith(await world.keys.make(user.id)) };
}

/** A user who may see all teams of the company, with a key of the own. */
export async function companyOwner(world: World<"company" | "keys">): Promise<Awaited<ReturnType<typeof member>>> {
  const owner = await member(world);
  await world.company.setUser(owner.user.id, { role_id: companyOwnerRole });
  return owner;
}

/** A member of a team that the team owner of the world has nothing to do with; another member owns it. */
export async function strangersMember(
  world: World<"company" | "keys">,
): Promise<{ readonly user: Schemas["UserAnswer"]; readonly team_id: number }> {
  const [{ client }, { id: owner_id }] = [await companyOwner(world), await inviteUser(world)];
  const team_id = await world.company.addTeam("Another team", owner_id);
  return { user: await inviteUser({ ...world, client }, { team_id }), team_id };
}

/** A BIN of this kind that the company issues from. */
export async function binOf({ client }: WorldBase, kind: BalanceType): Promise<string> {
  const { data } = await succeeded(client.GET("/api/v2/company/bins"));
  const found = data.find(({ balance_type }) => balance_type === kind);
  if (found === undefined) throw new ExpectationError(`the list of BINs is to hold one of ${kind}`);
  return found.bin;
}

/** Body of createCard: a card of the own user; one of card_balance begins with 50.00. */
export async function cardForm(
  world: WorldBase,
  kind: BalanceType = "account_balance",
  changes: Partial<Schemas["CardCreation"]> = {},
): Promise<Schemas["CardCreation"]> {
  const ofKind = kind === "card_balance" ? { balance: 50 } : {};
  return {
    bin: await binOf(world, kind),
    title: "Spring campaign",
    user_id: changes.user_id ?? (await ownUser(world)).id,
    transaction_limit: 500,
    ...ofKind,
    ...changes,
  };
}

/** Issues a card. One of card_balance takes 50.00 from the account of its holder, so money has to be there. */
export async function issueCard(
  world: WorldBase,
  kind: BalanceType = "account_balance",
  changes: Partial<Schemas["CardCreation"]> = {},
) {
  return succeeded(world.client.POST("/api/v2/cards", { body: await cardForm(world, kind, changes) }));
}

/** A card of the own user with money behind it: 1000.00 on the account; of them 50.00 on a card of card_balance. */
export async function fundedCard(
  world: World<"money">,
  kind: BalanceType = "account_balance",
  changes: Partial<Schemas["CardCreation"]> = {},
) {
  await world.money.arrive({ amount: "1000.00" });
  return issueCard(world, kind, changes);
}

/** The card as it is now. */
export function readCard({ client }: WorldBase, card_id: number) {
  return succeeded(client.GET("/api/v2/cards/{card_id}", { params: { path: { card_id } } }));
}

/** Changes a card; answers the result of the call, refused or not. */
export function changeCard({ client }: Pick<WorldBase, "client">, card_id: number, body: Schemas["CardChange"]) {
  return client.PUT("/api/v2/cards/{card_id}", { params: { path: { card_id } }, body });
}

/** The own balance in USD. Throws `ExpectationError` where there is none. */
export async function ownBalance({ client }: Pick<WorldBase, "client">): Promise<Schemas["Balance"]> {
  const { data } = await succeeded(client.GET("/api/v2/balance"));
  const [first] = data;
  if (first === undefined) throw new ExpectationError("the caller is to have a balance");
  return first;
}

/** A payment as it is now. */
export function readPayment({ client }: WorldBase, payment_id: number) {
  return succeeded(client.GET("/api/v2/payments/{payment_id}", { params: { path: { payment_id } } }));
}

/** A payment that is let through and settled; answers its number. */
export async function settledPayment(world: World<"payments">, card_id: number, amount: string): Promise<number> {
  const id = await world.payments.pay({ card_id, amount });
  await world.payments.settle(id);
  return id;
}
