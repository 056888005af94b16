import { defineAction } from "../core/action.js";
import { WORLD } from "../core/ledger.js";
import { decimalText, minorUnits } from "../core/money.js";
import { fundsOf } from "./account-money.js";
import { type AccountRow, selectAccountById, selectAccountOfTeam, selectAccountOfUser } from "./accounts.tables.js";
import { insertBin, insertUserBin, selectBins } from "./bins.tables.js";
import { settleDebt } from "./debts.js";
import { invalid, notFound } from "./fault.js";
import { ledgerAccount } from "./ledger-names.js";
import { messages } from "./messages.js";
import { apiKeyTable, deleteApiKey, insertApiKey } from "./profile.tables.js";
import { roleNumbers } from "./roles.js";
import type { BrocardScene, Parts } from "./types.js";
import { selectUser, selectUserByEmail, type UserRow, type UserState, updateUserRow } from "./users.tables.js";
import { addTag, addTeam, currency, firstUser } from "./world.js";

const amount = { type: "string" } as const;
const id = { type: "integer", minimum: 1 } as const;
const name = { type: "string", minLength: 1, maxLength: 255 } as const;

interface Funding {
  readonly amount: string;
  /** With `acc_` in front. */
  readonly account?: string;
  readonly email?: string;
  readonly team_id?: number;
}

const fundAccount = defineAction({
  name: "fundAccount",
  summary:
    "Money comes onto an account from nowhere: that of an identifier, of a user by address or of a team; default: of the first user.",
  schema: {
    type: "object",
    required: ["amount"],
    additionalProperties: false,
    properties: {
      amount,
      account: { type: "string", nullable: true },
      email: { type: "string", nullable: true },
      team_id: { ...id, nullable: true },
    },
  },
  run: async (scene: BrocardScene, input: Funding) => {
    const account = await accountOf(scene, input);
    if (!account) throw notFound();
    const units = minorUnits(input.amount, account.currency) ?? 0;
    if (units <= 0) throw invalid("amount", messages.greaterThan("amount", 0));
    const ledgerName = ledgerAccount(account.number);
    const lines = [
      { account: WORLD, amount: -units },
      { account: ledgerName, amount: units },
    ];
    await scene.ledger.post({ lines, currency: account.currency, memo: "funding" });
    await settleDebt(scene.ledger, ledgerName, account.currency);
    const available = await fundsOf(scene, ledgerName, account.currency);
    return { account: account.id, available: decimalText(available, account.currency) };
  },
});

async function accountOf({ tenant, tx }: BrocardScene, input: Funding): Promise<AccountRow | undefined> {
  const of = { tenant: tenant.id };
  if (typeof input.account === "string") return tx.first(selectAccountById, { ...of, id: input.account });
  if (typeof input.team_id === "number") return tx.first(selectAccountOfTeam, { ...of, team_id: input.team_id });
  if (typeof input.email !== "string") return tx.first(selectAccountOfUser, { ...of, user_id: firstUser });
  const user = await tx.first(selectUserByEmail, { ...of, email: input.email.toLowerCase() });
  return user && tx.first(selectAccountOfUser, { ...of, user_id: user.id });
}

const createApiKey = defineAction({
  name: "createApiKey",
  summary: "A user makes an API key in the profile.",
  schema: { type: "object", required: ["user_id"], additionalProperties: false, properties: { user_id: id } },
  run: async (scene: BrocardScene, { user_id }: { user_id: number }) => {
    const user = await userOf(scene, user_id);
    const api_key = await scene.ids.text("api_key", 40);
    await scene.tx.run(insertApiKey, { tenant: scene.tenant.id, api_key, user_id: user.id });
    return { apiKey: api_key };
  },
});

const withdrawApiKey = defineAction({
  name: "withdrawApiKey",
  summary: "A key that createApiKey made is withdrawn.",
  schema: {
    type: "object",
    required: ["apiKey"],
    additionalProperties: false,
    properties: { apiKey: { type: "string" } },
  },
  run: async ({ tenant, tx }: BrocardScene, { apiKey }: { apiKey: string }) => {
    if ((await tx.run(deleteApiKey, { tenant: tenant.id, api_key: apiKey })) === 0) throw notFound();
    return {};
  },
});

const createTeam = defineAction({
  name: "createTeam",
  summary:
    "The company gets another team; its owner, besides the members whose role says so, is the first user or the one named.",
  schema: {
    type: "object",
    required: ["name"],
    additionalProperties: false,
    properties: { name, owner_id: { ...id, nullable: true } },
  },
  run: async (scene: BrocardScene, input: { name: string; owner_id?: number }) => {
    const owner = await userOf(scene, input.owner_id ?? firstUser);
    const { id: team_id } = await addTeam(scene, { name: input.name, owner_id: owner.id });
    return { id: team_id, name: input.name };
  },
});

const createTag = defineAction({
  name: "createTag",
  summary: "A user makes a tag.",
  schema: {
    type: "object",
    required: ["name", "user_id"],
    additionalProperties: false,
    properties: { name, user_id: id },
  },
  run: async (scene: BrocardScene, input: { name: string; user_id: number }) => {
    const user = await userOf(scene, input.user_id);
    const { uuid } = await addTag(scene, { name: input.name, user_id: user.id });
    return { uuid, name: input.name };
  },
});

interface NewBin {
  readonly bin: string;
  readonly description: string;
  readonly balance_type: "account_balance" | "card_balance";
  readonly payment_restrictions?: string;
}

const addBin = defineAction({
  name: "addBin",
  summary: "The company gets another BIN; the first user may use it, the others when updateUserBins says so.",
  schema: {
    type: "object",
    required: ["bin", "description", "balance_type"],
    additionalProperties: false,
    properties: {
      bin: { type: "string", pattern: "^[0-9]{6,8}$" },
      description: name,
      balance_type: { type: "string", enum: ["account_balance", "card_balance"] },
      payment_restrictions: { ...name, nullable: true },
    },
  },
  run: async ({ tenant, tx }: BrocardScene, input: NewBin) => {
    const { balance_type, bin, description, payment_restrictions = "None" } = input;
    const known = await tx.all(selectBins, { tenant: tenant.id });
    if (known.some((row) => row.bin === bin)) throw invalid("bin", messages.taken("bin"));
    const row = { bin, description, balance_type, payment_restrictions };
    await tx.run(insertBin, { ...row, tenant: tenant.id, place: known.length, currency });
    await tx.run(insertUserBin, { tenant: tenant.id, user_id: firstUser, bin });
    return row;
  },
});

interface UserSettings {
  readonly user_id: number;
  readonly state?: UserState;
  readonly role_id?: number;
  /** Decimal in USD; null is no limit. */
  readonly transaction_limit?: string;
}

const setUser = defineAction({
  name: "setUser",
  summary:
    "The vendor gives a user a state or a role, also one updateUser cannot set, or another limit of one payment.",
  schema: {
    type: "object",
    required: ["user_id"],
    additionalProperties: false,
    properties: {
      user_id: id,
      state: { type: "integer", enum: [1, 2, 3, 4, 5, 6], nullable: true },
      role_id: { type: "integer", enum: roleNumbers, nullable: true },
      transaction_limit: { type: "string", nullable: true },
    },
  },
  run: async (scene: BrocardScene, input: UserSettings) => {
    const user = await userOf(scene, input.user_id);
    const limit =
      input.transaction_limit === undefined ? user.transaction_limit : minorUnits(input.transaction_limit, currency);
    if (limit === undefined || (limit ?? 0) < 0)
      throw invalid("transaction_limit", messages.number("transaction_limit"));
    const { role_id = user.role_id, state = user.state } = input;
    await scene.tx.run(updateUserRow, { ...user, role_id, state, transaction_limit: limit });
    return { user_id: user.id, state, role_id };
  },
});

async function userOf({ tenant, tx }: BrocardScene, user_id: number): Promise<UserRow> {
  const user = await tx.first(selectUser, { tenant: tenant.id, id: user_id });
  if (!user) throw notFound();
  return user;
}

export const tenantActionParts: Parts = {
  tables: [apiKeyTable],
  actions: [fundAccount, createApiKey, withdrawApiKey, createTeam, createTag, addBin, setUser],
};
