import { createAnytimeApi, createBrocardApi, createVaultsPayApi } from "@openissuing/contract-tests";
import { describe, expect, test } from "vitest";
import { declineCodes, errorCodes } from "../../src/code-tables.js";
import { documented } from "../site.js";

/** Documents whose sandbox answers with codes, each with what the contract tests know of them. */
const played = [
  { name: "anytime", tested: createAnytimeApi() },
  { name: "brocard", tested: createBrocardApi() },
  { name: "vaultspay", tested: createVaultsPayApi() },
].map(({ name, tested }) => {
  const found = documented.find(({ api }) => api === name);
  if (found === undefined) throw new Error(`no document ${name}`);
  const { document, guide } = found;
  return { name, tested, codes: errorCodes(document), declines: declineCodes(document), provoke: guide.provoke };
});

describe("provoke", () => {
  test.each(played)("$name: says it of every error code but those that only a fault brings about", (each) => {
    const { codes, provoke, tested } = each;
    const said = codes.filter((code) => provoke?.(code) !== undefined);
    expect(said).toEqual(codes.filter((code) => !tested.faultOnly.has(Number(code))));
  });

  test.each(played)("$name: says it of every code that a scenario is named after", ({ provoke, tested }) => {
    const names = tested.scenarios.map(({ name }) => name).filter((name) => !name.includes("fault"));
    const named = names.flatMap((name) => [...name.matchAll(/\b[45]\d\d (\d{4,7})\b/g)].map(([, code = ""]) => code));
    expect(named.filter((code) => provoke?.(code) === undefined)).toEqual([]);
  });

  test.each(played)("$name: says it of every decline code", ({ declines, provoke }) => {
    expect(declines.filter((code) => provoke?.(code) === undefined)).toEqual([]);
  });

  test("says nothing where there is no sandbox", () => {
    const treezor = documented.filter(({ api }) => api.startsWith("treezor"));
    expect(treezor.map(({ guide }) => [guide.provoke, guide.faults])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(treezor.filter(({ text }) => text.includes("In the sandbox</th>"))).toEqual([]);
  });
});
