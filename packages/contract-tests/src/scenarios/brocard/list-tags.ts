import { withQuery } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { inviteUser, member, ownUser, unknownId } from "../../brocard/fixtures.js";
import type { Options } from "../../brocard/payment-fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const list = ({ client }: Pick<WorldBase, "client">, users?: number[], options: Options = {}) =>
  client.GET("/api/v2/tags", { ...options, params: { query: users ? { "users[]": users } : {} } });

const uuidsOf = async (world: Pick<WorldBase, "client">, users?: number[]) =>
  (await succeeded(list(world, users))).data.map(({ uuid }) => uuid).sort();

export const listTagsScenarios = [
  scenario(
    "listTags",
    "lists every tag of the company at once and counts them",
    { needs: ["company"] },
    async (world) => {
      const { id } = await ownUser(world);
      const before = await succeeded(list(world));
      expectSame("the total", before.total, before.data.length);
      const made: string[] = [];
      // More than one page of any other list holds.
      for (let i = 0; i < 60; i++) made.push(await world.company.addTag(`Tag ${i}`, id));
      const { data, total } = await succeeded(list(world));
      expectSame("the total", [total, data.length], [before.total + 60, before.total + 60]);
      const known = new Set(data.map(({ uuid }) => uuid));
      expectSame("the number of different tags", known.size, total);
      expectThat(
        made.every((uuid) => known.has(uuid)),
        "every tag is to be in the list",
      );
    },
  ),

  scenario("listTags", "names each tag and the user who made it", { needs: ["company"] }, async (world) => {
    const other = await inviteUser(world);
    const uuid = await world.company.addTag("Launch – ünï", other.id);
    const tag = (await succeeded(list(world))).data.find((row) => row.uuid === uuid);
    const { email, id, name } = other;
    expectSame("the tag", [tag?.name, tag?.user], ["Launch – ünï", { id, uuid: other.uuid, email, name }]);
  }),

  scenario("listTags", "narrows to the users who made them", { needs: ["company"] }, async (world) => {
    const [own, other] = [await ownUser(world), await inviteUser(world)];
    const before = await uuidsOf(world, [own.id]);
    const made = [await world.company.addTag("One", own.id), await world.company.addTag("Two", other.id)] as const;
    expectSame("tags of a user", await uuidsOf(world, [other.id]), [made[1]]);
    expectSame("tags of the caller", await uuidsOf(world, [own.id]), [...before, made[0]].sort());
    expectSame("tags of both", await uuidsOf(world, [own.id, other.id]), [...before, ...made].sort());
    expectSame("tags of somebody who made none", await uuidsOf(world, [(await inviteUser(world)).id]), []);
  }),

  scenario("listTags", "lists to a member the tags of all", { needs: ["company", "keys"] }, async (world) => {
    const { client, user } = await member(world);
    await world.company.addTag("Own", (await ownUser(world)).id);
    await world.company.addTag("Theirs", user.id);
    expectSame("the tags", await uuidsOf({ client }), await uuidsOf(world));
  }),

  scenario(
    "listTags",
    "has nothing of another company",
    { needs: ["company", "neighbour"], evidence: "inferred" },
    async (world) => {
      const there = await world.neighbour();
      await there.company.addTag("Foreign", (await ownUser(there)).id);
      const { data } = await succeeded(list(world));
      expectThat(
        data.every(({ name }) => name !== "Foreign"),
        "a tag of another company is not to be listed",
      );
    },
  ),

  scenario("listTags", "answers 422 for a user nobody is, by the place in the list", {}, async (world) => {
    const { id } = await ownUser(world);
    await refusedFields(list(world, [unknownId]), { "users.0": "The selected users.0 is invalid." });
    await refusedFields(list(world, [id, unknownId]), { "users.1": "The selected users.1 is invalid." });
  }),

  scenario(
    "listTags",
    "answers 422 for a user of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      const there = await world.neighbour();
      const foreign = [await inviteUser(there), await inviteUser(there)].at(-1);
      await refusedFields(list(world, [foreign?.id ?? unknownId]), { "users.0": "The selected users.0 is invalid." });
    },
  ),

  scenario(
    "listTags",
    "answers 422 for users without brackets and for words",
    { evidence: "inferred" },
    async (world) => {
      const ask = (query: string) => list(world, undefined, { fetch: world.altered(withQuery(query)) });
      await refusedFields(ask("users=2"), { users: "The users must be an array." });
      await refusedFields(ask("users[]=x"), { "users.0": "The users.0 must be an integer." });
    },
  ),

  ...doorStories("listTags", (client, options) => list({ client }, undefined, options)),
];
