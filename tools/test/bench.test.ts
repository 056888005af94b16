import { describe, expect, test } from "vitest";
import { benchedClients } from "../bench/clients.js";
import type { Figure } from "../bench/figure.js";
import { closingLines } from "../bench-all.js";
import { measureClientSize } from "../bench-client-size.js";
import { measureContract } from "../bench-contract.js";
import { measureEncryptedCall } from "../bench-encrypted-call.js";
import { measureImport } from "../bench-import.js";
import { measureKeyedLoad, measureLoad, measureSealedLoad, measureStart } from "../bench-sandbox.js";
import { measureKeyedCall, measureSignedCall } from "../bench-signed-call.js";
import { measureTypes } from "../bench-types.js";

// Shortened to the least that measures at all: what is slow or fast here says nothing.
const timeout = 60_000;

function expectSane(figures: readonly Figure[], count: number) {
  expect(figures).toHaveLength(count);
  for (const { value, baseline } of figures) {
    expect(value).toBeGreaterThan(0);
    expect(baseline.value).toBeGreaterThan(0);
    expect(Number.isFinite(value / baseline.value)).toBe(true);
  }
}

describe("measureClientSize", () => {
  test("finds one operation larger than its base and smaller than everything", { timeout }, async () => {
    const figures = await measureClientSize();
    expectSane(figures, 2 * benchedClients.length);
    for (let index = 0; index < figures.length; index += 2) {
      const [all, one] = figures.slice(index);
      expect(one?.value).toBeGreaterThan(one?.baseline.value ?? 0);
      expect(one?.value).toBeLessThan(all?.value ?? 0);
    }
  });
});

describe("measureImport", () => {
  test("times a program for each client", { timeout }, async () => {
    expectSane(await measureImport(1), benchedClients.length);
  });
});

describe("measureTypes", () => {
  test("compiles a program for each client, and the control", { timeout: 3 * timeout }, async () => {
    expectSane(await measureTypes(1), benchedClients.length + 1);
  });
});

describe("measureSignedCall", () => {
  test("times both ways of calling", { timeout }, async () => expectSane(await measureSignedCall(1, 3), 1));
});

describe("measureKeyedCall", () => {
  test("times both ways of calling", { timeout }, async () => expectSane(await measureKeyedCall(1, 3), 1));
});

describe("measureEncryptedCall", () => {
  test("times calls by client and by hand, and WebCrypto alone", { timeout }, async () => {
    const figures = await measureEncryptedCall(1, 5);
    // The difference of two short measurements can be anything.
    expectSane(figures.slice(0, 2), 2);
    expect(figures[2]?.baseline.value).toBeGreaterThan(0);
  });
});

describe("measureStart", () => {
  test("times both servers", { timeout }, async () => expectSane(await measureStart(1), 1));
});

describe("measureLoad", () => {
  test("finds rates and memory, every request answered with 200", { timeout }, async () => {
    expectSane(await measureLoad({ rounds: 1, unsigned: 320, signed: 64 }), 4);
  });
});

describe("measureKeyedLoad", () => {
  test("finds a rate, every request answered with 200", { timeout }, async () => {
    expectSane(await measureKeyedLoad({ rounds: 1, unsigned: 320 }), 1);
  });
});

describe("measureSealedLoad", () => {
  test("finds rates in plain and encrypted, every request answered with 200", { timeout }, async () => {
    expectSane(await measureSealedLoad({ rounds: 1, plain: 320, sealed: 64 }), 3);
  });
});

describe("measureContract", () => {
  test("finds rate, processor time, duration and memory of a run that passes", { timeout }, async () => {
    expectSane(await measureContract({ rounds: 1, profile: "smoke", calls: 64 }), 4);
  });
});

describe("closingLines", () => {
  const figure: Figure = {
    what: "a call",
    unit: "ms",
    value: 2,
    baseline: { what: "by hand", value: 1 },
    budget: { of: "ratio", atMost: 1.1 },
  };

  test("counts the budgets that were missed", () => {
    const kept = { ...figure, value: 1 };
    expect(closingLines([{ bench: "a", figures: [figure, kept] }]).at(-1)).toBe("1 of the budgets missed");
    expect(closingLines([{ bench: "a", figures: [kept] }]).at(-1)).toBe("every budget is kept");
  });

  test("names what could not be measured", () => {
    const lines = closingLines([
      { bench: "a", figures: [figure] },
      { bench: "b", failure: "no such file" },
    ]);
    expect(lines.slice(-2)).toEqual(["✗ b: no such file", "not everything was measured"]);
  });
});
