import type { components } from "@openissuing/brocard";
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
  unknownId,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

type Change = components["schemas"]["UserChange"];

const update = (
  { client }: Pick<WorldBase, "client">,
  user_id: number,
  body: Change,
  options: { readonly fetch?: typeof fetch } = {},
) => client.PUT("/api/v2/users/{user_id}", { ...options, params: { path: { user_id } }, body });

const read = ({ client }: WorldBase, user_id: number) =>
  succeeded(client.GET("/api/v2/users/{user_id}", { params: { path: { user_id } } }));

export const updateUserScenarios = [
  scenario("updateUser", "changes what is sent and leaves the rest as it is", {}, async (world) => {
    const { request_id: _, ...before } = await inviteUser(world, { active_cards_limit: 5 });
    const { request_id: __, ...after } = await succeeded(update(world, before.id, { name: "Another Name" }));
    expectSame("the user", after, { ...before, name: "Another Name" });
    const { request_id: ___, ...again } = await succeeded(update(world, before.id, { name: "Another Name" }));
    expectSame("the user after the same change again", again, after);
  }),

  scenario("updateUser", "changes nothing when nothing is sent", {}, async (world) => {
    const { request_id: _, ...before } = await inviteUser(world);
    const { request_id: __, ...after } = await succeeded(update(world, before.id, {}));
    expectSame("the user", after, before);
  }),

  scenario("updateUser", "sets each state but pending", {}, async (world) => {
    const { id } = await inviteUser(world);
    for (const state of [2, 4, 5, 6, 1] as const) {
      expectSame("the state", (await succeeded(update(world, id, { state }))).state.value, state);
    }
    for (const state of [3, 0, 7, "Dummy User"]) {
      const fetch = world.altered(withBody({ state }));
      await refusedFields(update(world, id, {}, { fetch }), { state: "The state field is not a valid enum." });
    }
  }),

  scenario(
    "updateUser",
    "moves a user to another team and gives another role",
    { needs: ["company"] },
    async (world) => {
      const team_id = await world.company.addTeam("Another team");
      const { id } = await inviteUser(world);
      const { role, team } = await succeeded(update(world, id, { team_id, role_id: teamOwnerRole }));
      expectSame("team and role", [team.id, role.id], [team_id, teamOwnerRole]);
    },
  ),

  scenario("updateUser", "changes permissions; null is a yes", { evidence: "inferred" }, async (world) => {
    const { id } = await inviteUser(world, { can_edit_card_limits: true });
    const off = await succeeded(update(world, id, { can_edit_card_limits: false, can_block_company_members: true }));
    expectSame("the permissions", off.permissions, { can_edit_card_limits: false, can_block_company_members: true });
    const on = await succeeded(update(world, id, { can_edit_card_limits: null }));
    expectSame("the permissions", on.permissions, { can_edit_card_limits: true, can_block_company_members: true });
  }),

  scenario(
    "updateUser",
    "limits the active cards of a user until null takes the limit away",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { id } = await inviteUser(world);
      const limited = await succeeded(update(world, id, { active_cards_limit: 1 }));
      expectSame("the limit", limited.limits.find(({ type }) => type === "daily_cards_limit")?.amount, "1.00");
      const card = await issueCard(world, "account_balance", { user_id: id });
      const body = { bin: card.bin, title: "One more", user_id: id, transaction_limit: 1 };
      await refusedFields(world.client.POST("/api/v2/cards", { body }), { user_id: true });
      await succeeded(update(world, id, { active_cards_limit: null }));
      await succeeded(world.client.POST("/api/v2/cards", { body }));
    },
  ),

  scenario(
    "updateUser",
    "shuts a blocked user out and lets an active one in",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await succeeded(update(world, user.id, { state: 2 }));
      await refusedWith(client.GET("/api/v2/balance"), 403);
      await succeeded(update(world, user.id, { state: 1 }));
      await succeeded(client.GET("/api/v2/balance"));
    },
  ),

  scenario("updateUser", "ignores an address, which cannot be changed", { evidence: "inferred" }, async (world) => {
    const { email, id } = await inviteUser(world);
    const fetch = world.altered(withBody({ email: "other@example.com" }));
    expectSame("the address", (await succeeded(update(world, id, {}, { fetch }))).email, email);
  }),

  scenario(
    "updateUser",
    "answers 422 for members of the wrong kind and changes nothing",
    { evidence: "inferred" },
    async (world) => {
      const { request_id: _, ...before } = await inviteUser(world);
      const body = {
        name: "",
        role_id: "4",
        team_id: true,
        can_edit_card_limits: 2,
        active_cards_limit: 1.5,
        can_block_company_members: "x",
      };
      const fetch = world.altered(withBody(body));
      await refusedFields(update(world, before.id, {}, { fetch }), {
        name: "The name field is required.",
        role_id: "The role_id must be an integer.",
        team_id: "The team_id must be an integer.",
        can_edit_card_limits: "The can_edit_card_limits field must be true or false.",
        active_cards_limit: "The active_cards_limit must be an integer.",
        can_block_company_members: "The can_block_company_members field must be true or false.",
      });
      const long = { name: "The name must not be greater than 255 characters." };
      await refusedFields(update(world, before.id, { name: "n".repeat(256) }), long);
      await refusedFields(update(world, before.id, { tz: nowhere }), noZone);
      const { request_id: __, ...after } = await read(world, before.id);
      expectSame("the user", after, before);
    },
  ),

  scenario(
    "updateUser",
    "answers 422 for a team and a role that are not there, and for a role above the own",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await inviteUser(world);
      await refusedFields(update(world, id, { team_id: unknownId, role_id: unknownId }), {
        team_id: "The selected team_id is invalid.",
        role_id: "The selected role_id is invalid.",
      });
      await refusedFields(update(world, id, { role_id: 1 }), { role_id: "The selected role_id is invalid." });
    },
  ),

  scenario(
    "updateUser",
    "answers 422 to a caller who would shut the own user out",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await ownUser(world);
      await refusedFields(update(world, id, { state: 2 }), { state: "The selected state is invalid." });
    },
  ),

  scenario(
    "updateUser",
    "lets a member with the permission block and unblock those of the team, and change nothing else",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client } = await member(world, { can_block_company_members: true });
      const other = await inviteUser(world);
      expectSame("blocked", (await succeeded(update({ client }, other.id, { state: 2 }))).state.value, 2);
      expectSame("unblocked", (await succeeded(update({ client }, other.id, { state: 1 }))).state.value, 1);
      await refusedWith(update({ client }, other.id, { state: 4 }), 403);
      await refusedWith(update({ client }, other.id, { state: 2, name: "X" }), 403);
      await refusedWith(update({ client }, (await ownUser(world)).id, { state: 2 }), 403);
    },
  ),

  scenario(
    "updateUser",
    "answers 403 to a member without the permission",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const other = await inviteUser(world);
      await refusedWith(update({ client }, other.id, { state: 2 }), 403);
      await refusedWith(update({ client }, user.id, { active_cards_limit: 100 }), 403);
      expectThat((await read(world, other.id)).state.value === 1, "the other user is to stay active");
    },
  ),

  scenario(
    "updateUser",
    "answers 404 for a user nobody is, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(update(world, unknownId, { name: "X" }), 404);
      const foreign = await inviteUser(await world.neighbour());
      await refusedWith(update(world, foreign.id, { name: "X" }), 404);
    },
  ),

  scenario(
    "updateUser",
    "lets a company owner change everybody, and no team owner the company owner",
    { needs: ["company", "keys"], evidence: "inferred" },
    async (world) => {
      const { user: stranger } = await strangersMember(world);
      const { client, user } = await companyOwner(world);
      const { name, role } = await succeeded(
        update({ client }, stranger.id, { name: "Renamed", role_id: companyOwnerRole }),
      );
      expectSame("name and role", [name, role.id], ["Renamed", companyOwnerRole]);
      await refusedWith(update(world, user.id, { name: "Renamed" }), 403);
    },
  ),

  ...doorStories("updateUser", (client, options) => update({ client }, unknownId, { name: "X" }, options)),
];
