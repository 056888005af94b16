import { doorStories } from "../../brocard/door-stories.js";
import {
  companyOwner,
  companyOwnerRole,
  fundedCard,
  inviteUser,
  issueCard,
  member,
  ownUser,
  settledPayment,
  strangersMember,
  unknownId,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const read = ({ client }: Pick<WorldBase, "client">, user_id: number, query: { tz?: string } = {}) =>
  client.GET("/api/v2/users/{user_id}", { params: { path: { user_id }, query } });

const usd = (rows: readonly { currency: string }[]) => rows.filter(({ currency }) => currency === "USD").length;

export const getUserScenarios = [
  scenario("getUser", "shows a user as the invitation did", {}, async (world) => {
    const { request_id: _, ...invited } = await inviteUser(world);
    const { request_id: __, ...user } = await succeeded(read(world, invited.id));
    expectSame("the user", user, invited);
  }),

  scenario("getUser", "shows where to pay in to, which BINs may be used and what there is", {}, async (world) => {
    const user = await succeeded(read(world, (await ownUser(world)).id));
    expectThat(user.topup_credentials.length > 0, "the user is to have a place to pay in to");
    const { data } = await succeeded(world.client.GET("/api/v2/company/bins"));
    const known = new Set(data.map(({ bin }) => bin));
    expectThat(
      user.available_bins.every(({ bin }) => known.has(bin)),
      "the BINs of a user are to be those of the company",
    );
    expectSame("balances and spend by currency", [usd(user.balances), usd(user.spend)], [1, 1]);
  }),

  scenario("getUser", "adds up what the user has and spent", { needs: ["money", "payments"] }, async (world) => {
    const card = await fundedCard(world);
    await issueCard(world, "card_balance", { balance: 20 });
    await settledPayment(world, card.id, "12.34");
    await settledPayment(world, card.id, "0.66");
    const { balances, spend } = await succeeded(read(world, card.user.id));
    expectSame(
      "the money",
      balances.map(({ available, reserved, total }) => [available, reserved, total].map(cents)),
      [[96_700, 2_000, 98_700]],
    );
    expectSame(
      "what was spent",
      spend.map(({ total }) => cents(total)),
      [1_300],
    );
  }),

  scenario("getUser", "shows the greatest amount of one payment", { needs: ["company"] }, async (world) => {
    const invited = await inviteUser(world);
    await world.company.setUser(invited.id, { transaction_limit: "75.50" });
    const { limits } = await succeeded(read(world, invited.id));
    expectSame("the limit", limits.find(({ type }) => type === "transaction_limit")?.amount, "75.50");
  }),

  scenario("getUser", "prints the date in the time zone asked for", {}, async (world) => {
    const { id } = await ownUser(world);
    const [here, there] = [await succeeded(read(world, id)), await succeeded(read(world, id, { tz: "Asia/Tokyo" }))];
    const hours = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 3_600_000;
    expectSame("hours between the zones", hours(there.created_at) - hours(here.created_at), 9);
    expectSame("an empty zone", (await succeeded(read(world, id, { tz: "" }))).created_at, here.created_at);
  }),

  scenario("getUser", "answers 422 for a time zone nobody knows", {}, async (world) => {
    await refusedFields(read(world, (await ownUser(world)).id, { tz: nowhere }), noZone);
  }),

  scenario(
    "getUser",
    "answers 404 for a user nobody is, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(read(world, unknownId), 404);
      const there = await world.neighbour();
      const foreign = [await inviteUser(there), await inviteUser(there)].at(-1);
      await refusedWith(read(world, foreign?.id ?? unknownId), 404);
    },
  ),

  scenario(
    "getUser",
    "answers 403 to a member who asks for somebody else, and the own user",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await refusedWith(read({ client }, (await ownUser(world)).id), 403);
      expectSame("the own user", (await succeeded(read({ client }, user.id))).id, user.id);
    },
  ),

  scenario(
    "getUser",
    "answers a company owner for a user of any team, and 403 to an owner of another one",
    { needs: ["company", "keys"], evidence: "inferred" },
    async (world) => {
      const { team_id, user: stranger } = await strangersMember(world);
      const { client, user } = await companyOwner(world);
      expectSame("the role", (await succeeded(read({ client }, user.id))).role.id, companyOwnerRole);
      expectSame("the team", (await succeeded(read({ client }, stranger.id))).team.id, team_id);
      await refusedWith(read(world, stranger.id), 403);
    },
  ),

  ...doorStories("getUser", (client, options) =>
    client.GET("/api/v2/users/{user_id}", { ...options, params: { path: { user_id: unknownId } } }),
  ),
];
