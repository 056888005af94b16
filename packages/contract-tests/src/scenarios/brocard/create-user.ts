import type { components } from "@openissuing/brocard";
import { withBody } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { inviteUser, member, ownUser, teamOwnerRole, unknownId, userForm } from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const create = ({ client }: Pick<WorldBase, "client">, body: components["schemas"]["UserCreation"]) =>
  client.POST("/api/v2/users", { body });

/** Sends members that do not fit the types. */
const send = (world: WorldBase, body: unknown) =>
  world.client.POST("/api/v2/users", { body: userForm(), fetch: world.altered(withBody(body)) });

const invalid = (field: string) => `The selected ${field} is invalid.`;

export const createUserScenarios = [
  scenario("createUser", "invites a user who is active at once, to the team of the caller", {}, async (world) => {
    const own = await ownUser(world);
    const form = userForm({ name: "Mark Member" });
    const user = await succeeded(create(world, form));
    expectSame("name and address", [user.name, user.email], [form.name, form.email]);
    expectSame("the team", user.team, own.team);
    expectSame("the state", user.state, { value: 1, label: "Active" });
    expectSame("the role", user.role.id, form.role_id);
    expectSame("what the user spent and has", [user.spend, user.balances].flat().length > 0, true);
  }),

  scenario("createUser", "invites to another team of the caller", { needs: ["company"] }, async (world) => {
    const team_id = await world.company.addTeam("Another team");
    const user = await inviteUser(world, { team_id });
    expectSame("the team", user.team, { id: team_id, name: "Another team" });
  }),

  scenario("createUser", "sets permissions and the limit of active cards", {}, async (world) => {
    const user = await inviteUser(world, {
      can_edit_card_limits: false,
      can_block_company_members: true,
      active_cards_limit: 10,
    });
    expectSame("the permissions", user.permissions, { can_edit_card_limits: false, can_block_company_members: true });
    const limit = user.limits.find(({ type }) => type === "daily_cards_limit");
    expectSame("the limit of cards", limit?.amount, "10.00");
  }),

  scenario(
    "createUser",
    "reads null as no limit: for a permission yes, for cards any number",
    { evidence: "inferred" },
    async (world) => {
      const user = await inviteUser(world, { can_edit_card_limits: null, active_cards_limit: null });
      expectSame("the permission", user.permissions.can_edit_card_limits, true);
      expectSame("what is left out", user.permissions.can_block_company_members, false);
      expectThat(!user.limits.some(({ type }) => type === "daily_cards_limit"), "there is to be no limit of cards");
    },
  ),

  scenario("createUser", "prints the date in the time zone of the body", {}, async (world) => {
    const user = await inviteUser(world, { tz: "Asia/Tokyo" });
    const params = { path: { user_id: user.id }, query: { tz: "Asia/Tokyo" } };
    const read = await succeeded(world.client.GET("/api/v2/users/{user_id}", { params }));
    expectSame("the date", read.created_at, user.created_at);
    const unzoned = await succeeded(world.client.GET("/api/v2/users/{user_id}", { params: { path: params.path } }));
    expectThat(unzoned.created_at !== user.created_at, "the zone of the profile is to print another date");
  }),

  scenario(
    "createUser",
    "gives the user an account and the BINs of the caller",
    { evidence: "inferred" },
    async (world) => {
      const own = await ownUser(world);
      const caller = await succeeded(
        world.client.GET("/api/v2/users/{user_id}", { params: { path: { user_id: own.id } } }),
      );
      const user = await inviteUser(world);
      expectSame("the BINs", user.available_bins, caller.available_bins);
      const { data } = await succeeded(
        world.client.GET("/api/v2/accounts", { params: { query: { email: user.email } } }),
      );
      expectThat(
        data.some(({ purpose_type }) => purpose_type === "common"),
        "the user is to have an account",
      );
    },
  ),

  scenario("createUser", "answers 422 for an empty body", {}, async (world) => {
    const names = ["name", "email", "role_id", "can_edit_card_limits"];
    await refusedFields(
      send(world, {}),
      Object.fromEntries(names.map((name) => [name, `The ${name} field is required.`])),
    );
  }),

  scenario("createUser", "answers 422 for members of the wrong kind", { evidence: "inferred" }, async (world) => {
    const body = {
      ...userForm(),
      name: 5,
      email: "nobody",
      role_id: "owner",
      team_id: 1.5,
      can_edit_card_limits: "yes",
      can_block_company_members: "no",
      active_cards_limit: -1,
    };
    await refusedFields(send(world, body), {
      name: "The name must be a string.",
      email: "The email must be a valid email address.",
      role_id: "The role_id must be an integer.",
      team_id: "The team_id must be an integer.",
      can_edit_card_limits: "The can_edit_card_limits field must be true or false.",
      can_block_company_members: "The can_block_company_members field must be true or false.",
      active_cards_limit: "The active_cards_limit must be at least 0.",
    });
  }),

  scenario("createUser", "answers 422 for a name of 256 characters and takes one of 255", {}, async (world) => {
    await refusedFields(create(world, userForm({ name: "n".repeat(256) })), {
      name: "The name must not be greater than 255 characters.",
    });
    const { name } = await inviteUser(world, { name: "n".repeat(255) });
    expectSame("the length", name.length, 255);
  }),

  scenario("createUser", "answers 422 for a time zone nobody knows", {}, async (world) => {
    await refusedFields(create(world, userForm({ tz: nowhere })), noZone);
  }),

  scenario("createUser", "answers 422 for an address that is taken", { evidence: "inferred" }, async (world) => {
    const { email } = await inviteUser(world);
    const taken = { email: "The email has already been taken." };
    await refusedFields(create(world, userForm({ email })), taken);
    await refusedFields(create(world, userForm({ email: email.toUpperCase() })), taken);
  }),

  scenario(
    "createUser",
    "answers 422 for a role and a team that are not there, and for a role above the own",
    { evidence: "inferred" },
    async (world) => {
      const form = userForm({ role_id: unknownId, team_id: unknownId });
      await refusedFields(create(world, form), { role_id: invalid("role_id"), team_id: invalid("team_id") });
      await refusedFields(create(world, userForm({ role_id: teamOwnerRole - 1 })), { role_id: invalid("role_id") });
    },
  ),

  scenario("createUser", "answers 403 to a member", { needs: ["keys"], evidence: "inferred" }, async (world) => {
    const { client } = await member(world);
    await refusedWith(create({ client }, userForm()), 403);
  }),

  ...doorStories("createUser", (client, options) => client.POST("/api/v2/users", { ...options, body: userForm() })),
];
