import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apiNames } from "../src/apis.js";
import { checkIds, checks, phases } from "../src/checks.js";
import { runCli } from "../src/cli.js";
import { requestChecks } from "../src/contract-violation.js";
import { reportFormats, reportWriters } from "../src/report/writers.js";

const readme = readFileSync(fileURLToPath(new URL("../README.md", import.meta.url)), "utf8");
const cells = readme
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const firsts = cells.map(([, first = ""]) => first);

describe("the README", () => {
  test("has a row for each check, in the order and with the sentence of the code", () => {
    const rows = cells.filter(([, first = ""]) => checkIds.some((id) => first === `\`${id}\``));
    expect(rows.map(([, id, holds]) => [id, holds])).toEqual(checkIds.map((id) => [`\`${id}\``, checks[id].holds]));
    expect(readme).toContain(`judged by ${checkIds.length} named checks`);
  });

  test("has a row for each phase", () => {
    expect(phases.filter((phase) => !firsts.includes(`\`${phase}\``))).toEqual([]);
  });

  test("has a row for each option of run and no other", async () => {
    const lines: string[] = [];
    await runCli(["run", "--help"], { print: (line) => lines.push(line) });
    const optionsOf = (texts: readonly string[]) =>
      new Set(texts.flatMap((text) => /^\W*(--[a-z][a-z-]*)/.exec(text)?.[1] ?? []));
    const own = optionsOf(lines.join("\n").split("\n"));
    own.delete("--help");
    expect(optionsOf(firsts)).toEqual(own);
  });

  test("names each API, each report and each check of requests", () => {
    const names = [
      ...apiNames,
      ...reportFormats.map((format) => reportWriters[format].file),
      ...Object.keys(requestChecks),
    ];
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
