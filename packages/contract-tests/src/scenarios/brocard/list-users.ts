import { withQuery } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  companyOwner,
  inviteUser,
  member,
  memberRole,
  ownUser,
  strangersMember,
  teamOwnerRole,
} from "../../brocard/fixtures.js";
import { pageStories } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

interface Query {
  readonly "ids[]"?: number[];
  readonly "teams[]"?: number[];
  readonly "roles[]"?: number[];
  readonly "states[]"?: (1 | 2 | 3 | 4 | 5 | 6)[];
  readonly page?: number;
  readonly per_page?: number;
  readonly tz?: string;
}

const list = ({ client }: Pick<WorldBase, "client">, query: Query = {}) =>
  client.GET("/api/v2/users", { params: { query } });

const idsOf = async (world: Pick<WorldBase, "client">, query: Query = {}) =>
  (await succeeded(list(world, query))).data.map(({ id }) => id).sort((a, b) => a - b);

export const listUsersScenarios = [
  scenario("listUsers", "lists a user as soon as there is one, as getUser shows the user", {}, async (world) => {
    const invited = await inviteUser(world, { active_cards_limit: 3 });
    const { data } = await succeeded(list(world));
    const row = data.find(({ id }) => id === invited.id);
    const params = { path: { user_id: invited.id } };
    const {
      topup_credentials: _,
      available_bins: __,
      request_id: ___,
      ...user
    } = await succeeded(world.client.GET("/api/v2/users/{user_id}", { params }));
    expectSame("the row", row, user);
  }),

  scenario("listUsers", "narrows to identifiers, several at once", {}, async (world) => {
    const [first, second] = [await inviteUser(world), await inviteUser(world)];
    await inviteUser(world);
    expectSame("one user", await idsOf(world, { "ids[]": [first.id] }), [first.id]);
    expectSame("two users", await idsOf(world, { "ids[]": [second.id, first.id] }), [first.id, second.id]);
  }),

  scenario("listUsers", "narrows to teams", { needs: ["company"] }, async (world) => {
    const { team } = await ownUser(world);
    const team_id = await world.company.addTeam("Another team");
    const other = await inviteUser(world, { team_id });
    expectSame("the users of the new team", await idsOf(world, { "teams[]": [team_id] }), [other.id]);
    expectThat(!(await idsOf(world, { "teams[]": [team.id] })).includes(other.id), "the first team is without them");
    expectThat((await idsOf(world, { "teams[]": [team.id, team_id] })).includes(other.id), "both teams are with them");
  }),

  scenario("listUsers", "narrows to roles", {}, async (world) => {
    const own = await ownUser(world);
    const invited = await inviteUser(world);
    expectSame("members", await idsOf(world, { "roles[]": [memberRole] }), [invited.id]);
    expectSame("owners of teams", await idsOf(world, { "roles[]": [teamOwnerRole] }), [own.id]);
  }),

  scenario("listUsers", "narrows to each of the six states", { needs: ["company"] }, async (world) => {
    const invited = await inviteUser(world);
    for (const state of [2, 3, 4, 5, 6, 1] as const) {
      await world.company.setUser(invited.id, { state });
      const { data } = await succeeded(list(world, { "states[]": [state], "ids[]": [invited.id] }));
      expectSame(
        "the states",
        data.map((row) => row.state.value),
        [state],
      );
      const others = ([1, 2, 3, 4, 5, 6] as const).filter((other) => other !== state);
      expectSame("the user among other states", await idsOf(world, { "states[]": others, "ids[]": [invited.id] }), []);
    }
  }),

  scenario("listUsers", "matches all filters at once", { evidence: "inferred" }, async (world) => {
    const own = await ownUser(world);
    const invited = await inviteUser(world);
    const ids = [own.id, invited.id];
    expectSame("both filters", await idsOf(world, { "ids[]": ids, "roles[]": [memberRole] }), [invited.id]);
    expectSame("no match", await idsOf(world, { "ids[]": [own.id], "roles[]": [memberRole] }), []);
  }),

  scenario(
    "listUsers",
    "prints dates in the time zone asked for, or in that of the profile",
    { needs: ["company"] },
    async (world) => {
      const dateIn = async (query: Query) => (await succeeded(list(world, query))).data[0]?.created_at;
      await world.company.set({ timeZone: "Asia/Tokyo" });
      const own = await dateIn({});
      expectSame("the zone of the profile", own, await dateIn({ tz: "Asia/Tokyo" }));
      expectSame("an empty zone", await dateIn({ tz: "" }), own);
      expectThat((await dateIn({ tz: "UTC" })) !== own, "another zone is to print another date");
    },
  ),

  scenario("listUsers", "shows a member nobody else", { needs: ["keys"], evidence: "inferred" }, async (world) => {
    const { client, user } = await member(world);
    await inviteUser(world);
    expectSame("the users", await idsOf({ client }), [user.id]);
  }),

  scenario(
    "listUsers",
    "shows a company owner every team, and a team owner the own teams alone",
    { needs: ["company", "keys"], evidence: "inferred" },
    async (world) => {
      const { user: stranger } = await strangersMember(world);
      const { client } = await companyOwner(world);
      expectThat((await idsOf({ client })).includes(stranger.id), "the company owner is to see the other team");
      expectThat(!(await idsOf(world)).includes(stranger.id), "the team owner is not to see the other team");
    },
  ),

  scenario("listUsers", "shows no user of another company", { needs: ["neighbour"] }, async (world) => {
    const there = await world.neighbour();
    const before = await idsOf(world);
    await inviteUser(there);
    expectSame("the users", await idsOf(world), before);
  }),

  ...pageStories("listUsers", {
    needs: [],
    prepare: async (world) => [await inviteUser(world), await inviteUser(world), await inviteUser(world)],
    list,
  }),

  scenario("listUsers", "answers 422 for lists without brackets", {}, async (world) => {
    const query = "ids=2&teams=1&roles=1&states=1";
    const names = ["ids", "teams", "roles", "states"];
    const call = world.client.GET("/api/v2/users", { fetch: world.altered(withQuery(query)) });
    await refusedFields(call, Object.fromEntries(names.map((name) => [name, `The ${name} must be an array.`])));
  }),

  scenario(
    "listUsers",
    "answers 422 for entries that are none of the values",
    { evidence: "inferred" },
    async (world) => {
      const query = "ids[]=x&teams[]=1.5&roles[]=owner&states[]=7&states[]=0&states[]=1";
      const call = world.client.GET("/api/v2/users", { fetch: world.altered(withQuery(query)) });
      await refusedFields(call, {
        "ids.0": "The ids.0 must be an integer.",
        "teams.0": "The teams.0 must be an integer.",
        "roles.0": "The roles.0 must be an integer.",
        "states.0": "The states.0 field is not a valid enum.",
        "states.1": "The states.1 field is not a valid enum.",
      });
    },
  ),

  ...doorStories("listUsers", (client, options) => client.GET("/api/v2/users", options)),
];
