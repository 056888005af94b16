import { queriesOver } from "../core/store/query.js";
import { selectCardsById } from "./cards.tables.js";
import { countryTable, merchantTable } from "./payment-merchants.tables.js";
import type { PaymentKey } from "./payments-query.js";
import { tagTable } from "./tags.tables.js";
import type { BrocardScene, Schemas } from "./types.js";
import { selectUsersWithTeams, teamTable } from "./users.tables.js";

type Books = Pick<BrocardScene, "tenant" | "tx">;

/** What a group is named by: the number of an entity, or a text. */
export type Key = number | string;

/** The `group` member of an answer, by criterion. */
interface GroupKeys {
  card: Schemas["CardGroupKey"];
  country: Schemas["CountryGroupKey"];
  mcc: Schemas["MccGroupKey"];
  merchant: Schemas["MerchantGroupKey"];
  tag: Schemas["TagGroupKey"];
  team: Schemas["TeamGroupKey"];
  user: Schemas["UserGroupKey"];
}

const { once } = queriesOver(countryTable, merchantTable, tagTable, teamTable);

type Describe<Name extends PaymentKey> = (
  books: Books,
  keys: readonly Key[],
) => Promise<readonly (readonly [Key, GroupKeys[Name]])[]>;

const describers: { readonly [Name in PaymentKey]: Describe<Name> } = {
  card: async ({ tenant, tx }, keys) => {
    const rows = await tx.all(selectCardsById(tenant.id, keys.map(Number)), {});
    return rows.map(({ id, title, last_four, bin }) => [id, { type: "card", entity: { id, title, last_four, bin } }]);
  },
  country: async ({ tenant, tx }, keys) => {
    const ids = keys.map(Number);
    const rows = await tx.all(
      once((db) => db.selectFrom("brocard_country").selectAll().where("tenant", "=", tenant.id).where("id", "in", ids)),
      {},
    );
    return rows.map(({ id, code }) => [id, { type: "country", entity: { id, code } }]);
  },
  mcc: async (_, keys) => keys.map((key) => [key, { type: "mcc", entity: { mcc: String(key) } }]),
  merchant: async ({ tenant, tx }, keys) => {
    const ids = keys.map(Number);
    const rows = await tx.all(
      once((db) =>
        db.selectFrom("brocard_merchant").selectAll().where("tenant", "=", tenant.id).where("id", "in", ids),
      ),
      {},
    );
    return rows.map(({ id, name }) => [id, { type: "merchant", entity: { id, name } }]);
  },
  tag: async ({ tenant, tx }, keys) => {
    const uuids = keys.map(String);
    const rows = await tx.all(
      once((db) => db.selectFrom("brocard_tag").selectAll().where("tenant", "=", tenant.id).where("uuid", "in", uuids)),
      {},
    );
    return rows.map(({ uuid, name }) => [uuid, { type: "tag", entity: { uuid, name } }]);
  },
  team: async ({ tenant, tx }, keys) => {
    const ids = keys.map(Number);
    const rows = await tx.all(
      once((db) => db.selectFrom("brocard_team").selectAll().where("tenant", "=", tenant.id).where("id", "in", ids)),
      {},
    );
    return rows.map(({ id, name }) => [id, { type: "team", entity: { id, name } }]);
  },
  user: async ({ tenant, tx }, keys) => {
    const rows = await tx.all(selectUsersWithTeams(tenant.id, keys.map(Number)), {});
    return rows.map(({ id, email, name }) => [id, { type: "user", entity: { id, email, name } }]);
  },
};

/** What each key of a criterion stands for, as answers print it. */
export async function describeKeys<Name extends PaymentKey>(
  books: Books,
  by: Name,
  keys: readonly Key[],
): Promise<ReadonlyMap<Key, GroupKeys[Name]>> {
  return keys.length === 0 ? new Map() : new Map(await describers[by](books, keys));
}
