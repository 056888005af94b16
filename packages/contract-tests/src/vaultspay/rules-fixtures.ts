import { ExpectationError, succeeded } from "../expectation.js";
import type { Schemas } from "./fixtures.js";
import type { WorldBase } from "./world.js";

type Client = Pick<WorldBase, "client">;
type Setting = Schemas["CardSecuritySetting"];
type Limit = Schemas["TransactionLimit"];

/** The switches of a card. */
export async function settingsOf({ client }: Client, cardId: number): Promise<readonly Setting[]> {
  return (await succeeded(client.GET("/re/api/v1/card-security", { params: { query: { cardId } } }))).data;
}

/** The switch of a card whose title contains this. Throws `ExpectationError` where there is none. */
export async function settingNamed(world: Client, cardId: number, title: string): Promise<Setting> {
  const found = (await settingsOf(world, cardId)).find((each) => each.title.includes(title));
  if (found === undefined) throw new ExpectationError(`the card is to have the switch ${title}`);
  return found;
}

/** Turns a switch, and links it to transactions of another type where one is named. */
export function turn(
  { client }: Client,
  cardId: number,
  { id, transactionType }: Pick<Setting, "id" | "transactionType">,
  value: "0" | "1",
) {
  return client.PUT("/re/api/v1/card-security", {
    body: { transactionType, cardId: String(cardId), id: String(id), value },
  });
}

/** Limits of a card, or without one of the company. */
export async function limitsOf({ client }: Client, cardId?: number): Promise<readonly Limit[]> {
  const query = cardId === undefined ? {} : { cardId };
  return (await succeeded(client.GET("/re/api/v1/transaction-limits", { params: { query } }))).data;
}

/** The limit that fits. Throws `ExpectationError` where none does. */
export async function limitLike(world: Client, cardId: number | undefined, like: Partial<Limit>): Promise<Limit> {
  const found = (await limitsOf(world, cardId)).find((each) =>
    Object.entries(like).every(([name, value]) => Reflect.get(each, name) === value),
  );
  if (found === undefined) throw new ExpectationError(`there is to be a limit like ${JSON.stringify(like)}`);
  return found;
}

/** Changes a limit of a card, or without one of the company. `value`: major units, or a count. */
export function setLimit(
  { client }: Client,
  cardId: number | undefined,
  { id, transactionType }: Pick<Limit, "id" | "transactionType">,
  value: string,
) {
  const whose = cardId === undefined ? {} : { cardId: String(cardId) };
  return client.PUT("/re/api/v1/transaction-limits", { body: { transactionType, id: String(id), value, ...whose } });
}
