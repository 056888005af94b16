import { describe, expect, test } from "vitest";
import { draw } from "../../src/core/ids.js";
import { type Calls, setup } from "./setup.js";
import { addAmina, supplier } from "./users.fixture.js";

interface Entry {
  readonly id: number;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}

/** The ledger of an account tells how its balance came about, line by line. */
async function checkLedger(call: Calls, id: number): Promise<void> {
  const entries: readonly Entry[] = (await call("listLedgerEntries", { path: { id } })).data;
  let balance = 0;
  for (const entry of entries.toReversed()) {
    balance += entry.credit - entry.debit;
    expect([entry.id, entry.balance, Math.min(entry.debit, entry.credit)]).toEqual([entry.id, balance, 0]);
  }
  expect((await call("getAccount", { path: { id } })).data.balance).toBe(balance);
}

/** Money on hold is that of the transfers under way. */
async function checkHolds(call: Calls, id: number): Promise<void> {
  const query = { status: "PENDING", accountId: id, perPage: 100 };
  const pending = (await call("listTransactions", { query })).data;
  const own = pending.filter(({ senderAccount }: { senderAccount: { id: number } }) => senderAccount.id === id);
  const held = own.reduce(
    (sum: number, { billingAmount, totalCharges }: { billingAmount: { amount: number }; totalCharges: number }) =>
      sum + Math.round(billingAmount.amount * 100) + Math.round(totalCharges * 100),
    0,
  );
  expect((await call("getAccount", { path: { id } })).data.balanceOnHold).toBe(held);
}

describe("the books", () => {
  test.each(["a", "b", "c", "d"])("balance after whatever happens (%s)", async (seed) => {
    const { act, call, control, errors, tenant } = await setup();
    const userId = await addAmina(call);
    await act("reviewKyc", { userId, status: "VERIFIED" });
    await call("createAccount", { body: { userId, currencyId: 2, accountType: "DIGITAL" } });
    await call("createPaymentContact", { body: supplier });
    const { iban } = (await call("getAccount", { path: { id: 3000 } })).data;
    await call("createPaymentContact", { body: { title: "Us", iban } });

    const chances = [...draw(seed, 240, "0123456789")].map(Number);
    const digit = () => chances.pop() ?? 0;
    let last = 6000;
    while (chances.length > 0) {
      const choice = digit() % 5;
      const amount = 1 + digit() * 1000 + digit();
      if (choice === 0) await act("fundAccount", { accountId: 3000 + (digit() % 2), amount: `${amount}.05` });
      else if (choice < 3) {
        const paymentContactId = String(5001 + (digit() % 2));
        const body = { senderAccountId: "3001", paymentContactId, purpose: "RENT", description: "Rent", amount };
        const { data, status } = await call("createDirectTransfer", { body });
        expect([200, 500]).toContain(status);
        last = data?.id ?? last;
      } else {
        const action = choice === 3 ? "settleTransfer" : "reverseTransfer";
        const id = Math.max(6000, last - digit());
        await act(action, { id }).catch((error: unknown) => expect(error).toMatchObject({ code: "ERR_REFUSED" }));
      }
    }
    for (const id of [3000, 3001]) {
      await checkLedger(call, id);
      await checkHolds(call, id);
    }
    await control.moveClock(tenant.id, { advance: 60_000 });
    for (const id of [3000, 3001]) await checkLedger(call, id);
    expect((await call("getAccount", { path: { id: 3001 } })).data.balanceOnHold).toBe(0);
    expect(await control.audit(tenant.id)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
