import fc, { type Arbitrary } from "fast-check";
import { type Place, ref, type ValueRule } from "../engine/kit.js";

/** An amount of so many cents at most, in major units with two decimals. */
const amounts = (from: number, to: number): Arbitrary<number> =>
  fc.integer({ min: from, max: to }).map((cents) => cents / 100);

const two = (number: number) => String(number).padStart(2, "0");
const days = fc
  .record({
    y: fc.integer({ min: 2015, max: 2035 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`);
const times = fc
  .record({
    h: fc.integer({ min: 0, max: 23 }),
    m: fc.integer({ min: 0, max: 59 }),
    s: fc.integer({ min: 0, max: 59 }),
  })
  .map(({ h, m, s }) => `${two(h)}:${two(m)}:${two(s)}`);

const zones = ["UTC", "America/New_York", "Africa/Accra", "Asia/Tokyo", "Asia/Kolkata", "Europe/Paris"];

const bySchema: Readonly<Record<string, ValueRule>> = {
  // The framework takes an empty text for null, and null for no zone.
  TimeZoneName: { sample: "America/New_York", values: fc.constantFrom(...zones), tolerated: [null] },
  DateBound: {
    sample: "2025-02-24 00:00:00",
    values: fc.oneof(
      days,
      fc.tuple(days, times).map((parts) => parts.join(" ")),
    ),
  },
};

const roles = fc.constantFrom(2, 4);

/** By `operation place name`, then by `place name`. */
const byPlace: Readonly<Record<string, ValueRule>> = {
  "path card_id": { sample: ref("card", "id") },
  "path payment_id": { sample: ref("payment", "id") },
  "path refund_id": { sample: ref("refund", "id") },
  "path transfer_id": { sample: ref("transfer", "id") },
  "path user_id": { sample: ref("member", "id") },
  "openCardEmbed path card_id": { sample: ref("page", "card_id") },
  "openCardEmbed path token": { sample: ref("page", "token") },
  "listAccounts query email": { sample: ref("owner", "email") },
  "listTags query users[]": { sample: ref("owner", "id") },
  "listRefunds query cursor": { sample: ref("refund", "cursor") },
  "listTopUps query cursor": { sample: ref("topUp", "cursor") },
  "body user_id": { sample: ref("owner", "id") },
  "body team_id": { sample: ref("owner", "team_id") },
  "body role_id": { sample: 4, values: roles },
  "body email": { sample: ref("address", "email") },
  "createUser body active_cards_limit": { sample: 10, values: fc.integer({ min: 0, max: 100 }), hasOpenEdges: true },
  "createCard body bin": { sample: ref("bins", "account_balance") },
  "createCard body balance": { sample: 10, values: amounts(0, 10_000), hasOpenEdges: true },
  "updateCard body balance": { sample: 10, values: amounts(0, 10_000), hasOpenEdges: true },
  "body tags": { sample: [ref("tag", "uuid")], values: fc.constantFrom([], [ref("tag", "uuid")]) },
  "updateUserBins body bins": {
    sample: [ref("bins", "account_balance"), ref("bins", "card_balance")],
    values: fc.constantFrom([], [ref("bins", "account_balance")], [ref("bins", "card_balance")]),
  },
  "createTransfer body from": { sample: ref("owner", "email") },
  "createTransfer body to": { sample: ref("member", "email") },
  "createTransfer body amount": { sample: 1, values: amounts(1, 10_000), hasOpenEdges: true },
};

/** What the document cannot say about the values of Brocard. */
export function brocardRule({ operationId, place, name, schema }: Place): ValueRule | undefined {
  const named = byPlace[`${operationId} ${place} ${name}`] ?? byPlace[`${place} ${name}`];
  return named ?? (schema === undefined ? undefined : bySchema[schema]);
}
