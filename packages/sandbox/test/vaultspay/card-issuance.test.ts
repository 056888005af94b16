import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { address, setupCards } from "./cards.fixture.js";

const month = 31 * 86_400_000;

describe("createCard", () => {
  test("issues a virtual card that is active at once", async () => {
    const { changes, create } = await setupCards();
    const { data } = await create();
    expect(data).toMatchObject({
      id: 4001,
      token: 100004001,
      status: "ACTIVE",
      cardType: "VIRTUAL",
      lastFourDigits: "4444",
      pinSet: false,
      processedAtThirdParty: true,
      activation: { status: true, activatedAt: "2026-01-15T09:30:00.000+00:00" },
      account: { id: 8001, accountId: 3001, currencyCode: "AED" },
      _3dSecure: { id: 7001, configId: 31, status: true },
      maxPurchaseLimit: 10_000,
    });
    expect(data).not.toHaveProperty("delivery");
    expect(await changes()).toEqual(["REQUESTED card.status.active"]);
  });

  test("leaves a physical card waiting, without a webhook", async () => {
    const { changes, create } = await setupCards();
    const { data } = await create({ cardType: "PHYSICAL", address });
    expect(data).toMatchObject({ status: "REQUESTED", processedAtThirdParty: false, activation: { status: false } });
    expect(data).not.toHaveProperty("manufacturing");
    expect(await changes()).toEqual([]);
  });

  test("gives each card a number, a token and rules of its own", async () => {
    const { call, secrets, virtual } = await setupCards();
    const ids = [await virtual(), await virtual()];
    expect(ids).toEqual([4001, 4002]);
    expect((await secrets(4001)).pan).toBe("5555555555554444");
    expect((await secrets(4002)).pan).not.toBe("5555555555554444");
    const settings = (await call("listCardSecurity", { query: { cardId: 4002 } })).data;
    expect(settings.map(({ id }: { id: number }) => id)).toEqual([73, 74, 75, 76]);
  });

  test.each([
    { name: "an unknown tier", body: { cardTierId: 9 }, keys: ["cardTierId"] },
    { name: "an unknown holder", body: { customerId: 2999 }, keys: ["customerId"] },
    { name: "an unknown account", body: { accountId: 3999 }, keys: ["accountId"] },
    { name: "an account of somebody else", body: { accountId: 3000 }, keys: ["accountId"] },
    { name: "an account in another currency", body: { cardTierId: 2 }, keys: ["accountId"] },
    { name: "a name that is not offered", body: { cardHolderName: "AMINA X" }, keys: ["cardHolderName"] },
    { name: "a name in small letters", body: { cardHolderName: "Amina Rahman" }, keys: ["cardHolderName"] },
    { name: "a physical card without an address", body: { cardType: "PHYSICAL" }, keys: ["address"] },
    {
      name: "an address with holes",
      body: { cardType: "PHYSICAL", address: { country: "ARE" } },
      keys: ["address.state", "address.city", "address.addressLine1", "address.postalCode", "address.type"],
    },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { create, errors } = await setupCards();
    const refused = await create(body);
    expect([refused.status, refused.code]).toEqual([422, 1000]);
    expect(new Set(refused.keys)).toEqual(new Set(keys));
    expect(errors).toEqual([]);
  });

  test("refuses a kind the tier does not have", async () => {
    const { act, create } = await setupCards();
    await act("addCardTier", { title: "Plastic alone", cardTypes: "PHYSICAL" });
    expect(await create({ cardTierId: 3 })).toMatchObject({ code: 1000, keys: ["cardType"] });
  });

  test("asks for the check of the holder first", async () => {
    const { act, create, userId } = await setupCards();
    await act("reviewKyc", { userId, status: "REJECTED" });
    const refused = await create();
    expect([refused.status, refused.code]).toEqual([403, 1035]);
    expect(refused.body.errors).toEqual([{ key: "actionRequired", reason: "COMPLETE_KYC" }]);
  });

  test("refuses an account that is not active with 500/1012", async () => {
    const { accountId, act, create } = await setupCards();
    await act("setAccountStatus", { accountId, status: "BLOCK" });
    const refused = await create();
    expect([refused.status, refused.code]).toEqual([500, 1012]);
  });
});

describe("the way of a physical card", () => {
  test("leads from the request to its use, with a webhook for each change", async () => {
    const { act, call, changes, details, post, requested, secrets } = await setupCards();
    const id = await requested();
    expect((await post("setCardPin", id, { pin: "2580" })).data).toEqual({ cardId: id, pinSet: true });
    const processed = await post("processCardRequest", id, { status: "ISSUANCE_IN_PROGRESS", statusReason: "Checked" });
    expect(processed.data).toMatchObject({
      status: "ISSUANCE_IN_PROGRESS",
      statusReason: "Checked",
      lastFourDigit: "4444",
      _3dsecure: { id: 7001 },
      manufacturing: { cardManufacturingStatus: "PENDING", estimatedManufacturingTime: null },
      delivery: { deliveryStatus: "PENDING", address },
    });
    const making = { manufacturingStatus: "IN_PROGRESS", estimateManufacturingTime: "2026-01-20T12:00" };
    expect((await post("updateCardManufacturing", id, making)).data).toMatchObject({
      cardManufacturingStatus: "IN_PROGRESS",
      estimatedManufacturingTime: "2026-01-20T12:00:00",
      cardStatus: "ISSUANCE_IN_PROGRESS",
    });
    await post("updateCardManufacturing", id, { manufacturingStatus: "MANUFACTURED" });
    const transit = { deliveryStatus: "IN_TRANSIT", estimateDeliveryTime: "2026-01-24T12:00:30" };
    expect((await post("updateCardDelivery", id, transit)).data).toMatchObject({
      estimatedDeliveryTime: "2026-01-24T12:00:30",
      statusReason: "Checked",
    });
    expect((await post("updateCardDelivery", id, { deliveryStatus: "DELIVERED" })).data).toEqual({
      cardId: id,
      cardToken: 100004001,
      cardStatus: "PENDING_VERIFICATION",
      statusReason: "",
      deliveryStatus: "DELIVERED",
      cardManufacturingStatus: "MANUFACTURED",
      estimatedDeliveryTime: "2026-01-24T12:00:30",
    });
    expect(await act("simulateCardPayment", { cardId: id, amount: "1.00" })).toMatchObject({
      decline: { reason: "CARD_STATUS" },
    });
    const active = await call("activateCard", { body: { cardToken: 100004001, ...(await secrets(id)) } });
    expect(active.data).toEqual({ cardId: id, cardStatus: "ACTIVE", statusReason: "" });
    expect((await details(id)).activation.status).toBe(true);
    expect(await changes()).toEqual([
      "REQUESTED card.status.issuance_in_progress",
      "ISSUANCE_IN_PROGRESS card.status.pending_verification",
      "PENDING_VERIFICATION card.status.active",
    ]);
  });

  test("signs each webhook over its raw body", async () => {
    const { control, physical, tenant } = await setupCards();
    await physical();
    const sent = await control.deliveries(tenant.id);
    expect(sent).toHaveLength(3);
    for (const { body, headers } of sent) {
      const hmac = createHmac("sha256", String(tenant.settings.webhookSecret)).update(body).digest("hex");
      expect(JSON.parse(headers ?? "")).toEqual({ "VaultsPay-Signature": hmac });
    }
  });

  test("tells the network's words and the reason of a change", async () => {
    const { events, requested, post } = await setupCards();
    const id = await requested();
    await post("setCardPin", id, { pin: "2580" });
    await post("processCardRequest", id, { status: "ISSUANCE_IN_PROGRESS", statusReason: "Checked" });
    expect(await events()).toEqual([
      {
        id: expect.stringMatching(/^01[0-9a-z]{24}$/),
        type: "card.status.issuance_in_progress",
        occurred_at: "2026-01-15T09:30:00Z",
        status: {
          previous: { code: "REQUESTED", label: "NOT_ISSUED" },
          current: { code: "ISSUANCE_IN_PROGRESS", label: "NOT_ACTIVATED" },
          reason: "Checked",
        },
        card: { token: 100004001, last_four_digits: "4444", tier: "Standard debit", network: "MC", type: "PHYSICAL" },
      },
    ]);
  });

  test("asks for a PIN before the card is handed on", async () => {
    const { post, requested } = await setupCards();
    const refused = await post("processCardRequest", await requested(), { status: "ISSUANCE_IN_PROGRESS" });
    expect([refused.status, refused.code]).toEqual([403, 1035]);
    expect(refused.body.errors).toEqual([{ key: "actionRequired", reason: "SET_PIN" }]);
  });

  test("goes no step twice and none back", async () => {
    const { ordered, post } = await setupCards();
    const id = await ordered();
    const codeOf = async (operation: string, members: object) => (await post(operation, id, { ...members })).code;
    expect(await codeOf("processCardRequest", { status: "ISSUANCE_IN_PROGRESS" })).toBe(1010);
    expect(await codeOf("updateCardDelivery", { deliveryStatus: "DELIVERED" })).toBe(1010);
    expect(await codeOf("updateCardManufacturing", { manufacturingStatus: "MANUFACTURED" })).toBeUndefined();
    expect(await codeOf("updateCardManufacturing", { manufacturingStatus: "IN_PROGRESS" })).toBe(1010);
    expect(await codeOf("updateCardManufacturing", { manufacturingStatus: "MANUFACTURED" })).toBeUndefined();
    expect(await codeOf("updateCardDelivery", { deliveryStatus: "IN_TRANSIT" })).toBeUndefined();
    expect(await codeOf("updateCardDelivery", { deliveryStatus: "IN_TRANSIT" })).toBeUndefined();
    expect(await codeOf("updateCardDelivery", { deliveryStatus: "DELIVERED" })).toBeUndefined();
    expect(await codeOf("updateCardDelivery", { deliveryStatus: "DELIVERED" })).toBe(1010);
    expect(await codeOf("updateCardManufacturing", { manufacturingStatus: "MANUFACTURED" })).toBe(1010);
  });

  test("refuses a number and an expiry that are not on the card", async () => {
    const { delivered, post, secrets } = await setupCards();
    const id = await delivered();
    const right = await secrets(id);
    expect(await post("activateCard", id, { ...right, pan: "4111111111111111" })).toMatchObject({ keys: ["pan"] });
    expect(await post("activateCard", id, { ...right, expiryDate: "02/29" })).toMatchObject({ keys: ["expiryDate"] });
    expect(await post("activateCard", id, right)).toMatchObject({ status: 200 });
    expect(await post("activateCard", id, right)).toMatchObject({ status: 500, code: 1010 });
  });

  test.each([
    {
      operation: "updateCardManufacturing",
      members: { manufacturingStatus: "IN_PROGRESS" },
      key: "estimateManufacturingTime",
    },
    { operation: "updateCardDelivery", members: { deliveryStatus: "DELIVERED" }, key: "estimateDeliveryTime" },
  ])("$operation refuses a day the calendar does not have", async ({ key, members, operation }) => {
    const { ordered, post } = await setupCards();
    const refused = await post(operation, await ordered(), { ...members, [key]: "2026-02-30T12:00" });
    expect(refused).toMatchObject({ status: 422, keys: [key] });
  });
});

describe("a virtual card", () => {
  test("has no PIN and is not made", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    for (const [operation, members] of [
      ["setCardPin", { pin: "2580" }],
      ["processCardRequest", { status: "ISSUANCE_IN_PROGRESS" }],
      ["updateCardManufacturing", { manufacturingStatus: "IN_PROGRESS" }],
      ["updateCardDelivery", { deliveryStatus: "DELIVERED" }],
      ["activateCard", { pan: "5555555555554444", expiryDate: "01/29" }],
    ] as const) {
      expect(await post(operation, id, members), operation).toMatchObject({ status: 500, code: 1010 });
    }
  });
});

describe("setCardPin", () => {
  test.each(["258", "25800", "25a0", ""])("refuses %j", async (pin) => {
    const { post, requested } = await setupCards();
    expect(await post("setCardPin", await requested(), { pin })).toMatchObject({ status: 422, keys: ["pin"] });
  });

  test("refuses a card that has ended", async () => {
    const { act, physical, post } = await setupCards();
    const id = await physical();
    await act("expireCard", { cardId: id });
    expect(await post("setCardPin", id, { pin: "1357" })).toMatchObject({ status: 500, code: 1010 });
  });

  test("changes the PIN of a card in use", async () => {
    const { act, physical, post } = await setupCards();
    const id = await physical();
    await post("setCardPin", id, { pin: "1357" });
    const withdraw = (pin: string) => act("simulateAtmWithdrawal", { cardId: id, amount: "10.00", pin });
    expect(await withdraw("2580")).toMatchObject({ decline: { reason: "WRONG_PIN" } });
    expect(await withdraw("1357")).toMatchObject({ decline: null });
  });
});

describe("the expiry of a card", () => {
  test("is the last moment of its last month, in UTC", async () => {
    const { changes, control, details, tenant, virtual } = await setupCards();
    const id = await virtual();
    await control.moveClock(tenant.id, { set: "2029-01-31T23:59:59Z" });
    expect((await details(id)).status).toBe("ACTIVE");
    await control.moveClock(tenant.id, { set: "2029-02-01T00:00:00Z" });
    expect((await details(id)).status).toBe("EXPIRED");
    expect(await changes()).toEqual(["REQUESTED card.status.active", "ACTIVE card.status.expired"]);
  });

  test("comes as many months later as the tier says", async () => {
    const { act, secrets, virtual } = await setupCards();
    await act("addCardTier", { title: "Short", expiryPeriod: 1 });
    expect((await secrets(await virtual({ cardTierId: 3 }))).expiryDate).toBe("02/26");
  });

  test("does nothing to a card that has ended before", async () => {
    const { act, changes, control, post, tenant, virtual } = await setupCards();
    const id = await virtual();
    await post("reportCardIssue", id, { issueType: "LOST", statusReason: "Left in a taxi" });
    await post("reviewCardIssue", id);
    await post("replaceCard", id);
    await act("completeCardIssuance", { cardId: 4002 });
    const before = (await changes()).length;
    await control.moveClock(tenant.id, { advance: 40 * month });
    expect((await changes()).slice(before)).toEqual(["ACTIVE card.status.expired"]);
    expect(await control.jobs(tenant.id)).toEqual([]);
  });

  test("can be brought about", async () => {
    const { act, virtual } = await setupCards();
    const id = await virtual();
    expect(await act("expireCard", { cardId: id })).toMatchObject({ status: "EXPIRED" });
    await expect(act("expireCard", { cardId: id })).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: 1010 });
    await expect(act("expireCard", { cardId: 4999 })).rejects.toMatchObject({ refusal: 1000 });
  });
});
