import { createAnytimeApi, createBrocardApi, createVaultsPayApi } from "@openissuing/contract-tests";
import { createSandbox } from "@openissuing/sandbox";
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
  const { bundle, document, guide } = found;
  return {
    name,
    tested,
    bundle,
    codes: errorCodes(document),
    declines: declineCodes(document),
    provoke: guide.provoke,
  };
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

  test.each(played)("$name: names operations, members, actions and settings that there are", async (each) => {
    const { bundle, codes, declines, name, provoke } = each;
    const sandbox = createSandbox();
    const { settings } = await sandbox.control.tenants.create({ api: name });
    const known = JSON.stringify([
      bundle,
      sandbox.control.actions(name),
      settings,
      "perIp",
      "perFunctionality",
      "perUser",
    ]);
    await sandbox.close();
    const lines = [...codes, ...declines].map((code) => provoke?.(code) ?? "");
    const named = lines.flatMap((line) =>
      [...line.matchAll(/`"?([A-Za-z][\w-]*)\b[^`]*`/g)].map(([, word = ""]) => word),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((word) => !known.includes(`"${word}"`) && word !== "DELETE")).toEqual([]);
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
