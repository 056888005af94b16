import type { CaseFile, CaseValue } from "../engine/case.js";
import { type Resource, ResourceError, type ResourceHands, type ResourceRule, ref } from "../engine/kit.js";
import { at, isObject } from "../json.js";
import type { Abilities } from "./abilities.js";
import { accountForm, unknownAccount, unknownCard } from "./fixtures.js";
import { transferForm } from "./transfer-fixtures.js";

// The smallest picture there is: one pixel.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const paper: CaseFile = { file: { name: "paper.png", mediaType: "image/png", base64: pixel } };
const papers = ["user_identity", "user_identity_back", "user_dom_1", "corp_status", "corp_kbis"];

/** Money for one customer's generated cases, in major units. */
const wealth = "5000000.00";
/** Limits that no generated case reaches, in major units and numbers. */
const unlimited = 900_000_000;

/**
 * What calls of Anytime need. An account has its KYC accepted, an IBAN and money; a card is active and has money. What
 * only time brings about hangs on `past`, after which the clock went two days ahead.
 */
export const anytimeResources: Readonly<Record<string, ResourceRule>> = {
  credentials: {
    make: async ({ credentials }) => {
      const text = (name: string) => String(at(credentials, name) ?? "");
      return {
        client_id: text("clientId"),
        client_secret: text("clientSecret"),
        username: text("username"),
        password: text("password"),
      };
    },
  },

  calendar: {
    make: async (hands) => {
      const today = textAt(await hands.call("checkConnection"), "date_time").slice(0, 10);
      return { inTwoYears: `${Number(today.slice(0, 4)) + 2}${today.slice(4, 8)}01` };
    },
  },

  account: {
    unknown: { id: unknownAccount },
    find: async (hands) => {
      const id = at(first(at(await hands.call("listAccounts"), "accounts")), "acc_id");
      return typeof id === "number" ? { id } : undefined;
    },
    make: async (hands) => {
      const { kyc, money, limits } = abilitiesOf(hands);
      // After the past: the clock must not go ahead under what is made here.
      if (limits) await limits.set(noLimits);
      const id = await openAccount(hands);
      if (!kyc || !money) return { id };
      await uploadPapers(hands, id);
      await kyc.accept(id);
      await hands.call("createIban", { path: { id }, body: { country_code: "FR" } });
      await money.arrive({ acc_id: id, amount: wealth });
      return { id };
    },
  },

  /** An account whose papers and data may change. */
  draft: { unknown: { id: unknownAccount }, make: async (hands) => ({ id: await openAccount(hands) }) },

  /** An account that may have an IBAN and has none yet. */
  bare: {
    isOnce: true,
    unknown: { id: unknownAccount },
    make: async (hands) => {
      const { kyc } = abilitiesOf(hands);
      if (!kyc) return undefined;
      const id = await openAccount(hands);
      await uploadPapers(hands, id);
      await kyc.accept(id);
      return { id };
    },
  },

  card: {
    unknown: { card_ref: unknownCard },
    find: async (hands) => {
      const { id } = await hands.get("account");
      const card_ref = at(
        first(at(await hands.call("listAccountCards", { path: { id: id ?? 0 } }), "cards")),
        "card_ref",
      );
      return typeof card_ref === "string" ? { card_ref } : undefined;
    },
    make: (hands) => activeCard(hands, "PLASTIC"),
  },

  /** A card with money to take back. */
  loaded: { unknown: { card_ref: unknownCard }, make: (hands) => activeCard(hands, "PLASTIC", 2_000) },

  /** A card whose state may change for good. */
  spare: { isOnce: true, unknown: { card_ref: unknownCard }, make: (hands) => activeCard(hands, "PLASTIC") },

  /** A card whose number can be shown. */
  shown: { unknown: { card_ref: unknownCard }, make: (hands) => activeCard(hands, "VIRTUAL_SINGLE_USE") },

  past: {
    make: async (hands) => {
      const { payments, clock } = abilitiesOf(hands);
      if (!payments || !clock) return undefined;
      const { id: account = 0 } = await hands.get("account");
      const card = await activeCard(hands, "PLASTIC", 100);
      if (card === undefined) return undefined;
      const { card_ref = "", order_id = 0 } = card;
      await payments.pay({ card_ref: String(card_ref), amount: "12.34" });
      const transfer = await hands.call("createCreditTransfer", {
        path: { id: account },
        body: values(transferForm()),
      });
      await clock.advance(2 * 86_400);
      await hands.renew();
      return { account, card_ref, order_id, ctid: numberAt(transfer, "internal_id") };
    },
  },

  parcel: {
    unknown: { order_id: unknownAccount },
    make: async (hands) => pick(await hands.get("past"), "order_id"),
  },

  transfer: {
    unknown: { ctid: unknownAccount, account: unknownAccount },
    find: async (hands) => {
      const { id = 0 } = await hands.get("account");
      const rows = at(await hands.call("listCreditTransfers", { path: { id } }), "credit-transfers");
      const done = Array.isArray(rows) ? rows.find((row) => at(row, "status") === "Executed") : undefined;
      const ctid = at(done, "internal_id");
      return typeof ctid === "number" ? { account: id, ctid } : undefined;
    },
    make: async (hands) => pick(await hands.get("past"), "account", "ctid"),
  },

  statement: {
    unknown: { txid: String(unknownAccount), account: unknownAccount },
    find: (hands) => findStatement(hands, "account"),
    make: (hands) => findStatement(hands, "past"),
  },

  transaction: {
    unknown: { txid: String(unknownAccount), card_ref: unknownCard },
    find: (hands) => findTransaction(hands, "card"),
    make: (hands) => findTransaction(hands, "past"),
  },
};

const noLimits = {
  maxBalance: unlimited,
  loadedInDay: unlimited,
  loadedInFourDays: unlimited,
  loadedInWeek: unlimited,
  loadedInMonth: unlimited,
  loadedInYear: unlimited,
  loadsInDay: unlimited,
  cards: unlimited,
};

// The environment of this API makes no other abilities.
const abilitiesOf = ({ abilities }: ResourceHands) => abilities as Partial<Abilities>;

async function openAccount(hands: ResourceHands): Promise<number> {
  return numberAt(await hands.call("createAccount", { body: values(accountForm()) }), "acc_id");
}

async function uploadPapers(hands: ResourceHands, id: number): Promise<void> {
  await hands.call("uploadKyc", { path: { id }, body: Object.fromEntries(papers.map((field) => [field, paper])) });
}

async function activeCard(hands: ResourceHands, card_type: string, amount = 50): Promise<Resource | undefined> {
  const { money } = abilitiesOf(hands);
  if (!money) return undefined;
  await hands.get("account");
  const order = await hands.call("orderCard", {
    body: {
      acc_id: ref("account", "id"),
      card_name: "CAMILLE EXEMPLE",
      card_type,
      expiry_date: ref("calendar", "inTwoYears"),
      amount,
      language: "fr",
      delivery_company_name: "Exemple SARL",
      delivery_gender: "F",
      delivery_first_name: "Camille",
      delivery_last_name: "Exemple",
      delivery_addr_1: "1 rue de l'Exemple",
      delivery_addr_2: "",
      delivery_zip: "75001",
      delivery_city: "Paris",
      delivery_cc: "FR",
    },
  });
  const card_ref = textAt(order, "card_ref");
  if (card_type === "PLASTIC") await hands.call("updateCard", { path: { card_ref }, body: { card_status: "ACT" } });
  return { card_ref, order_id: numberAt(order, "order_id") };
}

async function findStatement(hands: ResourceHands, kind: string): Promise<Resource | undefined> {
  const found = await hands.get(kind);
  const account = found.account ?? found.id ?? 0;
  const rows = at(await hands.call("listAccountStatements", { path: { id: account } }), "transactions");
  const txid = at(first(rows), "txid");
  return typeof txid === "number" || typeof txid === "string" ? { account, txid } : undefined;
}

async function findTransaction(hands: ResourceHands, kind: string): Promise<Resource | undefined> {
  const { card_ref = "" } = await hands.get(kind);
  const rows = at(await hands.call("listCardTransactions", { path: { card_ref } }), "transactions");
  const txid = at(first(rows), "txid");
  return typeof txid === "number" || typeof txid === "string" ? { card_ref, txid } : undefined;
}

function pick(resource: Resource, ...members: readonly string[]): Resource {
  return Object.fromEntries(members.map((member) => [member, resource[member] ?? 0]));
}

function values(body: object): Readonly<Record<string, CaseValue>> {
  return isObject(body) ? (body as Readonly<Record<string, CaseValue>>) : {}; // fixtures hold texts and numbers
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
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
