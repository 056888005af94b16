import { doorStories } from "../../brocard/door-stories.js";
import {
  cardState,
  changeCard,
  fundedCard,
  issueCard,
  member,
  ownUser,
  readCard,
  unknownId,
} from "../../brocard/fixtures.js";
import { pageStories } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

interface Query {
  readonly page?: number;
  readonly per_page?: number;
  readonly tz?: string;
}

const list = ({ client }: Pick<WorldBase, "client">, card_id: number, query: Query = {}) =>
  client.GET("/api/v2/cards/{card_id}/log", { params: { path: { card_id }, query } });

const entriesOf = async (world: WorldBase, card_id: number) => (await succeeded(list(world, card_id))).data;

const change = (world: Pick<WorldBase, "client">, id: number, body: Parameters<typeof changeCard>[2]) =>
  succeeded(changeCard(world, id, body));

/** The first card there is; a new one where there is none. */
async function anyCard(world: WorldBase): Promise<number> {
  const { data } = await succeeded(world.client.GET("/api/v2/cards"));
  return data[0]?.id ?? (await issueCard(world)).id;
}

export const listCardChangesScenarios = [
  scenario("listCardChanges", "has nothing of a card that was never changed", {}, async (world) => {
    const { data, total } = await succeeded(list(world, (await issueCard(world)).id));
    expectSame("the changes", [data, total], [[], 0]);
  }),

  scenario(
    "listCardChanges",
    "tells what changed, by whom, and what could be spent then",
    { needs: ["money"] },
    async (world) => {
      const user = await ownUser(world);
      const card = await fundedCard(world, "account_balance", { total_limit: 50 });
      await change(world, card.id, { total_limit: 399 });
      const [entry, ...others] = await entriesOf(world, card.id);
      expectSame("other entries", others, []);
      expectSame("the event", entry?.event, { value: "updated", label: "Updated" });
      expectSame("the change", entry?.changes, [{ changed: "total_limit", before: "50.00", after: "399.00" }]);
      expectSame("the card", entry?.card, { id: card.id, title: card.title, last_four: card.last_four });
      expectSame("the user", entry?.user, { id: user.id, name: user.name });
      expectSame("what could be spent", cents(entry?.available ?? "0"), 39_900);
    },
  ),

  scenario(
    "listCardChanges",
    "tells each member that changed, and none that did not",
    { evidence: "inferred" },
    async (world) => {
      const { id, title } = await issueCard(world);
      await change(world, id, { title: "Another", transaction_limit: 500, state: cardState.paused });
      const [entry] = await entriesOf(world, id);
      const changes = entry?.changes.toSorted((a, b) => (a.changed < b.changed ? -1 : 1));
      expectSame("the changes", changes, [
        { changed: "state", before: "2", after: "4" },
        { changed: "title", before: title, after: "Another" },
      ]);
    },
  ),

  scenario("listCardChanges", "tells values that were not there as null", { evidence: "inferred" }, async (world) => {
    const { id } = await issueCard(world);
    await change(world, id, { total_limit: 5 });
    const [entry] = await entriesOf(world, id);
    expectSame("the change", entry?.changes, [{ changed: "total_limit", before: null, after: "5.00" }]);
  }),

  scenario(
    "listCardChanges",
    "tells balance and top-up of a card that has them",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world, "card_balance");
      await change(world, id, { balance: 60, topup_auto: true, topup_to: 80, topup_threshold: 5 });
      const [entry] = await entriesOf(world, id);
      const changes = Object.fromEntries(
        (entry?.changes ?? []).map(({ changed, before, after }) => [changed, [before, after]]),
      );
      expectSame("the changes", changes, {
        balance: ["50.00", "60.00"],
        topup_auto: ["false", "true"],
        topup_to: [null, "80.00"],
        topup_threshold: [null, "5.00"],
      });
      expectSame("what could be spent", cents(entry?.available ?? "0"), 6_000);
    },
  ),

  scenario(
    "listCardChanges",
    "has nothing of a change that changed nothing or was refused",
    { evidence: "inferred" },
    async (world) => {
      const card = await issueCard(world);
      await change(world, card.id, { title: card.title, state: cardState.active });
      await refusedFields(changeCard(world, card.id, { title: "Another", balance: 5 }), { balance: true });
      expectSame("the changes", await entriesOf(world, card.id), []);
      expectSame("the title", (await readCard(world, card.id)).title, card.title);
    },
  ),

  scenario(
    "listCardChanges",
    "begins with the newest change",
    { needs: ["clock"], evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      for (const title of ["A", "B", "C"]) {
        await change(world, id, { title });
        await world.clock.advance(60);
      }
      const entries = await entriesOf(world, id);
      expectSame(
        "the titles",
        entries.map(({ changes }) => changes[0]?.after),
        ["C", "B", "A"],
      );
      const dates = entries.map(({ date }) => date);
      expectSame("the dates", dates, dates.toSorted().toReversed());
    },
  ),

  scenario("listCardChanges", "names the member who made a change", { needs: ["keys"] }, async (world) => {
    const { client, user } = await member(world);
    const { id } = await issueCard(world, "account_balance", { user_id: user.id });
    await change({ client }, id, { title: "Mine" });
    expectSame("the user", (await entriesOf(world, id))[0]?.user, { id: user.id, name: user.name });
  }),

  scenario(
    "listCardChanges",
    "tells that a card went over to another state by itself",
    { needs: ["clock", "deferral"], evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      const params = { path: { card_id: id }, query: { tz: "UTC" } };
      const { date } = await succeeded(world.client.GET("/api/v2/cards/{card_id}", { params }));
      await world.deferral.defer(id, 3, new Date(Date.parse(`${date.replace(" ", "T")}Z`) + 3_600_000).toISOString());
      await world.clock.advance(3_700);
      expectSame("the change", (await entriesOf(world, id))[0]?.changes, [
        { changed: "state", before: "2", after: "3" },
      ]);
    },
  ),

  scenario("listCardChanges", "prints dates in the time zone asked for", {}, async (world) => {
    const { id } = await issueCard(world);
    await change(world, id, { title: "A" });
    const dateIn = async (query: Query) => (await succeeded(list(world, id, query))).data[0]?.date;
    expectThat((await dateIn({ tz: "Asia/Tokyo" })) !== (await dateIn({})), "another zone is to print another date");
    expectSame("an empty zone", await dateIn({ tz: "" }), await dateIn({}));
  }),

  ...pageStories("listCardChanges", {
    needs: [],
    prepare: async (world) => {
      const id = await anyCard(world);
      for (const title of ["A", "B", "C"]) await change(world, id, { title });
    },
    list: async (world, query) => list(world, await anyCard(world), query),
  }),

  scenario(
    "listCardChanges",
    "answers 404 for a card nobody has, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(list(world, unknownId), 404);
      const { id } = await issueCard(await world.neighbour());
      await refusedWith(list(world, id), 404);
    },
  ),

  scenario(
    "listCardChanges",
    "answers 403 to a member for the card of another user",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client } = await member(world);
      await refusedWith(list({ client }, (await issueCard(world)).id), 403);
    },
  ),

  ...doorStories("listCardChanges", (client, options) =>
    client.GET("/api/v2/cards/{card_id}/log", { ...options, params: { path: { card_id: unknownId } } }),
  ),
];
