import type { components, operations } from "@openissuing/brocard";
import { succeeded } from "../expectation.js";
import { inviteUser, ownUser, type User } from "./fixtures.js";
import type { Options } from "./payment-fixtures.js";
import type { World, WorldBase } from "./world.js";

type Schemas = components["schemas"];
export type TransferForm = Schemas["TransferCreation"];
export type TransferQuery = NonNullable<operations["listTransfers"]["parameters"]["query"]>;

/** Moves 10.00 unless told otherwise; answers the result of the call, refused or not. */
export const transfer = (
  { client }: Pick<WorldBase, "client">,
  form: Partial<TransferForm> & Pick<TransferForm, "from" | "to">,
  options: Options = {},
) => client.POST("/api/v2/transfers", { ...options, body: { amount: 10, currency: "USD", ...form } });

/** A page of transfers, as the answer has it. */
export const listTransfers = (
  { client }: Pick<WorldBase, "client">,
  query: TransferQuery = {},
  options: Options = {},
) => client.GET("/api/v2/transfers", { ...options, params: { query } });

/** Numbers of the transfers of a list, in no particular order. */
export async function transferIds(world: Pick<WorldBase, "client">, query: TransferQuery = {}): Promise<number[]> {
  const { data } = await succeeded(listTransfers(world, { per_page: 1000, ...query }));
  return data.map(({ id }) => id).sort((a, b) => a - b);
}

/** The own user with 100.00, and a member of the own team without money. */
export async function twoUsers(
  world: World<"money">,
): Promise<{ readonly own: User; readonly other: Schemas["UserAnswer"] }> {
  await world.money.arrive({ amount: "100.00" });
  return { own: await ownUser(world), other: await inviteUser(world) };
}
