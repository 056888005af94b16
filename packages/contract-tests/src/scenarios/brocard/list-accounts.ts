import { wrong } from "../../alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { inviteUser, issueCard, member, ownBalance, ownUser } from "../../brocard/fixtures.js";
import { pageStories } from "../../brocard/page-stories.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const list = (
  { client }: Pick<WorldBase, "client">,
  query: { email: string; page?: number; per_page?: number; tz?: string },
) => client.GET("/api/v2/accounts", { params: { query } });

const unknownEmail = { email: "The selected email is invalid." };

export const listAccountsScenarios = [
  scenario("listAccounts", "lists the account of a user and that of the team", {}, async (world) => {
    const { email, team } = await ownUser(world);
    const { data } = await succeeded(list(world, { email }));
    expectSame("the kinds", data.map(({ purpose_type }) => purpose_type).sort(), ["common", "team"]);
    const [common, shared] = ["common", "team"].map((kind) => data.find((row) => row.purpose_type === kind));
    expectSame("the team of the personal account", common?.team, null);
    expectSame("the team of the other", shared?.team?.id, team.id);
    expectThat(
      data.every(({ currency }) => currency === currency.toLowerCase()),
      "the currency of accounts is to be in small letters",
    );
  }),

  scenario("listAccounts", "takes an address in any case of letters", { evidence: "inferred" }, async (world) => {
    const { email } = await ownUser(world);
    const { total } = await succeeded(list(world, { email: email.toUpperCase() }));
    expectThat(total >= 1, "the account is to be found");
  }),

  scenario(
    "listAccounts",
    "shows what is on the account, what is reserved on cards and both together",
    { needs: ["money"] },
    async (world) => {
      const { email } = await ownUser(world);
      await world.money.arrive({ amount: "200.25" });
      await issueCard(world, "card_balance", { balance: 50.1 });
      const { data } = await succeeded(list(world, { email }));
      const own = data.find(({ purpose_type }) => purpose_type === "common");
      expectSame(
        "the account",
        [own?.balance, own?.available, own?.reserved].map((text) => cents(text ?? "0")),
        [20_025, 15_015, 5_010],
      );
      const { available, reserved, total } = await ownBalance(world);
      expectSame("the balance", [total, available, reserved], [own?.balance, own?.available, own?.reserved]);
    },
  ),

  scenario(
    "listAccounts",
    "shows the money of a team apart from that of its members",
    { needs: ["money"] },
    async (world) => {
      const { email, team } = await ownUser(world);
      await world.money.arrive({ amount: "70.00", team_id: team.id });
      const { data } = await succeeded(list(world, { email }));
      const amounts = Object.fromEntries(data.map((row) => [row.purpose_type, cents(row.available)]));
      expectSame("the money", amounts, { common: 0, team: 7_000 });
    },
  ),

  scenario(
    "listAccounts",
    "leaves the accounts of teams out where the company has none",
    { needs: ["company"], evidence: "inferred" },
    async (world) => {
      const { email } = await ownUser(world);
      await world.company.set({ teamAccounts: false });
      const { data } = await succeeded(list(world, { email }));
      expectSame(
        "the kinds",
        data.map(({ purpose_type }) => purpose_type),
        ["common"],
      );
    },
  ),

  scenario("listAccounts", "lists the accounts of a member to the owner", { evidence: "inferred" }, async (world) => {
    const invited = await inviteUser(world);
    const { data } = await succeeded(list(world, { email: invited.email }));
    const ids = data.map(({ id }) => id);
    expectThat(ids.length >= 1, "the member is to have an account");
    const owner = await succeeded(list(world, { email: (await ownUser(world)).email }));
    const common = owner.data.find(({ purpose_type }) => purpose_type === "common");
    expectThat(!ids.includes(common?.id ?? ""), "the personal account of the owner is not the member's");
  }),

  ...pageStories("listAccounts", {
    needs: ["company"],
    // An account of the user's own, that of the team and that of another team of the user.
    prepare: (world) => world.company.addTeam("Another team"),
    list: async (world, query) => list(world, { ...query, email: (await ownUser(world)).email }),
  }),

  scenario("listAccounts", "answers 422 without an address", {}, async (world) => {
    await refusedFields(list(world, wrong({})), { email: "The email field is required." });
  }),

  scenario("listAccounts", "answers 422 for an address that is none", { evidence: "inferred" }, async (world) => {
    await refusedFields(list(world, { email: "owner" }), { email: "The email must be a valid email address." });
  }),

  scenario(
    "listAccounts",
    "answers 422 for an address that nobody logs in with, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedFields(list(world, { email: "nobody@example.com" }), unknownEmail);
      const foreign = await inviteUser(await world.neighbour());
      await refusedFields(list(world, { email: foreign.email }), unknownEmail);
    },
  ),

  scenario(
    "listAccounts",
    "answers 422 to a member who asks for somebody else",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const { email } = await ownUser(world);
      await refusedFields(list({ client }, { email }), unknownEmail);
      expectThat((await succeeded(list({ client }, { email: user.email }))).total >= 1, "the own account is shown");
    },
  ),

  ...doorStories("listAccounts", (client, options) =>
    client.GET("/api/v2/accounts", { ...options, params: { query: { email: "owner@example.com" } } }),
  ),
];
