import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

describe("updateCardStatus", () => {
  test("blocks and unblocks, with a webhook for each change and none for a repetition", async () => {
    const { changes, post, virtual } = await setupCards();
    const id = await virtual();
    const set = async (cardStatus: string, statusReason: string) =>
      (await post("updateCardStatus", id, { cardStatus, statusReason })).data;
    expect(await set("BLOCK", "Suspected misuse")).toEqual({
      id,
      token: 100004001,
      status: "BLOCK",
      statusReason: "Suspected misuse",
    });
    expect(await set("BLOCK", "Still suspected")).toMatchObject({ status: "BLOCK", statusReason: "Still suspected" });
    expect(await set("ACTIVE", "Confirmed")).toMatchObject({ status: "ACTIVE" });
    expect((await changes()).slice(1)).toEqual(["ACTIVE card.status.block", "BLOCK card.status.active"]);
  });

  test("takes a frozen card either way", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    for (const cardStatus of ["BLOCK", "ACTIVE"]) {
      await post("updateCardStatus", id, { cardStatus: "ACTIVE", statusReason: "Start" });
      await post("toggleCardFreeze", id);
      const changed = await post("updateCardStatus", id, { cardStatus, statusReason: "Decided" });
      expect(changed.data.status).toBe(cardStatus);
    }
  });

  test.each(["ACTIVE", "BLOCK"])("to %s is refused before the card is in use and after its end", async (cardStatus) => {
    const { act, delivered, post, requested } = await setupCards();
    const change = { cardStatus, statusReason: "Decided" };
    for (const id of [await requested(), await delivered()]) {
      expect(await post("updateCardStatus", id, change)).toMatchObject({ status: 500, code: 1010 });
    }
    await act("expireCard", { cardId: 4001 });
    expect(await post("updateCardStatus", 4001, change)).toMatchObject({ status: 500, code: 1010 });
  });

  test("does not reopen a reported card, and may block it", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    await post("reportCardIssue", id, { issueType: "STOLEN", statusReason: "On the train" });
    const set = (cardStatus: string) => post("updateCardStatus", id, { cardStatus, statusReason: "Decided" });
    expect(await set("ACTIVE")).toMatchObject({ status: 500, code: 1010 });
    expect(await set("BLOCK")).toMatchObject({ status: 200 });
    expect(await set("ACTIVE")).toMatchObject({ status: 500, code: 1010 });
  });

  test.each([
    { name: "another state", body: { cardStatus: "FREEZE", statusReason: "x" }, keys: ["cardStatus"] },
    { name: "an empty reason", body: { cardStatus: "BLOCK", statusReason: "" }, keys: ["statusReason"] },
    { name: "no reason", body: { cardStatus: "BLOCK" }, keys: ["statusReason"] },
    { name: "no card", body: { cardId: undefined, cardStatus: "BLOCK", statusReason: "x" }, keys: ["cardId"] },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { post, virtual } = await setupCards();
    expect(await post("updateCardStatus", await virtual(), body)).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("toggleCardFreeze", () => {
  test("freezes and unfreezes", async () => {
    const { changes, post, virtual } = await setupCards();
    const id = await virtual();
    const first = await post("toggleCardFreeze", id, { statusReason: "Card mislaid" });
    expect(first.data).toEqual({ id, token: 100004001, status: "FREEZE", statusReason: "Card mislaid" });
    expect((await post("toggleCardFreeze", id)).data).toMatchObject({ status: "ACTIVE", statusReason: "" });
    expect((await changes()).slice(1)).toEqual(["ACTIVE card.status.freeze", "FREEZE card.status.active"]);
  });

  test("takes the token", async () => {
    const { call, virtual } = await setupCards();
    await virtual();
    expect((await call("toggleCardFreeze", { body: { cardToken: 100004001 } })).data.status).toBe("FREEZE");
  });

  test("needs more than a reason", async () => {
    const { call } = await setupCards();
    const refused = await call("toggleCardFreeze", { body: { statusReason: "Card mislaid" } });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["cardId"] });
  });

  test("refuses a blocked card, a card on its way and a reported one", async () => {
    const { post, requested, virtual } = await setupCards();
    const blocked = await virtual();
    await post("updateCardStatus", blocked, { cardStatus: "BLOCK", statusReason: "Suspected misuse" });
    const reported = await virtual();
    await post("reportCardIssue", reported, { issueType: "LOST", statusReason: "Left in a taxi" });
    for (const id of [blocked, reported, await requested()]) {
      expect(await post("toggleCardFreeze", id)).toMatchObject({ status: 500, code: 1010 });
    }
  });
});

describe("3-D Secure", () => {
  test("is removed and enrolled again, each as often as one likes", async () => {
    const { changes, details, post, virtual } = await setupCards();
    const id = await virtual();
    const states = [];
    for (const operation of ["removeCardThreeDs", "removeCardThreeDs", "enrollCardThreeDs", "enrollCardThreeDs"]) {
      const { data } = await post(operation, id);
      expect(data).toMatchObject({ cardId: id, cardToken: 100004001, cardStatus: "ACTIVE", statusReason: "" });
      states.push(data.card3DSecure.status);
    }
    expect(states).toEqual([false, false, true, true]);
    expect((await details(id))._3dSecure).toEqual({ id: 7001, configId: 31, status: true });
    expect(await changes()).toHaveLength(1);
  });

  test("is not for cards of a tier without it", async () => {
    const { act, details, post, virtual } = await setupCards();
    await act("addCardTier", { title: "Plain", is3DS: false });
    const id = await virtual({ cardTierId: 3 });
    expect((await details(id))._3dSecure.status).toBe(false);
    expect(await post("enrollCardThreeDs", id)).toMatchObject({ status: 500, code: 1010 });
  });

  test("is not for cards that have ended", async () => {
    const { act, post, virtual } = await setupCards();
    const id = await virtual();
    await act("expireCard", { cardId: id });
    for (const operation of ["enrollCardThreeDs", "removeCardThreeDs"]) {
      expect(await post(operation, id)).toMatchObject({ status: 500, code: 1010 });
    }
  });
});

describe("updateCardAccount", () => {
  const second = { userId: 2001, currencyId: 2, accountType: "DIGITAL" };

  test("lets the card pay from another account; what was held stays where it was", async () => {
    const { act, call, details, money, post, virtual } = await setupCards();
    const id = await virtual();
    const { transactionId } = (await act("simulateCardPayment", { cardId: id, amount: "10.00" })) as {
      transactionId: number;
    };
    await call("createAccount", { body: second });
    const changed = await post("updateCardAccount", id, { accountId: 3002 });
    expect(changed.data).toEqual({ accountId: 3002, remarks: "Card account updated" });
    expect((await details(id)).account).toMatchObject({ id: 8002, accountId: 3002 });
    expect(await act("simulateCardPayment", { cardId: id, amount: "10.00" })).toMatchObject({
      decline: { reason: "INSUFFICIENT_FUNDS" },
    });
    await act("settleCardPayment", { transactionId });
    expect(await money()).toEqual([1_999_000, 0]);
  });

  test.each([
    { name: "an unknown card", body: { cardId: 4999, accountId: 3001 }, keys: ["cardId"] },
    { name: "an unknown account", body: { cardId: 4001, accountId: 3999 }, keys: ["accountId"] },
    { name: "an account of somebody else", body: { cardId: 4001, accountId: 3000 }, keys: ["accountId"] },
    { name: "an account in another currency", body: { cardId: 4001, accountId: 3002 }, keys: ["accountId"] },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { call, virtual } = await setupCards();
    await virtual();
    await call("createAccount", { body: { ...second, currencyId: 1 } });
    expect(await call("updateCardAccount", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("refuses an account that is not active with 500/1012, a card that has ended with 500/1010", async () => {
    const { act, call, post, virtual } = await setupCards();
    const id = await virtual();
    await call("createAccount", { body: second });
    await act("setAccountStatus", { accountId: 3002, status: "BLOCK" });
    expect(await post("updateCardAccount", id, { accountId: 3002 })).toMatchObject({ status: 500, code: 1012 });
    await act("expireCard", { cardId: id });
    expect(await post("updateCardAccount", id, { accountId: 3001 })).toMatchObject({ status: 500, code: 1010 });
  });
});
