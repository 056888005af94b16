import type { Need } from "../../anytime/abilities.js";
import { activeCard, cardOrder, load, type OwnedCard } from "../../anytime/card-fixtures.js";
import { accountForm, openAccount, picture, provenAccount, updateForm } from "../../anytime/fixtures.js";
import { statementsOf, transfer, transferForm } from "../../anytime/transfer-fixtures.js";
import type { World } from "../../anytime/world.js";
import { bodyOf } from "../../expectation.js";
import { once } from "../once.js";
import type { Call } from "../probe.js";
import type { Recipe, Recipes } from "../recipe.js";

/** Fields of a form as they go over the wire. */
export function formOf(fields: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

/** Things of one customer that calls are about, each made when it is first needed. */
export interface Things {
  /** Business account, papers accepted, with an IBAN and 5,000.00 on it. */
  readonly account: () => Promise<{ readonly id: number; readonly iban: string; readonly swift: string }>;
  /** Account whose papers are accepted, without an IBAN. */
  readonly bare: () => Promise<number>;
  readonly plastic: () => Promise<OwnedCard>;
  readonly single: () => Promise<OwnedCard>;
  readonly multi: () => Promise<OwnedCard>;
}

/** The things of a customer. `amount` of the account is enough for every probe. */
export function createThings(world: World<Need>): Things {
  return {
    account: once(async () => {
      const id = await provenAccount(world);
      const path = { id };
      const bank = await bodyOf(
        world.client.POST("/v1.0/accounts/{id}/iban", { params: { path }, body: { country_code: "FR" } }),
      );
      await world.money.arrive({ acc_id: id, amount: "5000.00", iban: bank.iban });
      return { id, ...bank };
    }),
    bare: () => provenAccount(world),
    plastic: once(() => activeCard(world, "PLASTIC")),
    single: once(() => activeCard(world, "VIRTUAL_SINGLE_USE")),
    multi: once(() => activeCard(world, "VIRTUAL_MULTI_USE")),
  };
}

/** A call of each operation of Anytime that succeeds. `renewToken`: called after the clock went ahead. */
export function anytimeRecipes(world: World<Need>, things: Things, renewToken: () => Promise<void>): Recipes<Need> {
  const { clientId, clientSecret, username, password } = world.credentials;
  const anyAccount = once(() => openAccount(world));
  const account = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({
    needs: ["kyc", "money"],
    make: async () => ({ path: { id: `${(await things.account()).id}` }, ...more }),
  });
  // With money on it where there can be some: what costs money only shows there.
  const hasMoney = "money" in world && "kyc" in world;
  const newAccount = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({
    needs: [],
    make: async () => ({ path: { id: `${hasMoney ? (await things.account()).id : await anyAccount()}` }, ...more }),
  });
  const card = (kind: "multi" | "plastic" | "single", more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({
    needs: ["money"],
    make: async () => ({ path: { card_ref: (await things[kind]()).card_ref }, ...more }),
  });
  const plain = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({ needs: [], make: async () => more });
  const client = { client_id: clientId, client_secret: clientSecret };
  const move = formOf(load(2));
  const executed = once(async () => {
    const { id } = await things.account();
    const { internal_id } = await bodyOf(transfer(world, id, { amount: 1.5 }));
    await world.transfers.execute(internal_id);
    return { path: { id: `${id}`, ctid: `${internal_id}` } };
  });

  return {
    createToken: plain({ form: { grant_type: "password", ...client, username, password } }),
    checkConnection: plain(),
    echoParameter: plain({ form: { test_param: "hello" } }),
    listAccounts: plain(),
    createAccount: plain({ form: formOf(accountForm()) }),
    getAccount: newAccount(),
    updateAccount: newAccount({ form: formOf(updateForm({ user_pob: "Nantes" })) }),
    getAccountBalance: account(),
    listAccountStatements: account(),
    getAccountStatement: {
      needs: ["kyc", "money"],
      make: once(async () => {
        const { id } = await things.account();
        const [first] = await statementsOf(world, id);
        return { path: { id: `${id}`, txid: first?.txid ?? "" } };
      }),
    },
    listIbanStatements: account(),
    listCreditTransfers: account(),
    createCreditTransfer: account({ form: formOf(transferForm({ amount: 1.25 })) }),
    getCreditTransferTestimonial: { needs: ["kyc", "money", "transfers"], make: executed },
    getKyc: newAccount(),
    uploadKyc: {
      needs: [],
      make: async () => {
        const form = new FormData();
        form.set("user_identity", picture());
        form.set("user_dom_1", picture());
        return { path: { id: `${await anyAccount()}` }, form };
      },
    },
    // Each account gets one IBAN, so each call needs an account of its own.
    createIban: {
      needs: ["kyc"],
      make: async () => ({ path: { id: `${await things.bare()}` }, form: { country_code: "FR" } }),
    },
    createVirtualIban: account({ form: { type: "C" } }),
    listAccountCards: { needs: ["money"], make: async () => ({ path: { id: `${(await things.multi()).acc_id}` } }) },
    orderCard: {
      needs: ["money"],
      make: async () => {
        const { acc_id } = await things.multi();
        return { form: formOf(await cardOrder(world, acc_id, { amount: 5, card_type: "VIRTUAL_MULTI_USE" })) };
      },
    },
    getCard: card("multi"),
    updateCard: card("multi", { form: { card_pos: "1", card_renew: "1" } }),
    creditCard: card("multi", { form: move }),
    debitCard: card("multi", { form: formOf(load(0.5)) }),
    listCardTransactions: card("multi"),
    getCardTransaction: {
      needs: ["money"],
      make: once(async () => {
        const { card_ref } = await things.multi();
        const params = { path: { card_ref } };
        const { transactions } = await bodyOf(world.client.GET("/v1.0/cards/{card_ref}/transactions", { params }));
        return { path: { card_ref, txid: `${transactions[0]?.txid}` } };
      }),
    },
    getCardPin: card("plastic", { query: { cvc: "000" } }),
    sendCardPin: card("plastic"),
    getCardPan: card("single"),
    sendCardPan: card("single", { form: { dest_method: "email", dest_value: "cardholder@example.com" } }),
    createCardDetailsLink: card("multi", { form: { ip: "192.0.2.10" } }),
    // The parcel of a plastic card leaves within days.
    getOrderTracking: {
      needs: ["money", "clock"],
      make: once(async () => {
        const { order_id } = await things.plastic();
        await world.clock.advance(3 * 86_400);
        await renewToken();
        return { path: { id: `${order_id}` } };
      }),
    },
  };
}
