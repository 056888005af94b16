import { createVaultsPayClient, type VaultsPayClient, type VaultsPayEncryption } from "@openissuing/vaultspay";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, type Listening, listen, type Sandbox } from "../../src/index.js";
import { address } from "./cards.fixture.js";
import { operations, problemsWith } from "./setup.js";
import { amina, file, passport, personal, supplier } from "./users.fixture.js";

let sandbox: Sandbox;
let listening: Listening;

beforeEach(async () => {
  sandbox = createSandbox();
  listening = await listen(sandbox);
});

afterEach(async () => {
  await listening.close();
  await sandbox.close();
});

type Answer = { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
type ClientCall = (path: string, options: object) => Promise<Answer>;
type Members = Readonly<Record<string, unknown>>;

/** Calls operations by their ids through a client; each has to succeed with what the document says, and no more. */
function calls(client: VaultsPayClient) {
  const done = new Set<string>();
  async function call(operationId: string, body?: Members, query: Members = {}, path: Members = {}) {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`no operation ${operationId}`);
    const send: ClientCall = Reflect.get(client, operation.method);
    const { data, error, response } = await send(operation.path, { params: { path, query }, body });
    const contentType = response.headers.get("content-type");
    const problems = problemsWith({ operationId, status: response.status, contentType, body: data });
    expect({ operationId, error, status: response.status, problems }).toEqual({
      operationId,
      error: undefined,
      status: 200,
      problems: [],
    });
    done.add(operationId);
    return Reflect.get(Object(data), "data");
  }
  return { call, done };
}

type Call = ReturnType<typeof calls>["call"];
type Act = (name: string, input: unknown) => Promise<unknown>;

/** Someone comes, is checked, gets two accounts and money, and sends some of it away. */
async function openAccounts(call: Call, act: Act): Promise<void> {
  const { id: userId } = await call("createUser", amina);
  await call("listCountries");
  await call("listStates", undefined, {}, { countryId: 167 });
  await call("listCities", undefined, {}, { stateId: 3169 });
  await call("createPersonalInfo", { userId, ...personal });
  await call("updatePersonalInfo", { userId, maritalStatus: "SINGLE" });
  const place = { countryId: 167, stateId: 3169, cityId: 85475, addressLine1: "1 Example Road" };
  await call("createAddress", { userId, type: "MAILING", ...place });
  await call("updateAddress", { userId, type: "MAILING", postalCode: "44000" });
  await call("createIdentification", { userId, ...passport });
  await call("updateIdentification", { userId, backFile: file });
  await call("getKyc", undefined, {}, { userId });
  await act("reviewKyc", { userId, status: "VERIFIED" });
  await call("createAccount", { userId, currencyId: 2, accountType: "DIGITAL" });
  await call("createAccount", { userId, currencyId: 2, accountType: "DIGITAL" });
  await act("fundAccount", { accountId: 3001, amount: "5000.00" });
  await call("listAccounts", undefined, { userId, page: 1, perPage: 1 });
  await call("validateIban", { iban: supplier.iban });
  const { id: contact } = await call("createPaymentContact", supplier);
  const { id } = await call("createDirectTransfer", {
    senderAccountId: "3001",
    paymentContactId: String(contact),
    purpose: "RENT",
    description: "Rent",
    amount: 100,
  });
  await call("getTransaction", undefined, {}, { id });
  await call("listTransactions", undefined, { accountId: 3001 });
  await call("getAccount", undefined, {}, { id: 3001 });
  await call("listLedgerEntries", undefined, {}, { id: 3001 });
}

/** Cards are issued, used, reported, exchanged and turned into plastic. */
async function useCards(call: Call): Promise<void> {
  await call("listCardTiers");
  const { names } = await call("listEmbossingNames", undefined, {}, { userId: 2001 });
  const ordered = { cardTierId: 1, customerId: 2001, accountId: 3001, cardHolderName: names[1] };
  const { id: cardId } = await call("createCard", { ...ordered, cardType: "PHYSICAL", address });
  await call("setCardPin", { cardId, pin: "2580" });
  await call("processCardRequest", { cardId, status: "ISSUANCE_IN_PROGRESS" });
  await call("updateCardManufacturing", { cardId, manufacturingStatus: "MANUFACTURED" });
  await call("updateCardDelivery", { cardId, deliveryStatus: "DELIVERED" });
  const { pan } = await call("getCardPan", { cardId });
  const { expiry } = await call("getCardExpiry", { cardId });
  await call("activateCard", { cardId, pan, expiryDate: expiry });
  const { token } = await call("getCardDetails", { cardId });
  await call("getCardCvv", { token });
  await call("enrollCardThreeDs", { cardToken: token });
  await call("removeCardThreeDs", { cardId });
  await call("updateCardAccount", { cardId, accountId: 3002 });
  await call("updateCardStatus", { cardId, cardStatus: "BLOCK", statusReason: "Mislaid" });
  await call("updateCardStatus", { cardId, cardStatus: "ACTIVE", statusReason: "Found" });
  await call("toggleCardFreeze", { cardId });
  await call("toggleCardFreeze", { cardId });

  for (const verdict of ["replaceCard", "renewCard", "declineCardIssue"]) {
    const { id } = await call("createCard", { ...ordered, cardType: "VIRTUAL" });
    await call("reportCardIssue", { cardId: id, issueType: "DAMAGED", statusReason: "Number is no longer read" });
    await call("reviewCardIssue", { cardId: id });
    await call(verdict, { cardId: id, remarks: "Checked" });
  }
  expect(await call("listCardIssues", undefined, { page: 1, perPage: 20 })).toHaveLength(3);

  const { id: virtual } = await call("createCard", { ...ordered, cardType: "VIRTUAL" });
  const { type: _, ...to } = address;
  await call("requestPhysicalCard", { cardId: virtual, address: to });
  await call("processPhysicalCardRequest", { cardId: virtual, status: "APPROVED" });

  const [setting] = await call("listCardSecurity", undefined, { cardId });
  const { transactionType } = setting;
  await call("updateCardSecurity", { transactionType, cardId: String(cardId), id: String(setting.id), value: "1" });
  await call("resetCardSecurity", { cardId });
  const [limit] = await call("listTransactionLimits", undefined, { cardId });
  const change = { transactionType: limit.transactionType, cardId: String(cardId), id: String(limit.id) };
  await call("updateTransactionLimit", { ...change, value: limit.allowedLimit });
}

test.each(["oaep-sha256", "pkcs1-v1_5", "off"] as const)(
  "every operation succeeds through the published client over a port, with encryption %s",
  async (how) => {
    const settings = how === "off" ? {} : { environment: "production", keyWrap: how };
    const tenant = await sandbox.control.tenants.create({ api: "vaultspay", ...settings });
    const { clientId, clientSecret, deviceId, publicKey } = tenant.settings;
    const encryption: VaultsPayEncryption =
      how === "off" ? { encryption: "off" } : { publicKey: String(publicKey), keyWrap: how };
    const client = createVaultsPayClient({
      baseUrl: listening.apiUrls.vaultspay ?? "",
      clientId: String(clientId),
      clientSecret: String(clientSecret),
      deviceId: String(deviceId),
      ...encryption,
    });
    const { call, done } = calls(client);
    await call("ping");
    await call("login", { clientId, clientSecret });
    const { data } = await client.POST("/as/api/v1/saas-login", {
      body: { clientId: String(clientId), clientSecret: String(clientSecret) },
    });
    await call("refreshToken", { refreshToken: data?.refreshToken });
    await openAccounts(call, (name, input) => sandbox.control.act(tenant.id, name, input));
    await useCards(call);
    const every = [...operations.keys()].filter((id) => !id.startsWith("receive"));
    expect(every).toHaveLength(53);
    expect(every.filter((id) => !done.has(id))).toEqual([]);
  },
);
