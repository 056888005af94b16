import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { problemsOf, type Sample } from "./documents.js";

const here = new URL(".", import.meta.url);

/** One sample a line, in the order of the guides. */
function samplesIn(file: string): Sample[] {
  const lines = readFileSync(new URL(file, here), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

const chapters = readdirSync(here)
  .filter((name) => name.endsWith(".jsonl"))
  .map((file) => ({ chapter: file.replace(".jsonl", ""), samples: samplesIn(file) }));

/**
 * Samples of the guides that are no message, by their heading. Samples that print types, a placeholder without quotes, a
 * comment or a cut in the place of a value are fixtures with a value there.
 */
const leftOut = [
  { heading: "Numerical example", reason: "one member of a message, to show a kind of id" },
  { heading: "Textual example", reason: "one member of a message, to show a kind of id" },
  { heading: "UUIDv4 example", reason: "one member of a message, to show a kind of id" },
  { heading: "Asserting the JWT legitimacy", reason: "a token, not JSON; its claims are a sample of their own" },
];

test("every JSON sample of the guides is a fixture or left out with a reason", () => {
  expect(chapters.flatMap(({ samples }) => samples).length + leftOut.length).toBe(226);
});

describe.each(chapters)("samples of $chapter fit the contract, closed", ({ samples }) => {
  const rows = samples.map((sample, i) => ({ title: `${i + 1}: ${sample.of} ${sample.part ?? ""}`, sample }));

  test.each(rows)("$title", ({ sample }) => {
    expect(problemsOf(sample)).toEqual([]);
  });
});

describe("problemsOf", () => {
  const balance = { in: "connect", of: "listBalances", part: "200" } as const;
  const rows = samplesIn("accounts.jsonl").filter(({ of }) => of === "listBalances");

  test("names a member that the schema does not describe, in a list too", () => {
    expect(problemsOf({ ...balance, sample: { balances: [], total: 1 } })).toEqual(["total is not described"]);
    const [sample] = rows.map((row) => JSON.parse(JSON.stringify(row.sample).replace('"walletId"', '"walletNo"')));
    expect(problemsOf({ ...balance, sample })).toContain("balances[].walletNo is not described");
  });

  test("names what is of another type", () => {
    expect(problemsOf({ ...balance, sample: { balances: {} } })).toContain("/balances must be array");
  });

  test("refuses a place that the document does not have", () => {
    expect(() => problemsOf({ ...balance, of: "listBalance", sample: {} })).toThrow(/listBalance/);
  });
});
