import { insertInto, queriesOver } from "../core/store/query.js";
import { integer, type RowOf, table, text } from "../core/store/table.js";
import { userTable } from "./users.tables.js";

/** Labels for cards, and who made them. `place`: order in the answers. */
export const tagTable = table(
  "brocard_tag",
  { tenant: text(), uuid: text(), place: integer(), name: text(), user_id: integer() },
  { primaryKey: ["tenant", "uuid"], indexes: [["tenant", "place"]] },
);

/** Labels on cards. */
export const cardTagTable = table(
  "brocard_card_tag",
  { tenant: text(), card_id: integer(), uuid: text(), place: integer() },
  { primaryKey: ["tenant", "card_id", "uuid"], indexes: [["tenant", "uuid"]] },
);

export type TagRow = RowOf<typeof tagTable>;

const { once, prepare } = queriesOver(tagTable, cardTagTable, userTable);

export const insertTag = insertInto(tagTable);
export const insertCardTag = insertInto(cardTagTable);

export const selectTag = prepare((db, p: { tenant: string; uuid: string }) =>
  db.selectFrom("brocard_tag").selectAll().where("tenant", "=", p.tenant).where("uuid", "=", p.uuid),
);

/** All tags, oldest first. */
export const selectTags = (tenant: string) =>
  once((db) => db.selectFrom("brocard_tag").selectAll().where("tenant", "=", tenant).orderBy("place"));

/** Tags of these users, oldest first. */
export const selectTagsOfUsers = (tenant: string, users: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_tag")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("user_id", "in", [...users])
      .orderBy("place"),
  );

/** Tags of a card with their makers, in the order they were put on. */
export const selectTagsOfCard = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("brocard_card_tag as on")
    .innerJoin("brocard_tag as tag", (join) =>
      join.onRef("tag.tenant", "=", "on.tenant").onRef("tag.uuid", "=", "on.uuid"),
    )
    .innerJoin("brocard_user as user", (join) =>
      join.onRef("user.tenant", "=", "tag.tenant").onRef("user.id", "=", "tag.user_id"),
    )
    .select(["tag.uuid", "tag.name", "user.id", "user.uuid as user_uuid", "user.email", "user.name as maker"])
    .where("on.tenant", "=", p.tenant)
    .where("on.card_id", "=", p.card_id)
    .orderBy("on.place"),
);

/** Tags of these cards, each with the card it is on. */
export const selectTagsOfCards = (tenant: string, cards: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_card_tag as on")
      .innerJoin("brocard_tag as tag", (join) =>
        join.onRef("tag.tenant", "=", "on.tenant").onRef("tag.uuid", "=", "on.uuid"),
      )
      .select(["on.card_id", "tag.uuid", "tag.name", "tag.user_id"])
      .where("on.tenant", "=", tenant)
      .where("on.card_id", "in", [...new Set(cards)])
      .orderBy("on.card_id")
      .orderBy("on.place"),
  );

export const deleteCardTags = prepare((db, p: { tenant: string; card_id: number }) =>
  db.deleteFrom("brocard_card_tag").where("tenant", "=", p.tenant).where("card_id", "=", p.card_id),
);
