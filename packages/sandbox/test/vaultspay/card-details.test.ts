import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

const readers = ["getCardDetails", "getCardPan", "getCardCvv", "getCardExpiry"];

describe.each(readers)("%s", (operation) => {
  test("takes the identifier, the token, or both of one card", async () => {
    const { call, virtual } = await setupCards();
    const [id] = [await virtual(), await virtual()];
    const answers = [];
    for (const body of [{ cardId: id }, { token: 100004001 }, { cardId: id, token: 100004001 }]) {
      answers.push((await call(operation, { body })).data);
    }
    expect(answers[0]).toBeDefined();
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  test.each([
    { name: "an unknown identifier", body: { cardId: 4999 }, keys: ["cardId"] },
    { name: "an unknown token", body: { token: 100004999 }, keys: ["token"] },
    { name: "a token of another card", body: { cardId: 4001, token: 100004002 }, keys: ["token"] },
    { name: "no card", body: {}, keys: ["cardId"] },
    { name: "a word", body: { cardId: "x" }, keys: ["cardId"] },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { call, errors, virtual } = await setupCards();
    await virtual();
    await virtual();
    expect(await call(operation, { body })).toMatchObject({ status: 422, code: 1000, keys });
    expect(errors).toEqual([]);
  });
});

describe("the secrets of a card", () => {
  test("are a test number with a right check digit, three digits, and MM/YY", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    const data = async (operation: string) => (await post(operation, id)).data;
    expect(await data("getCardPan")).toEqual({ pan: "5555555555554444" });
    expect(await data("getCardCvv")).toEqual({ cvv: expect.stringMatching(/^[0-9]{3}$/) });
    expect(await data("getCardExpiry")).toEqual({ expiry: "01/29" });
  });

  test("begin with the digits of the network", async () => {
    const { act, secrets, virtual } = await setupCards();
    await act("addCardTier", { title: "Visa", cardNetwork: "VISA" });
    expect((await secrets(await virtual({ cardTierId: 3 }))).pan).toBe("4111111111111111");
  });

  test("are gone when the card has ended; its details are not", async () => {
    const { act, details, post, virtual } = await setupCards();
    const id = await virtual();
    await act("expireCard", { cardId: id });
    for (const operation of readers.slice(1)) {
      expect(await post(operation, id), operation).toMatchObject({ status: 500, code: 1010 });
    }
    expect(await details(id)).toMatchObject({ status: "EXPIRED", lastFourDigits: "4444" });
  });

  test("are in no entry of the request log and in no webhook", async () => {
    const { control, delivered, post, secrets, tenant } = await setupCards({ encrypted: true });
    const id = await delivered();
    const right = await secrets(id);
    const { cvv } = (await post("getCardCvv", id)).data;
    await post("activateCard", id, right);
    const seen = JSON.stringify([control.requests(tenant.id), await control.deliveries(tenant.id)]);
    expect(seen).toContain("activateCard");
    expect(seen).not.toContain(right.pan);
    expect(seen).not.toContain(`"cvv":"${cvv}"`);
    expect(seen).not.toContain("2580");
  });

  test("are not in the refusal of a wrong number", async () => {
    const { delivered, post } = await setupCards();
    const wrong = { pan: "4111111111111111", expiryDate: "01/29" };
    const refused = await post("activateCard", await delivered(), wrong);
    expect(JSON.stringify(refused.body)).not.toMatch(/[0-9]{13,}/);
  });

  test("are the same for the same seed", async () => {
    const cvvs = [];
    for (const seed of ["a", "a", "b"]) {
      const { post, virtual } = await setupCards({ seed });
      cvvs.push((await post("getCardCvv", await virtual())).data.cvv);
    }
    expect(cvvs[0]).toBe(cvvs[1]);
    expect(cvvs[0]).not.toBe(cvvs[2]);
  });
});

test("one company does not see the cards of another", async () => {
  const { call, control, sandbox, virtual } = await setupCards();
  await virtual();
  const { callerOf } = await import("./setup.js");
  const other = await control.tenants.create({ api: "vaultspay" });
  const foreign = await callerOf(sandbox, other.settings);
  expect((await call("getCardPan", { body: { cardId: 4001 } })).status).toBe(200);
  for (const body of [{ cardId: 4001 }, { token: 100004001 }]) {
    expect(await foreign("getCardPan", { body })).toMatchObject({ status: 422, code: 1000 });
  }
});
