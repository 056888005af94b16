import { expect, test } from "vitest";
import { answerText } from "../../src/vaultspay/eight-decimals.js";
import { requestOf, setup } from "./setup.js";
import { addAminaWithMoney } from "./users.fixture.js";

test("amounts of ledger and transactions are printed with eight decimals", async () => {
  const { act, call, sandbox, tenant } = await setup();
  await addAminaWithMoney({ act, call });
  const { clientId, clientSecret, deviceId } = tenant.settings;
  const { accessToken } = (await call("login", { body: { clientId, clientSecret } })).body;
  const headers = { "x-device-os": "SAAS", "x-device-id": String(deviceId), "x-enable-encryption": "false" };
  const textOf = async (operationId: string, path = {}) =>
    (await sandbox.fetch(requestOf(operationId, { path, headers }, accessToken))).text();
  expect(await textOf("listLedgerEntries", { id: 3001 })).toContain(
    '"debit":0.00000000,"credit":500000.00000000,"balance":500000.00000000',
  );
  for (const text of [await textOf("listTransactions"), await textOf("getTransaction", { id: 6000 })]) {
    expect(text).toContain('"totalCharges":0.00000000');
    expect(text).toContain('"amount":5000.00000000,"currencyCode":"AED"');
  }
  expect(await textOf("getAccount", { id: 3001 })).toContain('"balance":500000,');
});

test("a text that looks like an amount stays as it is", () => {
  const narration = '{"amount":5,"balance":-1.25}';
  const text = answerText("listLedgerEntries", { narration, balance: -1.25 });
  expect(text).toContain('"balance":-1.25000000}');
  expect(JSON.parse(text)).toEqual({ narration, balance: -1.25 });
});
