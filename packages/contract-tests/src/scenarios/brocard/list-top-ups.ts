import type { components, operations } from "@openissuing/brocard";
import { accountsOf, availableOf } from "../../brocard/account-fixtures.js";
import { withQuery } from "../../brocard/alter.js";
import { cursorStories } from "../../brocard/cursor-stories.js";
import { dateStories } from "../../brocard/date-stories.js";
import { doorStories } from "../../brocard/door-stories.js";
import { filterStories } from "../../brocard/filter-stories.js";
import { inviteUser, member, ownUser, unknownId } from "../../brocard/fixtures.js";
import type { Options } from "../../brocard/payment-fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { cents, expectSame, succeeded } from "../../expectation.js";

type Query = NonNullable<operations["listTopUps"]["parameters"]["query"]>;

const list = ({ client }: Pick<WorldBase, "client">, query: Query = {}, options: Options = {}) =>
  client.GET("/api/v2/top-ups", { ...options, params: { query } });

const rowsOf = async (world: Pick<WorldBase, "client">, query: Query = {}) =>
  (await succeeded(list(world, { per_page: 1000, ...query }))).data;

const idsOf = async (world: Pick<WorldBase, "client">, query: Query = {}) =>
  (await rowsOf(world, query)).map(({ id }) => id).sort((a, b) => a - b);

/** Ways to pay in, as the text spells them. */
const methods: readonly components["schemas"]["TopUpMethod"][] = [
  "other",
  "marketcall",
  "capitalist",
  "wire",
  "usdt_erc",
  "usdt_trc",
  "usdt_trc_tron",
  "usdt_erc_ether",
  "usdt_binance",
  "usdt_trc_tron_autotopup",
];

/** States and their labels. */
const states = [
  [1, "Pending"],
  [2, "Committed"],
  [3, "Processing Error"],
  [4, "Expired"],
  [5, "Reverted"],
] as const;

const arrive = (world: Pick<World<"topUps">, "topUps">) => world.topUps.arrive({ income: "10.00" });

export const listTopUpsScenarios = [
  scenario("listTopUps", "shows income, commission and what is left of it", { needs: ["topUps"] }, async (world) => {
    const user = await ownUser(world);
    const id = await world.topUps.arrive({ income: "1000.00", commission: "10.05", method: "marketcall" });
    const [row, ...others] = await rowsOf(world);
    expectSame("other rows", others, []);
    const { amount, commission, currency, income, method } = row ?? {};
    const seen = [row?.id, amount, income, commission, currency, method];
    expectSame("the top-up", seen, [id, "989.95", "1000.00", "10.05", "USD", "marketcall"]);
    const { email, name, team, uuid } = user;
    expectSame("who paid in", row?.user, { id: user.id, uuid, email, name, team });
  }),

  scenario(
    "listTopUps",
    "narrows to each of the five states, with their labels",
    { needs: ["topUps"] },
    async (world) => {
      const made: number[] = [];
      for (const [state] of states) made.push(await world.topUps.arrive({ income: "10.00", state }));
      for (const [i, [value, label]] of states.entries()) {
        const rows = await rowsOf(world, { "states[]": [value] });
        expectSame(
          `top-ups ${label}`,
          rows.map(({ id, state }) => [id, state]),
          [[made[i], { value, label }]],
        );
      }
      expectSame("top-ups in two states", await idsOf(world, { "states[]": [1, 5] }), [made[0], made[4]]);
      expectSame("top-ups in any state", await idsOf(world), made);
    },
  ),

  scenario(
    "listTopUps",
    "narrows to each of the ten methods, as the text spells them",
    { needs: ["topUps"] },
    async (world) => {
      const made: number[] = [];
      for (const method of methods) made.push(await world.topUps.arrive({ income: "10.00", method }));
      for (const [i, method] of methods.entries()) {
        const rows = await rowsOf(world, { "methods[]": [method] });
        expectSame(
          `top-ups by ${method}`,
          rows.map((row) => [row.id, row.method]),
          [[made[i], method]],
        );
      }
      expectSame("top-ups by any", await idsOf(world, { "methods[]": [...methods] }), made);
    },
  ),

  scenario(
    "listTopUps",
    "narrows to identifiers, users and their teams",
    { needs: ["company", "topUps"] },
    async (world) => {
      const own = await ownUser(world);
      const team_id = await world.company.addTeam("Another team");
      const other = await inviteUser(world, { team_id });
      const ours = await world.topUps.arrive({ income: "10.00" });
      const theirs = await world.topUps.arrive({ income: "10.00", user_id: other.id });
      expectSame("top-ups of an id", await idsOf(world, { "ids[]": [theirs] }), [theirs]);
      expectSame("top-ups of two ids", await idsOf(world, { "ids[]": [theirs, ours] }), [ours, theirs]);
      expectSame("top-ups of a user", await idsOf(world, { "users[]": [own.id] }), [ours]);
      expectSame("top-ups of two users", await idsOf(world, { "users[]": [own.id, other.id] }), [ours, theirs]);
      expectSame("top-ups of a team", await idsOf(world, { "teams[]": [team_id] }), [theirs]);
      expectSame("top-ups of the own team", await idsOf(world, { "teams[]": [own.team.id] }), [ours]);
      const unknown = [unknownId];
      const nothing = [{ "ids[]": unknown }, { "users[]": unknown }, { "teams[]": unknown }];
      for (const query of nothing) expectSame("top-ups of nothing", await idsOf(world, query), []);
    },
  ),

  scenario("listTopUps", "matches all filters at once", { needs: ["topUps"], evidence: "inferred" }, async (world) => {
    const wired = await world.topUps.arrive({ income: "10.00", method: "wire", state: 1 });
    const other = await world.topUps.arrive({ income: "10.00", method: "other", state: 1 });
    await world.topUps.arrive({ income: "10.00", method: "wire" });
    expectSame("both filters", await idsOf(world, { "methods[]": ["wire"], "states[]": [1] }), [wired]);
    expectSame("no match", await idsOf(world, { "methods[]": ["wire"], "ids[]": [other] }), []);
  }),

  scenario(
    "listTopUps",
    "puts what is left of a committed top-up on the account, and of no other",
    { needs: ["topUps"], evidence: "inferred" },
    async (world) => {
      const { email } = await ownUser(world);
      for (const [state] of states) await world.topUps.arrive({ income: "100.00", commission: "1.25", state });
      expectSame("the accounts", await availableOf(world, email), [9_875, 0]);
    },
  ),

  scenario(
    "listTopUps",
    "puts the money of a pending top-up on the account once it is committed, and takes it back when reverted",
    { needs: ["topUps"], evidence: "inferred" },
    async (world) => {
      const { email } = await ownUser(world);
      const id = await world.topUps.arrive({ income: "100.00", commission: "1.25", state: 1 });
      expectSame("the accounts before", await availableOf(world, email), [0, 0]);
      await world.topUps.change(id, 2);
      expectSame("the accounts then", await availableOf(world, email), [9_875, 0]);
      await world.topUps.change(id, 5);
      expectSame("the accounts after", await availableOf(world, email), [0, 0]);
      const [row] = await rowsOf(world);
      expectSame("the top-up", [row?.id, row?.state.value, cents(row?.amount ?? 0)], [id, 5, 9_875]);
    },
  ),

  scenario(
    "listTopUps",
    "leaves the account alone when a pending top-up fails or expires",
    { needs: ["topUps"], evidence: "inferred" },
    async (world) => {
      const { email } = await ownUser(world);
      for (const state of [3, 4] as const) {
        const id = await world.topUps.arrive({ income: "100.00", state: 1 });
        await world.topUps.change(id, state);
        expectSame("the top-up", await idsOf(world, { "states[]": [state] }), [id]);
      }
      expectSame("the accounts", await availableOf(world, email), [0, 0]);
    },
  ),

  scenario(
    "listTopUps",
    "shows money for the account of a team under its owner",
    { needs: ["topUps"], evidence: "inferred" },
    async (world) => {
      const { email, id } = await ownUser(world);
      const { team } = await accountsOf(world, email);
      await world.topUps.arrive({ income: "25.00", account: team.id });
      const rows = await rowsOf(world);
      expectSame(
        "who paid in",
        rows.map(({ user }) => user.id),
        [id],
      );
      expectSame("the accounts", await availableOf(world, email), [0, 2_500]);
    },
  ),

  scenario(
    "listTopUps",
    "shows a member the own top-ups alone",
    { needs: ["keys", "topUps"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const own = await world.topUps.arrive({ income: "10.00" });
      const theirs = await world.topUps.arrive({ income: "10.00", user_id: user.id });
      expectSame("top-ups of the member", await idsOf({ client }), [theirs]);
      expectSame("top-ups of the team owner", await idsOf(world), [own, theirs]);
    },
  ),

  scenario(
    "listTopUps",
    "shows nothing of another company",
    { needs: ["neighbour", "topUps"], evidence: "inferred" },
    async (world) => {
      const id = await arrive(await world.neighbour());
      expectSame("the top-ups", [await idsOf(world), await idsOf(world, { "ids[]": [id] })], [[], []]);
    },
  ),

  ...cursorStories("listTopUps", {
    needs: ["topUps"],
    prepare: async (world) => {
      for (let i = 0; i < 5; i++) await arrive(world);
    },
    list,
  }),

  ...dateStories("listTopUps", { needs: ["topUps"], make: arrive, list }),

  scenario("listTopUps", "answers 422 for dates, a method and a state at once", {}, async (world) => {
    const query = "dates[begin]=24.02.2025&dates[end]=25.02.2025&methods[]=cash&states[]=6";
    await refusedFields(list(world, {}, { fetch: world.altered(withQuery(query)) }), {
      "dates.begin": "The dates.begin does not match the format Y-m-d H:i:s.",
      "dates.end": "The dates.end does not match the format Y-m-d H:i:s.",
      "methods.0": "The selected methods.0 is invalid.",
      "states.0": "The states.0 field is not a valid enum.",
    });
  }),

  ...filterStories(
    "listTopUps",
    { ids: "id", methods: "method", teams: "id", users: "id", states: "state" },
    (world, options) => list(world, {}, options),
  ),

  ...doorStories("listTopUps", (client, options) => list({ client }, {}, options)),
];
