import { type SetupOptions, setup } from "./setup.js";
import { addAminaWithMoney } from "./users.fixture.js";

/** Where a physical card is sent. */
export const address = {
  country: "ARE",
  state: "Dubai",
  city: "Dubai",
  addressLine1: "1 Example Street",
  postalCode: "00000",
  type: "MAILING",
};

type Members = Readonly<Record<string, unknown>>;

/** A sandbox with a checked user 2001 whose account 3001 holds 20,000 AED, and short ways to make and use cards. */
export async function setupCards(options: SetupOptions = {}) {
  const made = await setup({
    fetch: async () => new Response(null, { status: 204 }),
    ...options,
    // Cards live longer than tokens.
    tenant: { webhookUrl: "http://receiver.test/hook", accessTokenSeconds: 100_000_000, ...options.tenant },
  });
  const { act, call, control, tenant } = made;
  await addAminaWithMoney(made, "20000.00");
  const [userId, accountId] = [2001, 3001];

  const create = (members: Members = {}) =>
    call("createCard", {
      body: {
        cardTierId: 1,
        customerId: userId,
        accountId,
        cardType: "VIRTUAL",
        cardHolderName: "AMINA RAHMAN",
        ...members,
      },
    });
  const post = (operationId: string, cardId: number, members: Members = {}) =>
    call(operationId, { body: { cardId, ...members } });
  const details = async (cardId: number) => (await post("getCardDetails", cardId)).data;
  const secrets = async (cardId: number) => ({
    pan: (await post("getCardPan", cardId)).data.pan,
    expiryDate: (await post("getCardExpiry", cardId)).data.expiry,
  });

  /** A virtual card, usable at once. */
  const virtual = async (members: Members = {}): Promise<number> => (await create(members)).data.id;
  /** A physical card as it was asked for. */
  const requested = async (): Promise<number> => (await create({ cardType: "PHYSICAL", address })).data.id;
  /** A physical card that is being made. */
  const ordered = async (): Promise<number> => {
    const id = await requested();
    await post("setCardPin", id, { pin: "2580" });
    await post("processCardRequest", id, { status: "ISSUANCE_IN_PROGRESS" });
    return id;
  };
  /** A physical card that was delivered and waits for its activation. */
  const delivered = async (): Promise<number> => {
    const id = await ordered();
    await act("completeCardIssuance", { cardId: id });
    return id;
  };
  /** A physical card in use. */
  const physical = async (): Promise<number> => {
    const id = await delivered();
    await post("activateCard", id, await secrets(id));
    return id;
  };
  /** Bodies of the card webhooks, oldest first. */
  const events = async () =>
    (await control.deliveries(tenant.id))
      .filter(({ event }) => event === "card_status")
      .map(({ body }) => JSON.parse(body));
  /** Type of each of them, and where the card came from. */
  const changes = async () => (await events()).map(({ status, type }) => `${status.previous.code} ${type}`);
  const money = async () => {
    const { balance, balanceOnHold } = (await call("getAccount", { path: { id: accountId } })).data;
    return [balance, balanceOnHold];
  };
  return {
    ...made,
    userId,
    accountId,
    create,
    post,
    details,
    secrets,
    virtual,
    requested,
    ordered,
    delivered,
    physical,
    events,
    changes,
    money,
  };
}
