import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setupAccounts } from "./accounts.fixture.js";

interface Line {
  readonly amount: number;
  readonly balance: number;
  readonly type: "C" | "D";
  readonly status: string;
}

const cents = fc.integer({ min: 1, max: 60_000 });
const step = fc.oneof(
  fc.record({ kind: fc.constant("receive"), who: fc.nat(1), cents }),
  fc.record({ kind: fc.constant("send"), who: fc.nat(1), cents, isInside: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("cancelTransfer", "executeTransfer"), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("pass"), seconds: fc.constantFrom(1, 60, 1800, 3600) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const text = (units: number) => (units / 100).toFixed(2);

async function openBooks() {
  const world = await setupAccounts();
  const accounts = [await world.readyAccount({ money: "0" }), await world.readyAccount({ money: "0" })] as const;

  async function take(taken: Step): Promise<void> {
    if ("seconds" in taken) return world.pass(taken.seconds);
    if ("which" in taken) {
      // Some of them do not exist or are over: refused, and nothing changes.
      await world.act(taken.kind, { internal_id: 50_000 + taken.which }).catch(() => undefined);
      return;
    }
    const [own, other] = taken.who === 0 ? accounts : [accounts[1], accounts[0]];
    if (!("isInside" in taken)) {
      await world.receive(own.id, text(taken.cents));
      return;
    }
    const dst_iban = taken.isInside ? other.iban : "NL91ABNA0417164300";
    const { code } = await world.transfer(own.id, { amount: text(taken.cents), dst_iban });
    expect([undefined, 4020210]).toContain(code);
  }

  return { ...world, accounts, take };
}

const units = (amount: number) => Math.round(amount * 100);
const sum = (lines: readonly Line[]) =>
  lines.reduce((total, { amount, type }) => total + (type === "C" ? units(amount) : -units(amount)), 0);

describe("money", () => {
  test("is neither lost nor made, and the statements tell the balance after every step", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        const { accounts, audit, balance, statements, take } = await openBooks();
        for (const taken of steps) {
          await take(taken);
          expect(await audit()).toEqual([]);
        }
        for (const { id } of accounts) {
          const lines: Line[] = await statements(id);
          expect(sum(lines)).toBe(units(await balance(id)));
          expect(sum(lines.filter(({ status }) => status !== "C"))).toBe(units(await balance(id)));
          for (const [index, line] of lines.entries()) expect(units(line.balance)).toBe(sum(lines.slice(0, index + 1)));
        }
      }),
      { numRuns: 12 },
    );
  });
});
