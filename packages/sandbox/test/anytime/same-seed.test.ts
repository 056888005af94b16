import { expect, test } from "vitest";
import { passwordGrant, publicKey, requestOf, setup, start } from "./setup.js";

/** What two calls answer, byte for byte. */
async function bytesOf(seed: string): Promise<string[]> {
  const { sandbox, tenant } = await setup({ seed });
  const token = await (await sandbox.fetch(requestOf("createToken", { form: passwordGrant(tenant) }))).text();
  const { access_token } = JSON.parse(token).body;
  const form = {
    acc_type: "consumer",
    acc_currency: "EUR",
    user_gender: "F",
    user_first_name: "Ada",
    user_last_name: "Martin",
    user_dob: "1990-01-01",
    user_pob: "Paris",
    user_email: "ada@example.com",
    user_mobile_number: "33600000000",
    user_addr_line_1: "1 rue X",
    user_addr_line_2: "A",
    user_addr_zip: "75001",
    user_addr_city: "Paris",
    user_addr_cc: "FR",
    user_nationality: "FR",
  };
  const account = await (await sandbox.fetch(requestOf("createAccount", { form }, undefined, access_token))).text();
  const id = JSON.parse(account).body.acc_id;
  const iban = { path: { id }, form: { country_code: "FR" } };
  return [token, account, await (await sandbox.fetch(requestOf("createIban", iban, undefined, access_token))).text()];
}

test("the same seed, clock and calls give the same bytes", async () => {
  const bytes = await bytesOf("s");
  expect(await bytesOf("s")).toEqual(bytes);
  expect(bytes[1]).toContain('"acc_id":');
});

test("another seed gives other credentials and tokens", async () => {
  expect((await bytesOf("other"))[0]).not.toBe((await bytesOf("s"))[0]);
});

test("a tenant that is reset answers as it did at first", async () => {
  const { sandbox, control } = await setup();
  const tenant = await control.tenants.create({ api: "anytime", id: "again", publicKey });
  const ask = async () => (await sandbox.fetch(requestOf("createToken", { form: passwordGrant(tenant) }))).text();
  const first = await ask();
  await control.moveClock("again", { set: start + 5000 });
  await ask();
  await control.tenants.reset("again");
  expect(await ask()).toBe(first);
});
