import { withQuery } from "../../brocard/alter.js";
import { dateStories } from "../../brocard/date-stories.js";
import { doorStories } from "../../brocard/door-stories.js";
import { filterStories } from "../../brocard/filter-stories.js";
import { inviteUser, member, ownUser, unknownId } from "../../brocard/fixtures.js";
import { pageStories } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import { listTransfers as list, transfer, transferIds, twoUsers } from "../../brocard/transfer-fixtures.js";
import type { World } from "../../brocard/world.js";
import { expectSame, succeeded } from "../../expectation.js";

/** A transfer of 1.00 from the own account to that of a new member; answers its number. */
async function move(world: World<"money">): Promise<number> {
  const { other, own } = await twoUsers(world);
  return (await succeeded(transfer(world, { from: own.email, to: other.email, amount: 1 }))).id;
}

export const listTransfersScenarios = [
  scenario("listTransfers", "lists a transfer as createTransfer answered it", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const form = { from: own.email, to: other.email, comment: "Budget" };
    const { request_id: _, ...made } = await succeeded(transfer(world, form));
    expectSame("the transfers", (await succeeded(list(world))).data, [made]);
  }),

  scenario("listTransfers", "narrows to identifiers, senders and recipients", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const third = await inviteUser(world);
    const move = async (from: string, to: string) => (await succeeded(transfer(world, { from, to }))).id;
    const there = await move(own.email, other.email);
    const back = await move(other.email, own.email);
    const away = await move(own.email, third.email);
    expectSame("transfers of an id", await transferIds(world, { "ids[]": [back] }), [back]);
    expectSame("transfers of two ids", await transferIds(world, { "ids[]": [away, there] }), [there, away]);
    expectSame("transfers from a user", await transferIds(world, { "from[]": [own.id] }), [there, away]);
    expectSame("transfers from two", await transferIds(world, { "from[]": [own.id, other.id] }), [there, back, away]);
    expectSame("transfers to a user", await transferIds(world, { "to[]": [own.id] }), [back]);
    expectSame("transfers to two", await transferIds(world, { "to[]": [own.id, third.id] }), [back, away]);
    const both = { "from[]": [own.id], "to[]": [third.id] };
    expectSame("transfers from one to another", await transferIds(world, both), [away]);
    for (const query of [
      { "ids[]": [unknownId] },
      { "from[]": [unknownId] },
      { "to[]": [third.id], "from[]": [third.id] },
    ]) {
      expectSame("transfers that do not match", await transferIds(world, query), []);
    }
  }),

  scenario(
    "listTransfers",
    "shows a member the transfers from and to the own account alone",
    { needs: ["keys", "money"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const { other, own } = await twoUsers(world);
      const move = async (from: string, to: string) => (await succeeded(transfer(world, { from, to }))).id;
      const seen = [await move(own.email, user.email), await move(user.email, other.email)];
      const hidden = await move(own.email, other.email);
      expectSame("transfers of the member", await transferIds({ client }), seen);
      expectSame("transfers of others", await transferIds({ client }, { "ids[]": [hidden] }), []);
      expectSame("transfers of the team owner", await transferIds(world), [...seen, hidden]);
    },
  ),

  scenario(
    "listTransfers",
    "shows nothing of another company",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const id = await move(await world.neighbour());
      expectSame("the transfers", [await transferIds(world), await transferIds(world, { "ids[]": [id] })], [[], []]);
    },
  ),

  ...pageStories("listTransfers", {
    needs: ["money"],
    prepare: async (world) => {
      const { other, own } = await twoUsers(world);
      for (let i = 0; i < 5; i++) await succeeded(transfer(world, { from: own.email, to: other.email }));
    },
    list,
  }),

  ...dateStories("listTransfers", {
    needs: ["money"],
    make: move,
    list: async (world, query, options) => {
      const { data, error, response } = await list(world, query, options);
      const rows = data?.data.map(({ created_at, id }) => ({ id, date: created_at }));
      return { data: rows && { data: rows }, error, response };
    },
  }),

  scenario("listTransfers", "answers 422 for dates and for a sender that is no number at once", {}, async (world) => {
    const query = "dates[begin]=24.02.2025&dates[end]=25.02.2025&from[]=somebody";
    await refusedFields(list(world, {}, { fetch: world.altered(withQuery(query)) }), {
      "dates.begin": "The dates.begin does not match the format Y-m-d H:i:s.",
      "dates.end": "The dates.end does not match the format Y-m-d H:i:s.",
      "from.0": "The from.0 must be an integer.",
    });
    const address = `from[]=${encodeURIComponent((await ownUser(world)).email)}`;
    await refusedFields(list(world, {}, { fetch: world.altered(withQuery(address)) }), {
      "from.0": "The from.0 must be an integer.",
    });
  }),

  ...filterStories("listTransfers", { ids: "id", from: "id", to: "id" }, (world, options) => list(world, {}, options)),

  ...doorStories("listTransfers", (client, options) => list({ client }, {}, options)),
];
