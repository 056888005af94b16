import { queriesOver } from "../core/store/query.js";
import { selectCardsById } from "./cards.tables.js";
import { selectMerchants } from "./payment-merchants.tables.js";
import { cardTagTable, tagTable } from "./tags.tables.js";
import type { BrocardScene, Schemas } from "./types.js";
import { selectUsersWithTeams } from "./users.tables.js";

type Books = Pick<BrocardScene, "tenant" | "tx">;

/** What a group is told apart by: the identifier of an entity, or a text. */
export type Key = number | string;

/** The `group` member of an answer, by criterion. */
export interface GroupKeys {
  card: Schemas["CardGroupKey"];
  country: Schemas["CountryGroupKey"];
  mcc: Schemas["MccGroupKey"];
  merchant: Schemas["MerchantGroupKey"];
  tag: Schemas["TagGroupKey"];
  team: Schemas["TeamGroupKey"];
  user: Schemas["UserGroupKey"];
}

/** Criteria whose groups are about an entity. */
export type EntityName = keyof GroupKeys;

/** One group that a card, merchant or holder belongs to. */
export interface Membership<Group> {
  /** The card, merchant or holder. */
  readonly id: number;
  readonly key: Key;
  readonly group: Group;
}

type FindGroups<Group> = (books: Books, ids: readonly number[]) => Promise<readonly Membership<Group>[]>;

/** What payments are summed by before they are grouped, and which groups that belongs to. */
interface Criterion<Group> {
  readonly by: "card_id" | "merchant_id" | "user_id";
  readonly find: FindGroups<Group>;
}

const { once } = queriesOver(cardTagTable, tagTable);

const selectTagsOf = (tenant: string, cards: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_card_tag as on")
      .innerJoin("brocard_tag as tag", (join) =>
        join.onRef("tag.tenant", "=", "on.tenant").onRef("tag.uuid", "=", "on.uuid"),
      )
      .select(["on.card_id", "tag.uuid", "tag.name"])
      .where("on.tenant", "=", tenant)
      .where("on.card_id", "in", [...new Set(cards)]),
  );

const merchants = ({ tenant, tx }: Books, ids: readonly number[]) => tx.all(selectMerchants(tenant.id, ids), {});
const users = ({ tenant, tx }: Books, ids: readonly number[]) => tx.all(selectUsersWithTeams(tenant.id, ids), {});

export const criteria: { readonly [Name in EntityName]: Criterion<GroupKeys[Name]> } = {
  card: {
    by: "card_id",
    find: async ({ tenant, tx }, ids) => {
      const rows = await tx.all(selectCardsById(tenant.id, ids), {});
      return rows.map(({ id, title, last_four, bin }) => {
        return { id, key: id, group: { type: "card", entity: { id, title, last_four, bin } } };
      });
    },
  },
  country: {
    by: "merchant_id",
    find: async (books, ids) =>
      (await merchants(books, ids)).map(({ code, country_id, id }) => {
        return { id, key: country_id, group: { type: "country", entity: { id: country_id, code } } };
      }),
  },
  mcc: {
    by: "merchant_id",
    find: async (books, ids) =>
      (await merchants(books, ids)).map(({ id, mcc }) => ({ id, key: mcc, group: { type: "mcc", entity: { mcc } } })),
  },
  merchant: {
    by: "merchant_id",
    find: async (books, ids) =>
      (await merchants(books, ids)).map(({ id, name }) => {
        return { id, key: id, group: { type: "merchant", entity: { id, name } } };
      }),
  },
  // A card with two tags is in the groups of both, one without tags in none.
  tag: {
    by: "card_id",
    find: async ({ tenant, tx }, ids) => {
      const rows = await tx.all(selectTagsOf(tenant.id, ids), {});
      return rows.map(({ card_id, name, uuid }) => {
        return { id: card_id, key: uuid, group: { type: "tag", entity: { uuid, name } } };
      });
    },
  },
  team: {
    by: "user_id",
    find: async (books, ids) =>
      (await users(books, ids)).map(({ id, team_id, team_name }) => {
        return { id, key: team_id, group: { type: "team", entity: { id: team_id, name: team_name } } };
      }),
  },
  user: {
    by: "user_id",
    find: async (books, ids) =>
      (await users(books, ids)).map(({ email, id, name }) => {
        return { id, key: id, group: { type: "user", entity: { id, email, name } } };
      }),
  },
};
