import { doorStories } from "../../brocard/door-stories.js";
import {
  changeCard,
  fundedCard,
  issueCard,
  member,
  readCard,
  settledPayment,
  unknownId,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const read = ({ client }: Pick<WorldBase, "client">, card_id: number, query: { tz?: string } = {}) =>
  client.GET("/api/v2/cards/{card_id}", { params: { path: { card_id }, query } });

const moneyOf = async (world: WorldBase, card_id: number) => {
  const { available, spend } = await readCard(world, card_id);
  return [cents(available), cents(spend)];
};

export const getCardScenarios = [
  scenario("getCard", "shows a card with its billing address and without its number", {}, async (world) => {
    const { id, last_four } = await issueCard(world);
    const card = await readCard(world, id);
    expectThat(card.billing_address !== "", "the card is to have a billing address");
    const texts = JSON.stringify(card).match(/\d{13,19}/g);
    expectSame("numbers as long as that of a card", texts, null);
    expectSame("the last digits", card.last_four, last_four);
  }),

  scenario(
    "getCard",
    "counts what a card of the account spent and can still spend",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world, "account_balance", { total_limit: 100 });
      await settledPayment(world, card.id, "12.34");
      expectSame("available within the limit, and spend", await moneyOf(world, card.id), [8_766, 1_234]);
      await succeeded(changeCard(world, card.id, { total_limit: 5000 }));
      expectSame("available on the account, and spend", await moneyOf(world, card.id), [98_766, 1_234]);
    },
  ),

  scenario(
    "getCard",
    "counts down the balance of a card that has one",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world, "card_balance");
      await settledPayment(world, card.id, "12.34");
      expectSame("available and spend", await moneyOf(world, card.id), [3_766, 1_234]);
    },
  ),

  scenario(
    "getCard",
    "shows the state a card goes over to later, until it does",
    { needs: ["clock", "deferral"], evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      const before = await succeeded(read(world, id, { tz: "UTC" }));
      const at = Date.parse(`${before.date.replace(" ", "T")}Z`) + 7_200_000;
      await world.deferral.defer(id, 3, new Date(at).toISOString());
      const { deferred_state, value } = (await succeeded(read(world, id, { tz: "UTC" }))).state;
      expectSame("the state", value, 2);
      const perform_at = new Date(at).toISOString().slice(0, 19).replace("T", " ");
      expectSame("the later state", deferred_state, { value: 3, label: "Blocked", perform_at });
      await world.clock.advance(7_300);
      expectSame("the state afterwards", (await readCard(world, id)).state, { value: 3, label: "Blocked" });
    },
  ),

  scenario(
    "getCard",
    "gives up a later state when another is set before",
    { needs: ["clock", "deferral"], evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      const { date } = await succeeded(read(world, id, { tz: "UTC" }));
      await world.deferral.defer(id, 3, new Date(Date.parse(`${date.replace(" ", "T")}Z`) + 7_200_000).toISOString());
      await succeeded(changeCard(world, id, { state: 4 }));
      await world.clock.advance(7_300);
      expectSame("the state", (await readCard(world, id)).state, { value: 4, label: "Paused" });
    },
  ),

  scenario(
    "getCard",
    "prints the date in the time zone asked for, or in that of the profile",
    { needs: ["company"] },
    async (world) => {
      const { id } = await issueCard(world);
      const [here, there] = [await readCard(world, id), await succeeded(read(world, id, { tz: "Asia/Tokyo" }))];
      expectThat(here.date !== there.date, "another zone is to print another date");
      expectSame("an empty zone", (await succeeded(read(world, id, { tz: "" }))).date, here.date);
      await world.company.set({ timeZone: "Asia/Tokyo" });
      expectSame("the zone of the profile", (await readCard(world, id)).date, there.date);
    },
  ),

  scenario("getCard", "answers 422 for a time zone nobody knows", {}, async (world) => {
    const { id } = await issueCard(world);
    await refusedFields(read(world, id, { tz: nowhere }), noZone);
  }),

  scenario(
    "getCard",
    "answers 404 for a card nobody has, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(read(world, unknownId), 404);
      const foreign = await issueCard(await world.neighbour());
      await refusedWith(read(world, foreign.id), 404);
    },
  ),

  scenario(
    "getCard",
    "answers a member the own card and 403 for that of another user",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const [own, other] = [await issueCard(world, "account_balance", { user_id: user.id }), await issueCard(world)];
      expectSame("the own card", (await succeeded(read({ client }, own.id))).id, own.id);
      await refusedWith(read({ client }, other.id), 403);
    },
  ),

  ...doorStories("getCard", (client, options) =>
    client.GET("/api/v2/cards/{card_id}", { ...options, params: { path: { card_id: unknownId } } }),
  ),
];
