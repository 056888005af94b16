import { accountsOf, availableOf } from "../../brocard/account-fixtures.js";
import { withBody } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  companyOwner,
  companyOwnerRole,
  inviteUser,
  issueCard,
  member,
  ownUser,
  strangersMember,
  teamOwnerRole,
  userForm,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import { transfer, transferIds, twoUsers } from "../../brocard/transfer-fixtures.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const selected = (field: string) => `The selected ${field} is invalid.`;
const required = (field: string) => `The ${field} field is required.`;
const same = { to: "The to and from must be different." };
const unknownAccount = "acc_99999999-9999-4999-8999-999999999999";

/** Sends a body that the types of the client would not let through. */
const send = (world: WorldBase, body: unknown) =>
  transfer(world, { from: "", to: "" }, { fetch: world.altered(withBody(body)) });

/** A team that the caller does not run, its owner with a client, and a member of it. */
async function anotherTeam(world: World<"company" | "keys">) {
  const rival = await member(world, { role_id: teamOwnerRole });
  const team_id = await world.company.addTeam("Another team", rival.user.id);
  const body = userForm({ team_id });
  return { rival, stranger: await succeeded(rival.client.POST("/api/v2/users", { body })) };
}

export const createTransferScenarios = [
  scenario("createTransfer", "moves money between users by their addresses", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const made = await succeeded(
      transfer(world, { from: own.email, to: other.email, amount: 12.34, comment: "Lorem ipsum" }),
    );
    expectSame("the transfer", [made.amount, made.currency, made.comment], ["12.34", "USD", "Lorem ipsum"]);
    const [from, to] = [await accountsOf(world, own.email), await accountsOf(world, other.email)];
    const { email, id, name, role, uuid } = own;
    expectSame("who ordered it", made.responsible, { id, uuid, name, email, role });
    const account = ({ common }: typeof from) => ({ id: common.id, purpose_type: "common" });
    expectSame("the sender", made.from, { id, uuid, name, email, account: account(from) });
    const recipient = { id: other.id, uuid: other.uuid, name: other.name, email: other.email };
    expectSame("the recipient", made.to, { ...recipient, account: account(to) });
    expectSame("the account of the sender", (await availableOf(world, email))[0], 8_766);
    expectSame("the account of the recipient", (await availableOf(world, other.email))[0], 1_234);
  }),

  scenario(
    "createTransfer",
    "moves money between the own account and that of the team",
    { needs: ["money"] },
    async (world) => {
      const { own } = await twoUsers(world);
      const { common, team } = await accountsOf(world, own.email);
      const there = await succeeded(transfer(world, { from: own.email, to: team.id, amount: 60.5 }));
      expectSame("the account of the team", there.to.account, { id: team.id, purpose_type: "team" });
      expectSame("the accounts", await availableOf(world, own.email), [3_950, 6_050]);
      const back = await succeeded(transfer(world, { from: team.id, to: common.id, amount: 0.5 }));
      expectSame("the accounts of the way back", [back.from.account.id, back.to.account.id], [team.id, common.id]);
      expectSame("the accounts then", await availableOf(world, own.email), [4_000, 6_000]);
    },
  ),

  scenario(
    "createTransfer",
    "shows the owner of a team where its account stands",
    { needs: ["company", "keys", "money"], evidence: "inferred" },
    async (world) => {
      const { own } = await twoUsers(world);
      const { rival, stranger } = await anotherTeam(world);
      const { team } = await accountsOf(rival, stranger.email);
      const made = await succeeded(transfer(world, { from: own.email, to: team.id }));
      expectSame("who stands for the team", [made.to.id, made.to.account.id], [rival.user.id, team.id]);
    },
  ),

  scenario(
    "createTransfer",
    "lets a team owner move money of the own members, and be responsible for it",
    { needs: ["money"] },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const third = await inviteUser(world);
      await succeeded(transfer(world, { from: own.email, to: other.email, amount: 50 }));
      const made = await succeeded(transfer(world, { from: other.email, to: third.email, amount: 20 }));
      const seen = [made.responsible.id, made.from.id, made.to.id];
      expectSame("who ordered, sent and received it", seen, [own.id, other.id, third.id]);
      expectSame("the account of the sender", (await availableOf(world, other.email))[0], 3_000);
      expectSame("the account of the recipient", (await availableOf(world, third.email))[0], 2_000);
    },
  ),

  scenario(
    "createTransfer",
    "lets a member send to another member, from the own account alone",
    { needs: ["keys", "money"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const { other, own } = await twoUsers(world);
      await world.money.arrive({ amount: "30.00", email: user.email });
      const made = await succeeded(transfer({ client }, { from: user.email, to: other.email }));
      expectSame("who ordered it", [made.responsible.id, made.from.id], [user.id, user.id]);
      const { team } = await accountsOf(world, own.email);
      for (const from of [own.email, other.email, team.id]) {
        await refusedFields(transfer({ client }, { from, to: user.email, amount: 1 }), { from: selected("from") });
      }
      expectSame("the account of the owner", (await availableOf(world, own.email))[0], 10_000);
    },
  ),

  scenario(
    "createTransfer",
    "sends to a member of another team, and takes from none",
    { needs: ["company", "keys", "money"] },
    async (world) => {
      const { own } = await twoUsers(world);
      const { rival, stranger } = await anotherTeam(world);
      const made = await succeeded(transfer(world, { from: own.email, to: stranger.email, amount: 40 }));
      expectSame("the recipient", made.to.id, stranger.id);
      const { common, team } = await accountsOf(rival, stranger.email);
      for (const from of [stranger.email, common.id, team.id]) {
        await refusedFields(transfer(world, { from, to: own.email, amount: 1 }), { from: selected("from") });
      }
      expectSame("the account of the stranger", await availableOf(rival, stranger.email), [4_000, 0]);
    },
  ),

  scenario(
    "createTransfer",
    "takes addresses and accounts in any case of letters",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const { common } = await accountsOf(world, other.email);
      await succeeded(transfer(world, { from: own.email.toUpperCase(), to: common.id.toUpperCase(), amount: 1 }));
      expectSame("the account", (await availableOf(world, other.email))[0], 100);
    },
  ),

  scenario(
    "createTransfer",
    "moves all there is, and answers 422 for a cent more",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const ends = { from: own.email, to: other.email };
      await refusedFields(transfer(world, { ...ends, amount: 100.01 }), { amount: true });
      expectSame("the transfers", await transferIds(world), []);
      await succeeded(transfer(world, { ...ends, amount: 100 }));
      expectSame(
        "the accounts",
        [await availableOf(world, own.email), await availableOf(world, other.email)],
        [
          [0, 0],
          [10_000, 0],
        ],
      );
      await refusedFields(transfer(world, { ...ends, amount: 0.01 }), { amount: true });
    },
  ),

  scenario(
    "createTransfer",
    "does not move what is on cards",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      await issueCard(world, "card_balance", { balance: 70 });
      const ends = { from: own.email, to: other.email };
      await refusedFields(transfer(world, { ...ends, amount: 30.01 }), { amount: true });
      await succeeded(transfer(world, { ...ends, amount: 30 }));
    },
  ),

  scenario(
    "createTransfer",
    "brings an account back from below zero, from which nothing can be moved",
    { needs: ["company", "money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      await world.company.set({ issuingFee: "5.00" });
      await issueCard(world, "account_balance", { user_id: other.id });
      expectSame("the account", (await availableOf(world, other.email))[0], -500);
      await refusedFields(transfer(world, { from: other.email, to: own.email, amount: 0.01 }), { amount: true });
      await succeeded(transfer(world, { from: own.email, to: other.email, amount: 7.5 }));
      expectSame("the account then", (await availableOf(world, other.email))[0], 250);
    },
  ),

  scenario(
    "createTransfer",
    "moves the money again when asked again, as there is no key to tell",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const form = { from: own.email, to: other.email, amount: 25 };
      const made = [await succeeded(transfer(world, form)), await succeeded(transfer(world, form))];
      expectSame("different transfers", new Set(made.map(({ id }) => id)).size, 2);
      expectSame("the account", (await availableOf(world, other.email))[0], 5_000);
    },
  ),

  scenario("createTransfer", "adds cents up exactly", { needs: ["money"], evidence: "inferred" }, async (world) => {
    const { other, own } = await twoUsers(world);
    const amounts = [0.1, 0.2, 0.01, 1.1, 2.2, 8.29, 4.35];
    for (const amount of amounts) await succeeded(transfer(world, { from: own.email, to: other.email, amount }));
    expectSame(
      "the accounts",
      [(await availableOf(world, own.email))[0], (await availableOf(world, other.email))[0]],
      [10_000 - 1_625, 1_625],
    );
  }),

  scenario("createTransfer", "prints the date in the time zone of the body", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const form = { from: own.email, to: other.email, tz: "Asia/Tokyo" };
    const { created_at, id } = await succeeded(transfer(world, form));
    const params = { path: { transfer_id: id } };
    const here = await succeeded(world.client.GET("/api/v2/transfers/{transfer_id}", { params }));
    const hours = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 3_600_000;
    expectSame("hours between the zones", hours(created_at) - hours(here.created_at), 9);
    const empty = await succeeded(transfer(world, { ...form, tz: "" }));
    expectThat(hours(empty.created_at) - hours(here.created_at) < 1, "an empty zone is to be that of the profile");
  }),

  scenario("createTransfer", "answers 422 without sender, recipient and amount", {}, async (world) => {
    await refusedFields(send(world, { currency: "USD" }), {
      from: required("from"),
      to: required("to"),
      amount: required("amount"),
    });
  }),

  scenario(
    "createTransfer",
    "answers 422 without a currency, and for another one",
    { needs: ["money"] },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const form = { from: own.email, to: other.email, amount: 1 };
      await refusedFields(send(world, form), { currency: required("currency") });
      await refusedFields(send(world, { ...form, currency: "" }), { currency: required("currency") });
      for (const currency of ["EUR", "usd"]) {
        await refusedFields(send(world, { ...form, currency }), { currency: selected("currency") });
      }
      expectSame("the transfers", await transferIds(world), []);
    },
  ),

  scenario("createTransfer", "answers 422 when both ends are the same account", { needs: ["money"] }, async (world) => {
    const { own } = await twoUsers(world);
    const { common, team } = await accountsOf(world, own.email);
    await refusedFields(transfer(world, { from: own.email, to: own.email }), same);
    await refusedFields(transfer(world, { from: common.id, to: common.id }), same);
    // Written in two ways it is still one account (inferred).
    await refusedFields(transfer(world, { from: own.email, to: common.id }), same);
    await succeeded(transfer(world, { from: own.email, to: team.id }));
  }),

  scenario(
    "createTransfer",
    "answers 422 for ends that are not there",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { own } = await twoUsers(world);
      for (const nobody of ["nobody@example.com", unknownAccount, "somebody", "acc_1"]) {
        await refusedFields(transfer(world, { from: own.email, to: nobody }), { to: selected("to") });
        await refusedFields(transfer(world, { from: nobody, to: own.email }), { from: selected("from") });
      }
      await refusedFields(transfer(world, { from: unknownAccount, to: unknownAccount }), {
        from: selected("from"),
        to: selected("to"),
      });
    },
  ),

  scenario(
    "createTransfer",
    "moves money of every team for a company owner, and none of another team for a team owner",
    { needs: ["company", "keys", "money"], evidence: "inferred" },
    async (world) => {
      const [{ user: stranger }, { client }] = [await strangersMember(world), await companyOwner(world)];
      await world.money.arrive({ amount: "100.00", email: stranger.email });
      const form = { from: stranger.email, to: (await ownUser(world)).email };
      await refusedFields(transfer(world, form), { from: selected("from") });
      const { responsible } = await succeeded(transfer({ client }, form));
      expectSame("the role of who moved it", responsible.role.id, companyOwnerRole);
      expectSame("the account", (await availableOf({ ...world, client }, stranger.email))[0], 9_000);
    },
  ),

  scenario(
    "createTransfer",
    "answers 422 for an end at another company",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { own } = await twoUsers(world);
      const there = await world.neighbour();
      await there.money.arrive({ amount: "100.00" });
      const foreign = await inviteUser(there);
      await refusedFields(transfer(world, { from: own.email, to: foreign.email }), { to: selected("to") });
      await refusedFields(transfer(world, { from: foreign.email, to: own.email }), { from: selected("from") });
      const others = await availableOf(there, (await ownUser(there)).email);
      expectSame("the accounts there", others, [10_000, 0]);
    },
  ),

  scenario(
    "createTransfer",
    "answers 422 for an amount of nothing, below it, with three decimals or as a text",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const form = { from: own.email, to: other.email, currency: "USD" };
      for (const amount of [0, -1, -0.01]) {
        await refusedFields(send(world, { ...form, amount }), { amount: "The amount must be greater than 0." });
      }
      for (const amount of [1.005, 0.001]) await refusedFields(send(world, { ...form, amount }), { amount: true });
      for (const amount of ["ten", true, [1]]) {
        await refusedFields(send(world, { ...form, amount }), { amount: "The amount must be a number." });
      }
      await refusedFields(send(world, { ...form, amount: null }), { amount: required("amount") });
      expectSame("the account", (await availableOf(world, own.email))[0], 10_000);
    },
  ),

  scenario(
    "createTransfer",
    "takes a comment of 255 characters and answers 422 for one more",
    { needs: ["money"] },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const form = { from: own.email, to: other.email, amount: 1 };
      const { comment } = await succeeded(transfer(world, { ...form, comment: "ü".repeat(255) }));
      expectSame("the length", comment?.length, 255);
      await refusedFields(transfer(world, { ...form, comment: "c".repeat(256) }), {
        comment: "The comment must not be greater than 255 characters.",
      });
      expectSame("no comment", (await succeeded(transfer(world, form))).comment, null);
    },
  ),

  scenario("createTransfer", "answers 422 for members of the wrong kind", { evidence: "inferred" }, async (world) => {
    const body = { from: 5, to: ["x"], amount: {}, currency: 840, comment: 1 };
    await refusedFields(send(world, body), {
      from: "The from must be a string.",
      to: "The to must be a string.",
      amount: "The amount must be a number.",
      currency: selected("currency"),
      comment: "The comment must be a string.",
    });
  }),

  scenario("createTransfer", "answers 422 for a time zone nobody knows", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    await refusedFields(transfer(world, { from: own.email, to: other.email, tz: nowhere }), noZone);
    expectSame("the transfers", await transferIds(world), []);
  }),

  ...doorStories("createTransfer", (client, options) =>
    transfer({ client }, { from: "nobody@example.com", to: unknownAccount }, options),
  ),
];
