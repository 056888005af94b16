import { expectSame } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import type { Abilities } from "./abilities.js";
import { companyOwner, inviteUser, issueCard, member, ownUser, strangersMember, unknownId } from "./fixtures.js";
import { type Subject, scenario } from "./scenario.js";
import type { World, WorldBase } from "./world.js";

/** Filters that lists and groups of payments and of refunds share. */
export interface HolderQuery {
  readonly "bins[]"?: string[];
  readonly "cards[]"?: number[];
  readonly "ids[]"?: number[];
  readonly "teams[]"?: number[];
  readonly "users[]"?: number[];
}

/** Rows that belong to a card and its holder. */
export interface HolderRows {
  /** Makes a row of a card and answers its number. */
  make(world: { readonly payments: Abilities["payments"] }, card_id: number): Promise<number>;
  /** The numbers of the rows that match, or how many do where the answer has no numbers. */
  seen(world: Pick<WorldBase, "client">, query: HolderQuery): Promise<number | readonly number[]>;
}

/** One row of the caller's card of account_balance, two of somebody's card of card_balance in another team. */
async function twoHolders(world: World<"company" | "money" | "payments">, make: HolderRows["make"]) {
  const team_id = await world.company.addTeam("Another team");
  const user = await inviteUser(world, { team_id });
  await world.money.arrive({ amount: "500.00" });
  await world.money.arrive({ amount: "500.00", email: user.email });
  const own = await issueCard(world);
  const other = await issueCard(world, "card_balance", { user_id: user.id, balance: 200 });
  const ownRows = [await make(world, own.id)];
  const otherRows = [await make(world, other.id), await make(world, other.id)];
  return { own, other, ownRows, otherRows, allRows: [...ownRows, ...otherRows] };
}

/** Scenarios that lists and groups of payments and of refunds share: the filters by cards, holders and identifiers. */
export function holderStories(operationId: Subject, { make, seen }: HolderRows): readonly AnyScenario[] {
  const needs = ["company", "money", "payments"] as const;
  const expectRows = async (
    what: string,
    world: Pick<WorldBase, "client">,
    query: HolderQuery,
    rows: readonly number[],
  ) => {
    const found = await seen(world, query);
    const ordered = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);
    if (typeof found === "number") expectSame(`the number of ${what}`, found, rows.length);
    else expectSame(what, ordered(found), ordered(rows));
  };
  return [
    scenario(operationId, "narrows to cards and to BINs", { needs }, async (world) => {
      const { allRows, other, otherRows, own, ownRows } = await twoHolders(world, make);
      await expectRows("rows of a card", world, { "cards[]": [other.id] }, otherRows);
      await expectRows("rows of two cards", world, { "cards[]": [other.id, own.id] }, allRows);
      await expectRows("rows of no card", world, { "cards[]": [unknownId] }, []);
      await expectRows("rows of a BIN", world, { "bins[]": [own.bin] }, ownRows);
      await expectRows("rows of another BIN", world, { "bins[]": [other.bin] }, otherRows);
      await expectRows("rows of two BINs", world, { "bins[]": [own.bin, other.bin] }, allRows);
      await expectRows("rows of no BIN", world, { "bins[]": ["999999"] }, []);
    }),

    scenario(operationId, "narrows to holders and to their teams", { needs }, async (world) => {
      const { allRows, other, otherRows, own, ownRows } = await twoHolders(world, make);
      await expectRows("rows of a user", world, { "users[]": [own.user.id] }, ownRows);
      await expectRows("rows of two users", world, { "users[]": [own.user.id, other.user.id] }, allRows);
      await expectRows("rows of nobody", world, { "users[]": [unknownId] }, []);
      await expectRows("rows of a team", world, { "teams[]": [other.user.team.id] }, otherRows);
      await expectRows("rows of the other team", world, { "teams[]": [own.user.team.id] }, ownRows);
      await expectRows("rows of no team", world, { "teams[]": [unknownId] }, []);
    }),

    scenario(operationId, "narrows to identifiers", { needs }, async (world) => {
      const { allRows, otherRows } = await twoHolders(world, make);
      const [first = unknownId, second = unknownId] = otherRows;
      await expectRows("rows of an id", world, { "ids[]": [first] }, [first]);
      await expectRows("rows of two ids", world, { "ids[]": [second, first] }, [first, second]);
      await expectRows("rows of an id nothing has", world, { "ids[]": [unknownId] }, []);
      await expectRows("rows without a filter", world, {}, allRows);
    }),

    scenario(operationId, "matches all filters at once", { needs, evidence: "inferred" }, async (world) => {
      const { allRows, other, otherRows, own } = await twoHolders(world, make);
      const [first = unknownId] = otherRows;
      await expectRows("rows that match both", world, { "ids[]": [...allRows], "cards[]": [other.id] }, otherRows);
      await expectRows(
        "rows that match three",
        world,
        { "ids[]": [first], "bins[]": [other.bin], "users[]": [other.user.id] },
        [first],
      );
      await expectRows("rows that match one alone", world, { "cards[]": [other.id], "users[]": [own.user.id] }, []);
    }),

    scenario(
      operationId,
      "shows a member what is of the own cards alone, also when asked for more",
      { needs: ["keys", "money", "payments"], evidence: "inferred" },
      async (world) => {
        const { client, user } = await member(world);
        await world.money.arrive({ amount: "100.00" });
        await world.money.arrive({ amount: "100.00", email: user.email });
        const [own, theirs] = [await issueCard(world), await issueCard(world, "account_balance", { user_id: user.id })];
        const rows = [await make(world, own.id), await make(world, theirs.id)];
        await expectRows("rows of the member", { client }, {}, rows.slice(1));
        const owner = await ownUser(world);
        await expectRows("rows of somebody else", { client }, { "users[]": [owner.id] }, []);
        await expectRows("rows of the team owner", world, {}, rows);
      },
    ),

    scenario(
      operationId,
      "shows a company owner what is of every team, and a team owner nothing of another one",
      { needs: ["company", "keys", "money", "payments"], evidence: "inferred" },
      async (world) => {
        const { user } = await strangersMember(world);
        const { client } = await companyOwner(world);
        await world.money.arrive({ amount: "100.00", email: user.email });
        const theirs = await issueCard({ ...world, client }, "account_balance", { user_id: user.id });
        const row = await make(world, theirs.id);
        await expectRows("rows of the company owner", { client }, { "users[]": [user.id] }, [row]);
        await expectRows("rows of the team owner", world, {}, []);
      },
    ),

    scenario(
      operationId,
      "shows nothing of another company",
      { needs: ["money", "neighbour", "payments"], evidence: "inferred" },
      async (world) => {
        const there = await world.neighbour();
        await there.money.arrive({ amount: "100.00" });
        const card = await issueCard(there);
        const id = await make(there, card.id);
        await expectRows("rows here", world, {}, []);
        await expectRows("rows by what is theirs", world, { "ids[]": [id], "cards[]": [card.id] }, []);
      },
    ),
  ];
}
