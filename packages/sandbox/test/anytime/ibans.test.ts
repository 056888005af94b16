import { describe, expect, test } from "vitest";
import { isIban } from "../../src/core/iban.js";
import { setupAccounts } from "./accounts.fixture.js";

async function provedAccount() {
  const world = await setupAccounts();
  const id = await world.openAccount();
  await world.prove(id);
  const create = (country_code?: string) => world.call("createIban", { path: { id }, form: { country_code } });
  return { ...world, id, create };
}

describe("createIban", () => {
  test.each(["AT", "BE", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "NL", "PT"])(
    "gives a right IBAN of %s with a SWIFT code of the country",
    async (country) => {
      const { create } = await provedAccount();
      const { body, status } = await create(country);
      expect(status).toBe(200);
      expect(body.iban.slice(0, 2)).toBe(country);
      expect(isIban(body.iban)).toBe(true);
      expect(body.swift.slice(4, 6)).toBe(country);
    },
  );

  test("gives an account one IBAN only", async () => {
    const { create } = await provedAccount();
    await create("FR");
    const second = await create("FR");
    expect([second.status, second.code]).toEqual([400, 4000230]);
  });

  test.each(["US", "XX", "fr", "FRA", "", undefined])("refuses the country %j with 4000210", async (country) => {
    const { create } = await provedAccount();
    const refused = await create(country);
    expect([refused.status, refused.code]).toEqual([400, 4000210]);
  });

  test("refuses an account whose KYC is not accepted with 4030220", async () => {
    const { act, call, openAccount, upload } = await setupAccounts();
    const id = await openAccount();
    const create = () => call("createIban", { path: { id }, form: { country_code: "FR" } });
    expect((await create()).code).toBe(4030220);
    await upload(id, "user_passport", "user_dom_1");
    expect((await create()).code).toBe(4030220);
    await act("reviewKycFile", { acc_id: id, verdict: "refused" });
    const refused = await create();
    expect([refused.status, refused.code]).toEqual([403, 4030220]);
  });

  test("gives the same IBAN for the same seed and another one for another", async () => {
    const ibanOf = async (seed: string) => (await (await setupAccounts({ seed })).readyAccount()).iban;
    expect(await ibanOf("one")).toBe(await ibanOf("one"));
    expect(await ibanOf("one")).not.toBe(await ibanOf("two"));
  });
});

describe("createVirtualIban", () => {
  test("gives as many as asked for, of both types, in the country of the account's IBAN", async () => {
    const { call, readyAccount } = await setupAccounts();
    const { id, iban, swift } = await readyAccount();
    const made = new Set([iban]);
    for (const type of ["C", "D", "C"]) {
      const { body } = await call("createVirtualIban", { path: { id }, form: { type } });
      expect(body).toMatchObject({ swift, type });
      expect(isIban(body.iban)).toBe(true);
      made.add(body.iban);
    }
    expect(made.size).toBe(4);
  });

  test("refuses an account without an IBAN with 4030221", async () => {
    const { call, id } = await provedAccount();
    const refused = await call("createVirtualIban", { path: { id }, form: { type: "C" } });
    expect([refused.status, refused.code]).toEqual([403, 4030221]);
  });

  test.each(["X", "c", "", undefined])("refuses the type %j with 4000210", async (type) => {
    const { call, readyAccount } = await setupAccounts();
    const { id } = await readyAccount();
    expect((await call("createVirtualIban", { path: { id }, form: { type } })).code).toBe(4000210);
  });
});

describe("receiveMoney", () => {
  test("finds the account by its IBAN", async () => {
    const { act, balance, readyAccount } = await setupAccounts();
    const { id, iban } = await readyAccount();
    const result = await act("receiveMoney", { iban, amount: "0.99" });
    expect(result).toEqual({ acc_id: id, txid: "200002", balance: "1000.99" });
    expect(await balance(id)).toBe(1000.99);
  });

  test.each([
    { name: "an amount of nothing", input: { acc_id: 1001, amount: "0.00" }, refusal: 4000210 },
    { name: "a negative amount", input: { acc_id: 1001, amount: "-1.00" }, refusal: 4000210 },
    { name: "a third decimal", input: { acc_id: 1001, amount: "1.001" }, refusal: 4000210 },
    { name: "an account nobody has", input: { acc_id: 7, amount: "1.00" }, refusal: 4030210 },
    { name: "no account at all", input: { amount: "1.00" }, refusal: 4030210 },
    { name: "an IBAN nobody has", input: { iban: "NL91ABNA0417164300", amount: "1.00" }, refusal: 4000210 },
    {
      name: "a sender with a wrong IBAN",
      input: { acc_id: 1001, amount: "1", sender_iban: "NL86ABNA1666412472" },
      refusal: 4000210,
    },
  ])("refuses $name with $refusal", async ({ input, refusal }) => {
    const { act, readyAccount } = await setupAccounts();
    await readyAccount();
    await expect(act("receiveMoney", input)).rejects.toMatchObject({ code: "ERR_REFUSED", refusal });
  });

  test("refuses a virtual IBAN for debits and the IBAN of another account", async () => {
    const { act, call, readyAccount } = await setupAccounts();
    const [{ id, iban }, other] = [await readyAccount(), await readyAccount()];
    const debit = (await call("createVirtualIban", { path: { id }, form: { type: "D" } })).body.iban;
    for (const input of [{ iban: debit }, { acc_id: other.id, iban }]) {
      const refused = act("receiveMoney", { ...input, amount: "1.00" });
      await expect(refused).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: 4000210 });
    }
  });
});
