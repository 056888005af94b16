import type { operations } from "@openissuing/brocard";
import { withQuery } from "../../brocard/alter.js";
import { dateStories } from "../../brocard/date-stories.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  binOf,
  cardState,
  changeCard,
  fundedCard,
  inviteUser,
  issueCard,
  member,
  ownUser,
  readCard,
} from "../../brocard/fixtures.js";
import { pageStories } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

type Query = NonNullable<operations["listCards"]["parameters"]["query"]>;

const list = (
  { client }: Pick<WorldBase, "client">,
  query: Query = {},
  options: { readonly fetch?: typeof fetch } = {},
) => client.GET("/api/v2/cards", { ...options, params: { query } });

const idsOf = async (world: Pick<WorldBase, "client">, query: Query = {}) =>
  (await succeeded(list(world, query))).data.map(({ id }) => id);

/** The cards of a list in no particular order. */
const seen = async (world: Pick<WorldBase, "client">, query: Query) =>
  (await idsOf(world, query)).sort((a, b) => a - b);

export const listCardsScenarios = [
  scenario("listCards", "lists a card as getCard shows it, but for its account and address", {}, async (world) => {
    const { id } = await issueCard(world);
    const [row] = (await succeeded(list(world))).data;
    const { request_id: _, billing_address: __, account, ...card } = await readCard(world, id);
    const { account: shown, ...others } = row ?? { account: undefined };
    expectSame("the card", others, card);
    // The text calls the kind of account by two names.
    expectSame("the account", shown, { id: account.id, purpose_type: account.type });
  }),

  scenario(
    "listCards",
    "shows what only cards of one kind have",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "100.00" });
      const [ofAccount, ofCard] = [await issueCard(world), await issueCard(world, "card_balance")];
      const { data } = await succeeded(list(world));
      const members = ["topup", "micro_payments_enabled", "micro_payments_limit", "micro_payments_limit_sum"];
      const has = (id: number) => members.map((name) => Object.hasOwn(data.find((row) => row.id === id) ?? {}, name));
      expectSame("members of a card of account_balance", has(ofAccount.id), [false, true, true, true]);
      expectSame("members of a card of card_balance", has(ofCard.id), [true, false, false, false]);
    },
  ),

  scenario("listCards", "narrows to BINs", { needs: ["money"] }, async (world) => {
    const other = await fundedCard(world, "card_balance");
    const card = await issueCard(world);
    expectSame("cards of a BIN", await seen(world, { "bins[]": [card.bin] }), [card.id]);
    expectSame(
      "cards of both",
      await seen(world, { "bins[]": [card.bin, other.bin] }),
      [other.id, card.id].sort((a, b) => a - b),
    );
  }),

  scenario("listCards", "narrows to identifiers and to the last four digits", {}, async (world) => {
    const [first, second] = [await issueCard(world), await issueCard(world)];
    expectSame("cards by id", await seen(world, { "ids[]": [second.id] }), [second.id]);
    const found = (await succeeded(list(world, { "last_fours[]": [first.last_four] }))).data;
    expectThat(
      found.some(({ id }) => id === first.id) && found.every(({ last_four }) => last_four === first.last_four),
      "cards whose numbers end so are to be there, and no others",
    );
  }),

  scenario("listCards", "narrows to states", {}, async (world) => {
    const cards = [await issueCard(world), await issueCard(world), await issueCard(world)];
    const states = [cardState.active, cardState.paused, cardState.blocked];
    for (const [i, { id }] of cards.entries()) await succeeded(changeCard(world, id, { state: states[i] ?? 2 }));
    for (const [i, { id }] of cards.entries()) {
      expectSame("cards in a state", await seen(world, { "states[]": [states[i] ?? 2] }), [id]);
    }
    expectSame("cards in any state", (await idsOf(world)).length, 3);
  }),

  scenario("listCards", "narrows to teams and to users", { needs: ["company"] }, async (world) => {
    const team_id = await world.company.addTeam("Another team");
    const user = await inviteUser(world, { team_id });
    const own = await issueCard(world);
    const other = await issueCard(world, "account_balance", { user_id: user.id });
    expectSame("cards of a team", await seen(world, { "teams[]": [team_id] }), [other.id]);
    expectSame("cards of the own team", await seen(world, { "teams[]": [own.user.team.id] }), [own.id]);
    expectSame("cards of a user", await seen(world, { "users[]": [user.id] }), [other.id]);
    expectSame("cards of two users", (await seen(world, { "users[]": [user.id, own.user.id] })).length, 2);
  }),

  scenario("listCards", "narrows to accounts, by the number that cards print", {}, async (world) => {
    const own = await issueCard(world);
    const shared = await issueCard(world);
    const { account } = await succeeded(changeCard(world, shared.id, { account_purpose_type: "team_account" }));
    expectSame("cards of the team account", await seen(world, { "accounts[]": [account.id] }), [shared.id]);
    expectSame("cards of the own account", await seen(world, { "accounts[]": [own.account.id] }), [own.id]);
  }),

  scenario("listCards", "narrows to team accounts or personal ones", { evidence: "inferred" }, async (world) => {
    const own = await issueCard(world);
    const shared = await issueCard(world);
    await succeeded(changeCard(world, shared.id, { account_purpose_type: "team_account" }));
    expectSame("cards of team accounts", await seen(world, { account_shared: 1 }), [shared.id]);
    expectSame("cards of personal accounts", await seen(world, { account_shared: 0 }), [own.id]);
    expectSame("cards of any account", (await idsOf(world)).length, 2);
  }),

  scenario("listCards", "narrows to tags", { needs: ["company"] }, async (world) => {
    const user = await ownUser(world);
    const [one, two] = [await world.company.addTag("One", user.id), await world.company.addTag("Two", user.id)];
    const card = await issueCard(world, "account_balance", { tags: [one] });
    const other = await issueCard(world, "account_balance", { tags: [one, two] });
    await issueCard(world);
    expectSame("cards with a tag", await seen(world, { "tags[]": [one] }), [card.id, other.id]);
    expectSame("cards with another", await seen(world, { "tags[]": [two] }), [other.id]);
    expectSame("cards with one of them", await seen(world, { "tags[]": [one, two] }), [card.id, other.id]);
  }),

  scenario("listCards", "leaves the archive out unless told otherwise", {}, async (world) => {
    const [kept, archived] = [await issueCard(world), await issueCard(world)];
    await succeeded(changeCard(world, archived.id, { state: cardState.blocked }));
    await succeeded(changeCard(world, archived.id, { archived: true }));
    expectSame("the usual cards", await seen(world, {}), [kept.id]);
    expectSame("exclude", await seen(world, { archived: "exclude" }), [kept.id]);
    expectSame("only", await seen(world, { archived: "only" }), [archived.id]);
    expectSame("include", await seen(world, { archived: "include" }), [kept.id, archived.id]);
  }),

  scenario("listCards", "has cards with micro-payments in it unless told otherwise", {}, async (world) => {
    const [plain, micro] = [await issueCard(world), await issueCard(world)];
    const limits = { micro_payments_limit: 5, micro_payments_limit_sum: 50 };
    await succeeded(changeCard(world, micro.id, { micro_payments_enabled: true, ...limits }));
    expectSame("the usual cards", await seen(world, {}), [plain.id, micro.id]);
    expectSame("include", await seen(world, { micro: "include" }), [plain.id, micro.id]);
    expectSame("only", await seen(world, { micro: "only" }), [micro.id]);
    expectSame("exclude", await seen(world, { micro: "exclude" }), [plain.id]);
  }),

  scenario("listCards", "matches all filters at once", { evidence: "inferred" }, async (world) => {
    const [first, second] = [await issueCard(world), await issueCard(world)];
    await succeeded(changeCard(world, second.id, { state: cardState.paused }));
    const query = { "states[]": [cardState.paused], "ids[]": [first.id, second.id] };
    expectSame("both filters", await seen(world, query), [second.id]);
    expectSame("no match", await seen(world, { ...query, "ids[]": [first.id] }), []);
  }),

  scenario(
    "listCards",
    "begins with the oldest card, or with the newest when reversed",
    { needs: ["clock"] },
    async (world) => {
      const made: number[] = [];
      for (let i = 0; i < 3; i++) {
        made.push((await issueCard(world)).id);
        await world.clock.advance(60);
      }
      expectSame("the usual order", await idsOf(world), made);
      expectSame("the order with reverse 0", await idsOf(world, { reverse: 0 }), made);
      expectSame("the order with reverse 1", await idsOf(world, { reverse: 1 }), made.toReversed());
      const page = await idsOf(world, { reverse: 1, per_page: 1, page: 3 });
      expectSame("the last page of the reversed list", page, made.slice(0, 1));
    },
  ),

  scenario(
    "listCards",
    "shows a member the own cards alone",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await issueCard(world);
      const theirs = await issueCard(world, "account_balance", { user_id: user.id });
      expectSame("the cards of the member", await seen({ client }, {}), [theirs.id]);
      expectSame("the cards of the owner", (await idsOf(world)).length, 2);
    },
  ),

  scenario("listCards", "shows no card of another company", { needs: ["neighbour"] }, async (world) => {
    await issueCard(await world.neighbour());
    expectSame("the cards", await idsOf(world), []);
  }),

  ...pageStories("listCards", {
    needs: [],
    prepare: async (world) => [await issueCard(world), await issueCard(world), await issueCard(world)],
    list,
  }),

  ...dateStories("listCards", { needs: [], make: (world) => issueCard(world), list }),

  scenario("listCards", "answers 422 for dates in another form and an unknown state", {}, async (world) => {
    const query = "dates[begin]=24.02.2025&dates[end]=25.02.2025&states[]=1";
    await refusedFields(list(world, {}, { fetch: world.altered(withQuery(query)) }), {
      "dates.begin": "The dates.begin does not match the format Y-m-d H:i:s.",
      "dates.end": "The dates.end does not match the format Y-m-d H:i:s.",
      "states.0": "The states.0 field is not a valid enum.",
    });
  }),

  scenario("listCards", "answers 422 for lists without brackets", { evidence: "inferred" }, async (world) => {
    const names = ["bins", "ids", "last_fours", "states", "teams", "users", "accounts", "tags"];
    const query = names.map((name) => `${name}=1`).join("&");
    await refusedFields(
      list(world, {}, { fetch: world.altered(withQuery(query)) }),
      Object.fromEntries(names.map((name) => [name, `The ${name} must be an array.`])),
    );
  }),

  scenario(
    "listCards",
    "answers 422 for entries and words that are none of the values",
    { evidence: "inferred" },
    async (world) => {
      const bin = await binOf(world, "account_balance");
      const query = `archived=all&micro=none&reverse=true&account_shared=2&bins[]=${bin}&last_fours[]=1111&last_fours[]=11&ids[]=x&tags[]=y`;
      await refusedFields(list(world, {}, { fetch: world.altered(withQuery(query)) }), {
        archived: "The selected archived is invalid.",
        micro: "The selected micro is invalid.",
        reverse: "The reverse field must be true or false.",
        account_shared: "The account_shared field must be true or false.",
        "last_fours.1": "The last_fours.1 format is invalid.",
        "ids.0": "The ids.0 must be an integer.",
        "tags.0": "The tags.0 must be a valid UUID.",
      });
    },
  ),

  ...doorStories("listCards", (client, options) => list({ client }, {}, options)),
];
