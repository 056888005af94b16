import { type Resource, ResourceError, type ResourceHands, type ResourceRule, ref } from "../engine/kit.js";
import { at } from "../json.js";
import type { Abilities } from "./abilities.js";
import { unknownId, unknownUuid } from "./fixtures.js";

/** Money for one customer's generated cases, in major units. */
const wealth = "9000000.00";
const unknown = { id: unknownId };

// The environment of this API makes no other abilities.
const abilitiesOf = ({ abilities }: ResourceHands) => abilities as Partial<Abilities>;

async function spendingCard(hands: ResourceHands): Promise<{ readonly id: number }> {
  const members = { title: "Spring campaign", user_id: ref("owner", "id"), transaction_limit: 5000 };
  const body = { bin: ref("bins", "account_balance"), ...members };
  return { id: numberAt(await hands.call("createCard", { body }), "id") };
}

/** What calls of Brocard need. The owner has money, the member an address; a payment is settled, and refunded twice. */
export const brocardResources: Readonly<Record<string, ResourceRule>> = {
  owner: {
    unknown: { ...unknown, team_id: unknownId, email: "nobody@example.com" },
    find: findOwner,
    make: async (hands) => {
      await abilitiesOf(hands).money?.arrive({ amount: wealth });
      return findOwner(hands);
    },
  },

  /** A user who may be changed in any way. */
  member: {
    unknown: { ...unknown, email: "nobody@example.com" },
    find: findOwner,
    make: async (hands) => {
      const body = { name: "Mark Member", email: newAddress(), role_id: 4, can_edit_card_limits: true };
      const user = await hands.call("createUser", { body });
      return { id: numberAt(user, "id"), email: textAt(user, "email") };
    },
  },

  /** An address that nobody has yet. */
  address: { isOnce: true, make: async () => ({ email: newAddress() }) },

  bins: { unknown: { account_balance: "999999", card_balance: "999999" }, find: findBins, make: findBins },

  tag: {
    unknown: { uuid: unknownUuid },
    find: findTag,
    make: async (hands) => {
      const { company } = abilitiesOf(hands);
      const { id } = await hands.get("owner");
      const found = await findTag(hands);
      return found ?? (company && { uuid: await company.addTag("Advertising", Number(id)) });
    },
  },

  /** A card that spends from its account. */
  card: {
    unknown,
    find: (hands) => firstId(hands, "listCards"),
    make: spendingCard,
  },

  /** A card with a balance of its own. */
  filled: {
    unknown,
    make: async (hands) => {
      const members = { title: "Hosting", user_id: ref("owner", "id"), transaction_limit: 5000, balance: 50 };
      const body = { bin: ref("bins", "card_balance"), ...members };
      return { id: numberAt(await hands.call("createCard", { body }), "id") };
    },
  },

  /** A page of a card that nobody opened yet. */
  page: {
    isOnce: true,
    unknown: { card_id: unknownId, token: unknownUuid },
    make: async (hands) => {
      const { id: card_id = 0 } = await hands.get("card");
      const link = textAt(await hands.call("createCardEmbedLink", { path: { card_id } }), "link");
      return { card_id, token: link.slice(link.lastIndexOf("/") + 1) };
    },
  },

  payment: {
    unknown,
    find: (hands) => firstId(hands, "listPayments"),
    make: async (hands) => {
      const { payments } = abilitiesOf(hands);
      if (!payments) return undefined;
      // Cases block, limit and end the card that all share.
      const { id: card_id } = await spendingCard(hands);
      const id = await payments.pay({ card_id: Number(card_id), amount: "20.00" });
      await payments.settle(id);
      return { id };
    },
  },

  /** A refund, and the place in their list that a second one makes. */
  refund: {
    unknown: { ...unknown, cursor: "not-a-cursor" },
    find: (hands) => firstId(hands, "listRefunds"),
    make: async (hands) => {
      const { payments } = abilitiesOf(hands);
      if (!payments) return undefined;
      const { id } = await hands.get("payment");
      await payments.refund(Number(id), "1.00");
      const refund = await payments.refund(Number(id), "2.00");
      return { id: refund, cursor: await cursorOf(hands, "listRefunds") };
    },
  },

  topUp: {
    unknown: { cursor: "not-a-cursor" },
    make: async (hands) => {
      const { topUps } = abilitiesOf(hands);
      if (!topUps) return undefined;
      await topUps.arrive({ income: "10.00" });
      await topUps.arrive({ income: "20.00" });
      return { cursor: await cursorOf(hands, "listTopUps") };
    },
  },

  transfer: {
    unknown,
    find: (hands) => firstId(hands, "listTransfers"),
    make: async (hands) => {
      if (!abilitiesOf(hands).money) return undefined;
      const ends = { from: ref("owner", "email"), to: ref("member", "email") };
      const body = { ...ends, amount: 1, currency: "USD" };
      return { id: numberAt(await hands.call("createTransfer", { body }), "id") };
    },
  },
};

function newAddress(): string {
  return `case-${crypto.randomUUID()}@example.com`;
}

async function findOwner(hands: ResourceHands): Promise<Resource | undefined> {
  const users = rowsOf(await hands.call("listUsers", { query: { per_page: 1000 } }));
  const owner = users.find((user) => at(user, "role", "id") === 2) ?? users[0];
  if (owner === undefined) return undefined;
  return { id: numberAt(owner, "id"), email: textAt(owner, "email"), team_id: numberAt(at(owner, "team"), "id") };
}

async function findBins(hands: ResourceHands): Promise<Resource | undefined> {
  const bins = rowsOf(await hands.call("listBins"));
  const ofKind = (kind: string) =>
    at(
      bins.find((bin) => at(bin, "balance_type") === kind),
      "bin",
    );
  const [account_balance, card_balance] = [ofKind("account_balance"), ofKind("card_balance")];
  if (typeof account_balance !== "string" || typeof card_balance !== "string") return undefined;
  return { account_balance, card_balance };
}

async function findTag(hands: ResourceHands): Promise<Resource | undefined> {
  const uuid = at(rowsOf(await hands.call("listTags"))[0], "uuid");
  return typeof uuid === "string" ? { uuid } : undefined;
}

async function firstId(hands: ResourceHands, operationId: string): Promise<Resource | undefined> {
  const id = at(rowsOf(await hands.call(operationId))[0], "id");
  return typeof id === "number" ? { id } : undefined;
}

async function cursorOf(hands: ResourceHands, operationId: string): Promise<string> {
  return textAt(await hands.call(operationId, { query: { per_page: 1 } }), "next_cursor");
}

function rowsOf(content: unknown): readonly unknown[] {
  const rows = at(content, "data");
  return Array.isArray(rows) ? rows : [];
}

function numberAt(content: unknown, member: string): number {
  const value = at(content, member);
  if (typeof value !== "number") throw new ResourceError(`an answer has no ${member}`);
  return value;
}

function textAt(content: unknown, member: string): string {
  const value = at(content, member);
  if (typeof value !== "string") throw new ResourceError(`an answer has no ${member}`);
  return value;
}
