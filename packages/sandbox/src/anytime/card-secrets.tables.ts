import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";

const method: Column<"email" | "sms"> = { kind: "text", isNullable: false };

/** Texts and emails to cardholders, as the holder would read them. `sent_at`: tenant time in milliseconds. */
export const messageTable = table(
  "anytime_message",
  { tenant: text(), message: integer(), card_ref: text(), method, recipient: text(), text: text(), sent_at: integer() },
  { primaryKey: ["tenant", "message"] },
);
export type MessageRow = RowOf<typeof messageTable>;

const { prepare } = queriesOver(messageTable);

export const insertMessage = insertInto(messageTable);

export const selectMessages = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("anytime_message")
    .select(["message", "card_ref", "method", "recipient", "text", "sent_at"])
    .where("tenant", "=", p.tenant)
    .orderBy("message"),
);
