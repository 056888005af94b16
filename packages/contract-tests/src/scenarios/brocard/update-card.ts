import type { components } from "@openissuing/brocard";
import { withBody } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  cardState,
  changeCard,
  fundedCard,
  inviteUser,
  issueCard,
  member,
  ownBalance,
  ownUser,
  readCard,
  readPayment,
  unknownId,
  unknownUuid,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

type Change = components["schemas"]["CardChange"];

const change = (world: Pick<WorldBase, "client">, id: number, body: Change) => succeeded(changeCard(world, id, body));

/** Sends members that do not fit the types. */
const send = ({ altered, client }: WorldBase, card_id: number, body: unknown) =>
  client.PUT("/api/v2/cards/{card_id}", { params: { path: { card_id } }, body: {}, fetch: altered(withBody(body)) });

const foreign = (name: string) => `The ${name} prohibited with specified BIN.`;
const selected = (name: string) => `The selected ${name} is invalid.`;
const besides = (name: string, other: string) => `The ${name} is prohibits when ${other} is present.`;
const needed = (name: string, other: string) => `The ${name} field is required when ${other} is true.`;

/** Why a payment of 1.00 is declined; undefined when it is let through. */
async function declineOf(world: World<"payments">, card_id: number): Promise<string | null | undefined> {
  const { decline, state } = await readPayment(world, await world.payments.pay({ card_id, amount: "1.00" }));
  return state.value === 4 ? decline : undefined;
}

const micro = { micro_payments_enabled: true, micro_payments_limit: 5, micro_payments_limit_sum: 7 };

export const updateCardScenarios = [
  scenario("updateCard", "changes what is sent and leaves the rest as it is", {}, async (world) => {
    const { request_id: _, ...before } = await issueCard(world, "account_balance", { total_limit: 100 });
    const { request_id: __, ...after } = await change(world, before.id, { title: "Summer campaign" });
    expectSame("the card", after, { ...before, title: "Summer campaign" });
    const { request_id: ___, ...again } = await change(world, before.id, { title: "Summer campaign" });
    expectSame("the card after the same change again", again, after);
    const { request_id: ____, ...untouched } = await change(world, before.id, {});
    expectSame("the card after an empty change", untouched, after);
    const { request_id: _____, ...read } = await readCard(world, before.id);
    expectSame("the card read back", read, after);
  }),

  scenario(
    "updateCard",
    "pauses, blocks and activates a card; payments follow",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const steps = [
        [cardState.paused, "Paused", "card-paused"],
        [cardState.blocked, "Blocked", "card-blocked"],
        [cardState.paused, "Paused", "card-paused"],
        [cardState.active, "Active", undefined],
      ] as const;
      for (const [state, label, decline] of steps) {
        expectSame("the state", (await change(world, id, { state })).state, { value: state, label });
        expectSame("why a payment is declined", await declineOf(world, id), decline);
      }
    },
  ),

  scenario("updateCard", "sets limits that payments keep to", { needs: ["money", "payments"] }, async (world) => {
    const { id } = await fundedCard(world, "account_balance", { transaction_limit: 500 });
    const low = await change(world, id, { transaction_limit: 0.99, total_limit: 200 });
    expectSame("the limits", low.limits, [
      { type: "transaction_limit", amount: "0.99" },
      { type: "total_limit", amount: "200.00" },
    ]);
    expectSame("beyond the limit of one payment", await declineOf(world, id), "limit-transaction-less-than-amount");
    await change(world, id, { transaction_limit: 1, total_limit: 0.5 });
    expectSame("beyond the limit of all", await declineOf(world, id), "limit-cart-less-than-amount");
    await change(world, id, { total_limit: 1 });
    expectSame("within both", await declineOf(world, id), undefined);
  }),

  scenario(
    "updateCard",
    "moves money between the card and the account of its holder",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world, "card_balance");
      for (const [balance, available] of [
        [75.5, 92_450],
        [0, 100_000],
        [1000, 0],
      ] as const) {
        const card = await change(world, id, { balance });
        expectSame("what the card has", cents(card.available), Math.round(balance * 100));
        expectSame("what the account has", cents((await ownBalance(world)).available), available);
      }
      await refusedFields(changeCard(world, id, { balance: 1000.01 }), { balance: true });
      expectSame("what the card has", cents((await readCard(world, id)).available), 100_000);
    },
  ),

  scenario(
    "updateCard",
    "gives a card to another holder, and it spends from that account",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const user = await inviteUser(world);
      const moved = await change(world, card.id, { user_id: user.id });
      expectSame("the holder", moved.user.id, user.id);
      expectThat(moved.account.id !== card.account.id, "the account is to be that of the new holder");
      expectSame("an account without money", await declineOf(world, card.id), "balance-less-than-amount");
      await world.money.arrive({ amount: "5.00", email: user.email });
      expectSame("an account with money", await declineOf(world, card.id), undefined);
    },
  ),

  scenario(
    "updateCard",
    "makes a card spend from the account of the team, and back",
    { needs: ["money", "payments"] },
    async (world) => {
      const card = await fundedCard(world);
      const shared = await change(world, card.id, { account_purpose_type: "team_account" });
      expectSame("the kind of account", shared.account.type, "team_account");
      expectSame("a team without money", await declineOf(world, card.id), "balance-less-than-amount");
      await world.money.arrive({ amount: "5.00", team_id: card.user.team.id });
      expectSame("a team with money", await declineOf(world, card.id), undefined);
      const own = await change(world, card.id, { account_purpose_type: "personal_account" });
      expectSame("the account again", own.account, card.account);
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for the account of a team where the company has none",
    { needs: ["company"] },
    async (world) => {
      const { id } = await issueCard(world);
      await world.company.set({ teamAccounts: false });
      await refusedFields(changeCard(world, id, { account_purpose_type: "team_account" }), {
        account_purpose_type: selected("account_purpose_type"),
      });
    },
  ),

  scenario(
    "updateCard",
    "replaces the labels, and takes them off by an empty list",
    { needs: ["company"] },
    async (world) => {
      const user = await ownUser(world);
      const [one, two] = [await world.company.addTag("One", user.id), await world.company.addTag("Two", user.id)];
      const { id } = await issueCard(world, "account_balance", { tags: [one] });
      const labels = async (body: Change) => (await change(world, id, body)).tags.map(({ uuid }) => uuid).sort();
      expectSame("another label", await labels({ tags: [two] }), [two]);
      expectSame("both labels", await labels({ tags: [two, one] }), [one, two].sort());
      expectSame("labels without the member", await labels({ title: "X" }), [one, two].sort());
      expectSame("no label", await labels({ tags: [] }), []);
    },
  ),

  scenario("updateCard", "puts a paused or blocked card into the archive and takes it out", {}, async (world) => {
    for (const state of [cardState.paused, cardState.blocked]) {
      const { id } = await issueCard(world);
      await refusedFields(changeCard(world, id, { archived: true }), { archived: selected("archived") });
      await change(world, id, { state });
      expectSame("archived", (await change(world, id, { archived: true })).archived, true);
      const out = await change(world, id, { archived: false });
      expectSame("taken out", [out.archived, out.state.value], [false, state]);
      await refusedFields(changeCard(world, id, { archived: false }), { archived: selected("archived") });
    }
  }),

  scenario(
    "updateCard",
    "answers 422 for activating a card in the archive",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      await change(world, id, { state: cardState.paused });
      await change(world, id, { archived: true });
      await refusedFields(changeCard(world, id, { state: cardState.active }), { state: selected("state") });
      await change(world, id, { archived: false });
      expectSame("the state", (await change(world, id, { state: cardState.active })).state.value, cardState.active);
    },
  ),

  scenario(
    "updateCard",
    "lets small payments through while a card is paused or blocked",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const set = await change(world, id, { state: cardState.paused, ...micro });
      expectSame(
        "micro-payments",
        [set.micro_payments_enabled, set.micro_payments_limit, set.micro_payments_limit_sum],
        [true, "5.00", "7.00"],
      );
      const pay = async (amount: string) =>
        (await readPayment(world, await world.payments.pay({ card_id: id, amount }))).decline;
      expectSame("more than a micro-payment", await pay("5.01"), "card-paused");
      expectSame("a micro-payment", await pay("5.00"), null);
      expectSame("more than all micro-payments", await pay("2.01"), "card-paused");
      expectSame("the rest of them", await pay("2.00"), null);
      await change(world, id, { state: cardState.blocked, ...micro, micro_payments_limit_sum: 8 });
      expectSame("a micro-payment of a blocked card", await pay("1.00"), null);
      expectSame("more than that", await pay("0.01"), "card-blocked");
    },
  ),

  scenario(
    "updateCard",
    "switches micro-payments off when a card is paused or blocked, unless told otherwise",
    {},
    async (world) => {
      const { id } = await issueCard(world);
      for (const state of [cardState.paused, cardState.blocked]) {
        await change(world, id, { state: cardState.active });
        await change(world, id, micro);
        expectSame(
          "micro-payments after another change",
          (await change(world, id, { title: "X" })).micro_payments_enabled,
          true,
        );
        expectSame("micro-payments", (await change(world, id, { state })).micro_payments_enabled, false);
        await change(world, id, { state: cardState.active });
        expectSame("micro-payments kept", (await change(world, id, { state, ...micro })).micro_payments_enabled, true);
      }
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for limits of micro-payments without the switch, and the switch without them",
    {},
    async (world) => {
      const { id } = await issueCard(world);
      const beside = (name: string) => `The ${name} field is required when micro_payments_limit is present.`;
      await refusedFields(changeCard(world, id, { micro_payments_limit: 5 }), {
        micro_payments_enabled: beside("micro_payments_enabled"),
      });
      await refusedFields(changeCard(world, id, { micro_payments_limit_sum: 5 }), { micro_payments_enabled: true });
      await refusedFields(changeCard(world, id, { micro_payments_enabled: true }), {
        micro_payments_limit: needed("micro_payments_limit", "micro_payments_enabled"),
        micro_payments_limit_sum: needed("micro_payments_limit_sum", "micro_payments_enabled"),
      });
      expectSame(
        "switched off alone",
        (await change(world, id, { micro_payments_enabled: false })).micro_payments_enabled,
        false,
      );
    },
  ),

  scenario(
    "updateCard",
    "tops a card up to an amount once it has less than another",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world, "card_balance");
      const { topup } = await change(world, id, { topup_auto: true, topup_to: 80, topup_threshold: 25 });
      expectSame("the top-up", topup, [{ auto: true, amount: "80.00", threshold: "25.00" }]);
      await world.payments.pay({ card_id: id, amount: "24.00" });
      expectSame("above the threshold", cents((await readCard(world, id)).available), 2_600);
      await world.payments.pay({ card_id: id, amount: "2.00" });
      expectSame("below it", cents((await readCard(world, id)).available), 8_000);
      expectSame("the account", cents((await ownBalance(world)).available), 89_400);
      expectSame("switched off", (await change(world, id, { topup_auto: false })).topup?.[0]?.auto, false);
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for automatic top-up whose amounts are not known",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world, "card_balance");
      await refusedFields(changeCard(world, id, { topup_auto: true }), {
        topup_to: needed("topup_to", "topup_auto"),
        topup_threshold: needed("topup_threshold", "topup_auto"),
      });
      await change(world, id, { topup_to: 80, topup_threshold: 25 });
      expectSame("amounts known before", (await change(world, id, { topup_auto: true })).topup?.[0]?.auto, true);
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for a balance of a card without one, and for state beside archive",
    {},
    async (world) => {
      const { id } = await issueCard(world);
      await refusedFields(changeCard(world, id, { balance: 123.45, state: 2, archived: false }), {
        balance: foreign("balance"),
        state: besides("state", "archived"),
        archived: besides("archived", "state"),
      });
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for what only cards of the other kind have",
    { needs: ["money"] },
    async (world) => {
      const own = await fundedCard(world, "card_balance");
      await refusedFields(changeCard(world, own.id, { total_limit: 5, ...micro }), {
        total_limit: foreign("total_limit"),
        micro_payments_enabled: foreign("micro_payments_enabled"),
        micro_payments_limit: foreign("micro_payments_limit"),
        micro_payments_limit_sum: foreign("micro_payments_limit_sum"),
      });
      const { id } = await issueCard(world);
      await refusedFields(changeCard(world, id, { topup_auto: false, topup_to: 5, topup_threshold: 1 }), {
        topup_auto: foreign("topup_auto"),
        topup_to: foreign("topup_to"),
        topup_threshold: foreign("topup_threshold"),
      });
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for members of the wrong kind and changes nothing",
    { evidence: "inferred" },
    async (world) => {
      const { request_id: _, ...before } = await issueCard(world);
      await refusedFields(
        send(world, before.id, { title: 5, user_id: "x", transaction_limit: "5", archived: "yes", tags: {} }),
        {
          title: "The title must be a string.",
          user_id: "The user_id must be an integer.",
          transaction_limit: "The transaction_limit must be a number.",
          archived: "The archived field must be true or false.",
          tags: "The tags must be an array.",
        },
      );
      for (const state of [1, 5, "Active"]) {
        await refusedFields(send(world, before.id, { state }), { state: "The state field is not a valid enum." });
      }
      await refusedFields(send(world, before.id, { account_purpose_type: "other" }), {
        account_purpose_type: selected("account_purpose_type"),
      });
      await refusedFields(send(world, before.id, { title: "" }), { title: "The title field is required." });
      await refusedFields(changeCard(world, before.id, { title: "t".repeat(256) }), {
        title: "The title must not be greater than 255 characters.",
      });
      await refusedFields(changeCard(world, before.id, { transaction_limit: -0.01 }), {
        transaction_limit: "The transaction_limit must be at least 0.",
      });
      await refusedFields(changeCard(world, before.id, { transaction_limit: 0.001 }), { transaction_limit: true });
      const { request_id: __, ...after } = await readCard(world, before.id);
      expectSame("the card", after, before);
    },
  ),

  scenario(
    "updateCard",
    "prints the date in the time zone of the body, and refuses one nobody knows",
    {},
    async (world) => {
      const { date, id } = await issueCard(world);
      expectThat(
        (await change(world, id, { tz: "Asia/Tokyo" })).date !== date,
        "another zone is to print another date",
      );
      expectSame("an empty zone", (await change(world, id, { tz: "" })).date, date);
      await refusedFields(changeCard(world, id, { tz: nowhere }), noZone);
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for a holder and a label that are not there",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      await refusedFields(changeCard(world, id, { user_id: unknownId, tags: [unknownUuid] }), {
        user_id: selected("user_id"),
        "tags.0": selected("tags.0"),
      });
    },
  ),

  scenario(
    "updateCard",
    "answers 422 for one active card more than the holder may have",
    { evidence: "inferred" },
    async (world) => {
      const { id: user_id } = await inviteUser(world, { active_cards_limit: 1 });
      const [first, other] = [await issueCard(world, "account_balance", { user_id }), await issueCard(world)];
      await refusedFields(changeCard(world, other.id, { user_id }), { user_id: true });
      await change(world, first.id, { state: cardState.paused });
      await change(world, other.id, { user_id });
      await refusedFields(changeCard(world, first.id, { state: cardState.active }), { state: true });
    },
  ),

  scenario(
    "updateCard",
    "lets a member change limits only with the permission",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      for (const can_edit_card_limits of [true, false]) {
        const { client, user } = await member(world, { can_edit_card_limits });
        const { id } = await issueCard(world, "account_balance", { user_id: user.id });
        expectSame("the title", (await change({ client }, id, { title: "Mine" })).title, "Mine");
        for (const body of [{ transaction_limit: 1 }, { total_limit: 1 }, micro]) {
          if (can_edit_card_limits) await change({ client }, id, body);
          else await refusedWith(changeCard({ client }, id, body), 403);
        }
      }
    },
  ),

  scenario(
    "updateCard",
    "answers 403 to a member for the card of another user",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client } = await member(world);
      const { id } = await issueCard(world);
      await refusedWith(changeCard({ client }, id, { title: "Mine" }), 403);
    },
  ),

  scenario(
    "updateCard",
    "answers 404 for a card nobody has, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(changeCard(world, unknownId, { title: "X" }), 404);
      const { id } = await issueCard(await world.neighbour());
      await refusedWith(changeCard(world, id, { title: "X" }), 404);
    },
  ),

  ...doorStories("updateCard", (client, options) =>
    client.PUT("/api/v2/cards/{card_id}", {
      ...options,
      params: { path: { card_id: unknownId } },
      body: { title: "X" },
    }),
  ),
];
