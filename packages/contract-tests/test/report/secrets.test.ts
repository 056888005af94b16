import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.js";
import { reportFormats, reportWriters } from "../../src/report/writers.js";
import { startSandbox } from "../sandbox.js";
import { leaksIn, longSecrets, showVaultsPayRun, startTelltale } from "./telltale.js";

const folder = mkdtempSync(join(tmpdir(), "secrets-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what a failing run shows", () => {
  test.each([
    {
      api: "anytime",
      include: "createToken,getCard,getCardPan,sendCardPan,getCardPin,sendCardPin,createCardDetailsLink,orderCard",
    },
    { api: "brocard", include: "createCard,getCard,createCardEmbedLink,openCardEmbed,listCards,getUser" },
  ])(
    "holds no secret of $api that went over the wire",
    async ({ api, include }) => {
      const sandbox = await startSandbox({ api });
      const telltale = await startTelltale(new URL(sandbox.baseUrl).origin);
      const lines: string[] = [];
      const target = ["--api", api, "--base-url", `${telltale.origin}/${api}`, "--control-url", sandbox.controlUrl];
      const reports = ["--report", reportFormats.join(","), "--report-dir", folder];
      const argv = ["run", ...target, ...reports, "--include", include, "--max-cases", "1200"];
      const status = await runCli(argv, { print: (line) => void lines.push(line), env: {} });
      telltale.close();
      await sandbox.close();
      const files = reportFormats.map((format) => readFileSync(join(folder, reportWriters[format].file), "utf8"));
      const shown = { texts: [lines.join("\n"), ...files], secrets: longSecrets(telltale) };
      expect([status, shown.secrets.length > 3]).toEqual([1, true]);
      expect(shown.texts.filter((text) => !text.includes("502"))).toEqual([]);
      expect(leaksIn(shown)).toEqual([]);
    },
    120_000,
  );

  test("holds no secret of VaultsPay that went over the wire without encryption", async () => {
    const include = ["login", "getCardPan", "getCardCvv", "getCardDetails", "setCardPin", "activateCard"];
    const shown = await showVaultsPayRun(include);
    expect(shown.secrets.some((secret) => /^5\d{15}$/.test(secret))).toBe(true);
    expect(shown.texts.filter((text) => !text.includes("502"))).toEqual([]);
    expect(leaksIn(shown)).toEqual([]);
  }, 120_000);
});
