import { succeeded } from "../../expectation.js";
import type { Need } from "../../vaultspay/abilities.js";
import { activePhysicalCard, type Card, issueCard, setPin } from "../../vaultspay/card-fixtures.js";
import { newAccount, newUser, type Schemas, verifiedUser } from "../../vaultspay/fixtures.js";
import { addressForm, documentForm, personalForm, somePlace } from "../../vaultspay/kyc-fixtures.js";
import { newContact, ownAccount } from "../../vaultspay/transfer-fixtures.js";
import type { World } from "../../vaultspay/world.js";
import { once } from "../once.js";

/** A verified customer of the company. */
export interface Holder {
  readonly user: Schemas["User"];
  readonly account: Schemas["Account"];
  /** Another account of the same currency. */
  readonly other: Schemas["Account"];
  /** Number of the address post goes to. */
  readonly address: number;
}

/** Things of one company that calls are about, each made when it is first needed. */
export interface Things {
  /** The company's account in dirhams, with 5,000.00 on it where money can arrive. */
  readonly own: () => Promise<Schemas["Account"]>;
  readonly holder: () => Promise<Holder>;
  /** Number of a customer who handed everything in and waits for the decision. */
  readonly applicant: () => Promise<number>;
  readonly contact: () => Promise<Schemas["PaymentContact"]>;
  /** Number of the record of 50.00 that arrived on the holder's account. */
  readonly deposit: () => Promise<number>;
  readonly place: () => ReturnType<typeof somePlace>;
  /** Virtual and active, the holder's. */
  readonly card: () => Promise<Card>;
  /** Physical and active. */
  readonly plastic: () => Promise<Card>;
  /** The PIN of that card as it was set last. */
  readonly pin: () => string;
  /** Another PIN for it, which counts from now on. */
  readonly nextPin: () => string;
  /** Another card for the same holder. */
  issue(cardType?: Schemas["CardType"]): Promise<Card>;
}

/** The things of a company. */
export function createThings(world: World<Need>): Things {
  const { client } = world;
  let pin = 4826;
  const currentPin = () => String(pin);

  const holder = once(async (): Promise<Holder> => {
    const user = await verifiedUser(world);
    const account = await newAccount(world, user.id);
    const form = await addressForm(world, user.id, { type: "MAILING", postalCode: "00000" });
    const { data: address } = await succeeded(client.POST("/us/api/v1/kyc/addresses", { body: form }));
    return { user, account, other: await newAccount(world, user.id), address: address.id };
  });

  const issue = async (cardType: Schemas["CardType"] = "VIRTUAL") => {
    const { account, user } = await holder();
    return issueCard(world, cardType, { customerId: user.id, accountId: account.id });
  };

  return {
    own: once(async () => {
      const account = await ownAccount(world);
      if ("money" in world) await world.money.arrive(account.id, "5000.00");
      return account;
    }),
    holder,
    applicant: once(async () => {
      const { id } = await newUser(world);
      await succeeded(client.POST("/us/api/v1/kyc/personal", { body: personalForm(id) }));
      await succeeded(client.POST("/us/api/v1/kyc/addresses", { body: await addressForm(world, id) }));
      await succeeded(client.POST("/us/api/v1/kyc/identification", { body: documentForm(id) }));
      return id;
    }),
    contact: once(() => newContact(world)),
    deposit: once(async () => {
      const { account } = await holder();
      await world.money.arrive(account.id, "50.00");
      const query = { accountId: account.id };
      const { data } = await succeeded(client.GET("/tme/api/v1/transactions", { params: { query } }));
      return data[0]?.id ?? 0;
    }),
    place: once(() => somePlace(world)),
    card: once(() => issue()),
    plastic: once(async () => {
      const card = await activePhysicalCard(world);
      await setPin(world, card.id, currentPin());
      return card;
    }),
    pin: currentPin,
    nextPin: () => {
      pin++;
      return currentPin();
    },
    issue,
  };
}
