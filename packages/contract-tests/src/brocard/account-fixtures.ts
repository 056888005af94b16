import type { components } from "@openissuing/brocard";
import { cents, ExpectationError, succeeded } from "../expectation.js";
import type { WorldBase } from "./world.js";

type Account = components["schemas"]["Account"];

/** The accounts of a user: the personal one and that of the team. Throws `ExpectationError` when one is missing. */
export async function accountsOf(
  { client }: Pick<WorldBase, "client">,
  email: string,
): Promise<{ readonly common: Account; readonly team: Account }> {
  const { data } = await succeeded(client.GET("/api/v2/accounts", { params: { query: { email } } }));
  const common = data.find(({ purpose_type }) => purpose_type === "common");
  const team = data.find(({ purpose_type }) => purpose_type === "team");
  if (common === undefined || team === undefined) {
    throw new ExpectationError("a user is to have a personal account and that of the team");
  }
  return { common, team };
}

/** What can be spent from the two accounts of a user, in minor units: personal, team. */
export async function availableOf(world: Pick<WorldBase, "client">, email: string): Promise<[number, number]> {
  const { common, team } = await accountsOf(world, email);
  return [cents(common.available), cents(team.available)];
}
