import type { components } from "@openissuing/brocard";
import { withBody } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  binOf,
  cardForm,
  inviteUser,
  issueCard,
  member,
  ownBalance,
  ownUser,
  readCard,
  unknownId,
  unknownUuid,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const create = ({ client }: Pick<WorldBase, "client">, body: components["schemas"]["CardCreation"]) =>
  client.POST("/api/v2/cards", { body });

/** Sends members that do not fit the types. */
const send = async (world: WorldBase, body: unknown) =>
  world.client.POST("/api/v2/cards", { body: await cardForm(world), fetch: world.altered(withBody(body)) });

const foreign = (name: string) => `The ${name} prohibited with specified BIN.`;
const number = (name: string) => `The ${name} must be a number.`;
const selected = (name: string) => `The selected ${name} is invalid.`;
const needed = (name: string) => `The ${name} field is required when topup_auto is true.`;

const cardCount = async ({ client }: WorldBase) => (await succeeded(client.GET("/api/v2/cards"))).total;

export const createCardScenarios = [
  scenario(
    "createCard",
    "issues an active card that spends from the account of its holder",
    { needs: ["money"] },
    async (world) => {
      await world.money.arrive({ amount: "1000.00" });
      const user = await ownUser(world);
      const form = await cardForm(world, "account_balance", { total_limit: 300, transaction_limit: 100 });
      const card = await succeeded(create(world, form));
      expectSame("what was asked for", [card.bin, card.title, card.user.id], [form.bin, form.title, user.id]);
      expectSame(
        "kind, state and archive",
        [card.balance_type, card.state.value, card.archived],
        ["account_balance", 2, false],
      );
      expectSame("the kind of account", card.account.type, "personal_account");
      expectSame("the limits", card.limits, [
        { type: "transaction_limit", amount: "100.00" },
        { type: "total_limit", amount: "300.00" },
      ]);
      expectSame("micro-payments", card.micro_payments_enabled, false);
      expectSame("what was spent", cents(card.spend), 0);
      const { request_id: _, ...made } = card;
      const { request_id: __, ...read } = await readCard(world, card.id);
      expectSame("the card read back", read, made);
    },
  ),

  scenario(
    "createCard",
    "puts the balance of a card on it from the account of its holder",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "200.00" });
      const card = await issueCard(world, "card_balance", { balance: 123.45 });
      expectSame("what the card has", cents(card.available), 12_345);
      const { available, reserved } = await ownBalance(world);
      expectSame("the account", [cents(available), cents(reserved)], [7_655, 12_345]);
    },
  ),

  scenario(
    "createCard",
    "takes the money of the holder, not of the caller",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const user = await inviteUser(world);
      await world.money.arrive({ amount: "200.00" });
      await world.money.arrive({ amount: "60.00", email: user.email });
      await issueCard(world, "card_balance", { user_id: user.id, balance: 60 });
      expectSame("the money of the caller", cents((await ownBalance(world)).available), 20_000);
      const form = await cardForm(world, "card_balance", { user_id: user.id, balance: 0.01 });
      await refusedFields(create(world, form), { balance: true });
    },
  ),

  scenario(
    "createCard",
    "sets automatic top-up of a card with a balance of its own",
    { needs: ["money"] },
    async (world) => {
      await world.money.arrive({ amount: "200.00" });
      const card = await issueCard(world, "card_balance", { topup_auto: true, topup_to: 100, topup_threshold: 25 });
      expectSame("the top-up", card.topup, [{ auto: true, amount: "100.00", threshold: "25.00" }]);
      const plain = await issueCard(world, "card_balance", { balance: 10 });
      expectSame(
        "no top-up",
        plain.topup?.map(({ auto }) => auto),
        [false],
      );
    },
  ),

  scenario("createCard", "labels a card; without labels it gets none", { needs: ["company"] }, async (world) => {
    const user = await ownUser(world);
    const uuid = await world.company.addTag("Launch", user.id);
    const card = await issueCard(world, "account_balance", { tags: [uuid] });
    const [tag] = card.tags;
    expectSame("the label", [card.tags.length, tag?.uuid, tag?.name, tag?.personal], [1, uuid, "Launch", true]);
    expectSame("who made it", tag?.user.id, user.id);
    expectSame("no label", (await issueCard(world)).tags, []);
    expectSame("an empty list", (await issueCard(world, "account_balance", { tags: [] })).tags, []);
    const other = await inviteUser(world);
    const foreignTag = (await issueCard(world, "account_balance", { user_id: other.id, tags: [uuid] })).tags[0];
    expectSame("a label of somebody else", foreignTag?.personal, false);
  }),

  scenario("createCard", "prints the date in the time zone of the body", {}, async (world) => {
    const card = await issueCard(world, "account_balance", { tz: "Asia/Tokyo" });
    const params = { path: { card_id: card.id }, query: { tz: "Asia/Tokyo" } };
    expectSame("the date", card.date, (await succeeded(world.client.GET("/api/v2/cards/{card_id}", { params }))).date);
    expectThat(card.date !== (await readCard(world, card.id)).date, "the zone of the profile is to print another date");
  }),

  scenario(
    "createCard",
    "costs the fee of the company, shown as an internal payment",
    { needs: ["company", "money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "100.00" });
      await world.company.set({ issuingFee: "1.25" });
      const card = await issueCard(world);
      expectSame("the account", cents((await ownBalance(world)).available), 9_875);
      const query = { internal: 1 as const, "cards[]": [card.id] };
      const { data } = await succeeded(world.client.GET("/api/v2/payments", { params: { query } }));
      expectSame(
        "the fee",
        data.map(({ amount, card: paid }) => [cents(amount), paid.id]),
        [[125, card.id]],
      );
    },
  ),

  scenario("createCard", "gives each card a number of its own", {}, async (world) => {
    const cards = [await issueCard(world), await issueCard(world), await issueCard(world)];
    expectSame("different cards", new Set(cards.map(({ id }) => id)).size, 3);
    expectSame("cards in the list", await cardCount(world), 3);
  }),

  scenario("createCard", "answers 422 without BIN and title", {}, async (world) => {
    const { id } = await ownUser(world);
    await refusedFields(send(world, { user_id: id, transaction_limit: 50 }), {
      bin: "The bin field is required.",
      title: "The title field is required.",
    });
  }),

  scenario(
    "createCard",
    "answers 422 for an empty body, and issues nothing",
    { evidence: "inferred" },
    async (world) => {
      const names = ["bin", "title", "user_id", "transaction_limit"];
      const required = Object.fromEntries(names.map((name) => [name, `The ${name} field is required.`]));
      await refusedFields(send(world, {}), required);
      expectSame("cards in the list", await cardCount(world), 0);
    },
  ),

  scenario("createCard", "answers 422 for a card_balance without a balance", {}, async (world) => {
    const { balance: _, ...form } = await cardForm(world, "card_balance");
    await refusedFields(create(world, form), { balance: "The balance field is required." });
  }),

  scenario("createCard", "answers 422 for a total limit of a card_balance", { needs: ["money"] }, async (world) => {
    await world.money.arrive({ amount: "100.00" });
    const form = await cardForm(world, "card_balance", { total_limit: 100 });
    await refusedFields(create(world, form), { total_limit: foreign("total_limit") });
  }),

  scenario("createCard", "answers 422 for a balance of an account_balance", {}, async (world) => {
    await refusedFields(create(world, await cardForm(world, "account_balance", { balance: 10 })), {
      balance: foreign("balance"),
    });
  }),

  scenario(
    "createCard",
    "answers 422 for automatic top-up of an account_balance",
    { evidence: "inferred" },
    async (world) => {
      const changes = { topup_auto: false, topup_to: 100, topup_threshold: 10 };
      await refusedFields(create(world, await cardForm(world, "account_balance", changes)), {
        topup_auto: foreign("topup_auto"),
        topup_to: foreign("topup_to"),
        topup_threshold: foreign("topup_threshold"),
      });
    },
  ),

  scenario(
    "createCard",
    "answers 422 for automatic top-up without its amounts",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "100.00" });
      await refusedFields(create(world, await cardForm(world, "card_balance", { topup_auto: true })), {
        topup_to: needed("topup_to"),
        topup_threshold: needed("topup_threshold"),
      });
    },
  ),

  scenario(
    "createCard",
    "answers 422 for a balance beyond the account",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "50.00" });
      await refusedFields(create(world, await cardForm(world, "card_balance", { balance: 50.01 })), { balance: true });
      expectSame("the account", cents((await ownBalance(world)).available), 5_000);
      expectSame(
        "the whole account",
        cents((await issueCard(world, "card_balance", { balance: 50 })).available),
        5_000,
      );
    },
  ),

  scenario("createCard", "answers 422 for members of the wrong kind", { evidence: "inferred" }, async (world) => {
    const body = {
      ...(await cardForm(world)),
      bin: 555555,
      title: ["x"],
      user_id: "x",
      transaction_limit: "50",
      tags: "x",
      total_limit: true,
    };
    await refusedFields(send(world, body), {
      bin: "The bin must be a string.",
      title: "The title must be a string.",
      user_id: "The user_id must be an integer.",
      transaction_limit: number("transaction_limit"),
      tags: "The tags must be an array.",
      total_limit: number("total_limit"),
    });
  }),

  scenario(
    "createCard",
    "answers 422 for amounts below zero or with three decimals",
    { evidence: "inferred" },
    async (world) => {
      await refusedFields(create(world, await cardForm(world, "account_balance", { transaction_limit: -1 })), {
        transaction_limit: "The transaction_limit must be at least 0.",
      });
      const form = await cardForm(world, "account_balance", { transaction_limit: 1.005, total_limit: 0.001 });
      await refusedFields(create(world, form), { transaction_limit: true, total_limit: true });
    },
  ),

  scenario("createCard", "answers 422 for a title of 256 characters and takes one of 255", {}, async (world) => {
    await refusedFields(create(world, await cardForm(world, "account_balance", { title: "t".repeat(256) })), {
      title: "The title must not be greater than 255 characters.",
    });
    expectSame("the length", (await issueCard(world, "account_balance", { title: "é".repeat(255) })).title.length, 255);
  }),

  scenario("createCard", "answers 422 for a time zone nobody knows", {}, async (world) => {
    await refusedFields(create(world, await cardForm(world, "account_balance", { tz: nowhere })), noZone);
  }),

  scenario(
    "createCard",
    "answers 422 for a BIN, a user and a tag that are not there",
    { evidence: "inferred" },
    async (world) => {
      const form = await cardForm(world, "account_balance", { bin: "999999", user_id: unknownId, tags: [unknownUuid] });
      await refusedFields(create(world, form), {
        bin: selected("bin"),
        user_id: selected("user_id"),
        "tags.0": selected("tags.0"),
      });
      await refusedFields(send(world, { ...(await cardForm(world)), tags: ["x"] }), { "tags.0": true });
    },
  ),

  scenario("createCard", "answers 422 for a BIN the holder may not use", {}, async (world) => {
    const user = await inviteUser(world);
    const path = { user_id: user.id };
    const bins = [await binOf(world, "card_balance")];
    await succeeded(world.client.PUT("/api/v2/users/{user_id}/available-bins", { params: { path }, body: { bins } }));
    const form = await cardForm(world, "account_balance", { user_id: user.id });
    await refusedFields(create(world, form), { bin: selected("bin") });
  }),

  scenario("createCard", "answers 422 for one card more than the holder may have active", {}, async (world) => {
    const user = await inviteUser(world, { active_cards_limit: 1 });
    const card = await issueCard(world, "account_balance", { user_id: user.id });
    const form = await cardForm(world, "account_balance", { user_id: user.id });
    await refusedFields(create(world, form), { user_id: true });
    const path = { card_id: card.id };
    await succeeded(world.client.PUT("/api/v2/cards/{card_id}", { params: { path }, body: { state: 4 } }));
    expectSame("a card in place of a paused one", (await succeeded(create(world, form))).state.value, 2);
  }),

  scenario(
    "createCard",
    "answers 422 for a holder who is not active",
    { needs: ["company"], evidence: "inferred" },
    async (world) => {
      const { id } = await inviteUser(world);
      await world.company.setUser(id, { state: 2 });
      await refusedFields(create(world, await cardForm(world, "account_balance", { user_id: id })), {
        user_id: selected("user_id"),
      });
    },
  ),

  scenario(
    "createCard",
    "issues to a member the own cards, and answers 422 for those of others",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const form = await cardForm(world, "account_balance", { user_id: user.id });
      expectSame("the holder", (await succeeded(create({ client }, form))).user.id, user.id);
      await refusedFields(create({ client }, await cardForm(world)), { user_id: selected("user_id") });
    },
  ),

  ...doorStories("createCard", (client, options) =>
    client.POST("/api/v2/cards", {
      ...options,
      body: { bin: "555555", title: "x", user_id: unknownId, transaction_limit: 1 },
    }),
  ),
];
