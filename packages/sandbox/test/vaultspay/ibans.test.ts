import { describe, expect, test } from "vitest";
import { isIban } from "../../src/core/iban.js";
import { bankOf, holderOf, maskedName } from "../../src/vaultspay/banks.js";
import { setup } from "./setup.js";
import { supplier } from "./users.fixture.js";

describe("validateIban", () => {
  test("answers the bank and the holder, masked", async () => {
    const { call } = await setup();
    expect((await call("validateIban", { body: { iban: supplier.iban } })).data).toEqual({
      valid: true,
      uniqueReference: supplier.iban,
      details: {
        bankCode: "033",
        accountTitle: "Ex***** Su***** LLC",
        iban: supplier.iban,
        swiftCode: "TESTAEAD",
        bankName: "Example Bank",
      },
    });
  });

  test("asks for the holder where the bank does not tell", async () => {
    const { call } = await setup();
    const iban = "AE820301234567890123456";
    for (const accountTitle of [undefined, null, "", "  "]) {
      const refused = await call("validateIban", { body: { iban, accountTitle } });
      expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["accountTitle"] });
    }
    const { data } = await call("validateIban", { body: { iban, accountTitle: "Example Supplies LLC" } });
    expect(data.details).toMatchObject({ bankCode: "030", accountTitle: "Ex***** Su***** LLC" });
  });

  test("names the holder of an account of the company", async () => {
    const { call } = await setup();
    const { iban } = (await call("getAccount", { path: { id: 3000 } })).data;
    expect((await call("validateIban", { body: { iban } })).data.details.accountTitle).toBe("Ol***** Ow*****");
  });

  test.each([
    { name: "wrong check digits", iban: "AE080331234567890123456" },
    { name: "spaces", iban: "AE07 0331 2345 6789 0123 456" },
    { name: "small letters", iban: "ae070331234567890123456" },
    { name: "a digit too few", iban: "AE07033123456789012345" },
    { name: "another country", iban: "DE89370400440532013000" },
    { name: "no such bank", iban: "AE109991234567890123456" },
    { name: "nothing of it", iban: "x" },
  ])("refuses $name with 500 and 1010", async ({ iban }) => {
    const { call, errors } = await setup();
    const refused = await call("validateIban", { body: { iban } });
    expect([refused.status, refused.body]).toEqual([500, { code: 1010, message: "Invalid IBAN", type: "BAD_REQUEST" }]);
    expect(errors).toEqual([]);
  });

  test("knows the banks of the text, and holders that stay the same", () => {
    expect([bankOf("AE820301234567890123456")?.code, bankOf("AE000960000000000000000")?.code]).toEqual(["030", "096"]);
    expect(isIban("AE109991234567890123456")).toBe(true);
    expect(bankOf("AE109991234567890123456")).toBeUndefined();
    expect(holderOf("AE820301234567890123499")).toBe(holderOf("AE820301234567890123499"));
    expect(maskedName("Al Ñandú Co")).toBe("Al Ña***** Co");
  });
});

describe("createPaymentContact", () => {
  test("stores an IBAN under a title, once", async () => {
    const { call } = await setup();
    const made = await call("createPaymentContact", { body: supplier });
    expect(made.data).toMatchObject({
      id: 5001,
      title: "Example Supplies",
      userId: 2000,
      details: { iban: supplier.iban },
      status: true,
      thirdPartyConfigId: 9,
    });
    const again = await call("createPaymentContact", { body: { ...supplier, title: "Another" } });
    expect(again).toMatchObject({ status: 500, code: 1010 });
  });

  test.each([
    { change: { title: undefined }, status: 422, code: 1000, keys: ["title"] },
    { change: { title: " " }, status: 422, code: 1000, keys: ["title"] },
    { change: { iban: "AE820301234567890123456" }, status: 422, code: 1000, keys: ["accountTitle"] },
    { change: { iban: "AE000000000000000000000" }, status: 500, code: 1010, keys: undefined },
  ])("refuses $change", async ({ change, code, keys, status }) => {
    const { call } = await setup();
    const refused = await call("createPaymentContact", { body: { ...supplier, ...change } });
    expect([refused.status, refused.code, refused.keys]).toEqual([status, code, keys]);
  });
});
