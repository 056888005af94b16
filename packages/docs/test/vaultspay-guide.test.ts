import { createSandbox, listen } from "@openissuing/sandbox";
import { cardSideMachines, cardTransitions } from "@openissuing/sandbox/vaultspay-card-machine";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vaultspayChoices } from "../src/vaultspay-choices.js";
import { stepsSample } from "../src/vaultspay-guide.js";
import { site } from "./site.js";

const pageAt = (path: string) => (site.get(path) ?? "").replaceAll("<wbr>", "");
const life = pageAt("vaultspay/card-life.html");
const [assumed = ""] = pageAt("vaultspay/assumed.html").split('<h2 id="inferred">');

describe("the pages of VaultsPay", () => {
  test("draws every state of a card and every change of it", () => {
    const [, picture = ""] = /<svg class="machine"(.*?)<\/svg>/s.exec(life) ?? [];
    const states = new Set(cardTransitions.flatMap(({ from, to }) => [from ?? to, to]));
    expect([...states].filter((state) => !picture.includes(`>${state}</text>`))).toEqual([]);
    const changes = cardTransitions.filter(({ event, from, to }) => from !== to && event !== "expiry date passed");
    const arrows = new Set(changes.map(({ from, to }) => `${from} ${to}`));
    expect(picture.match(/class="way"/g)?.length).toBe(arrows.size + 1);
  });

  test("has a row for each row of each machine", () => {
    const rows = Object.values(cardSideMachines).reduce((sum, ways) => sum + ways.length, cardTransitions.length);
    const heads = 2;
    expect(life.match(/<tr>/g)?.length).toBe(rows + heads);
  });

  test("tells the webhook of each change", () => {
    const told = cardTransitions.flatMap(({ webhook }) => webhook ?? []);
    expect(life.match(/<code>card\.status\.[a-z_]+<\/code>/g)?.length).toBe(told.length);
  });

  test("lists every choice with its reason", () => {
    const rows = vaultspayChoices.flatMap((topic) => topic.rows);
    expect(assumed.match(/<tr>/g)?.length).toBe(rows.length + vaultspayChoices.length);
    expect(rows.filter((row) => row.some((cell) => cell.trim() === ""))).toEqual([]);
  });
});

describe("the steps of the encryption", () => {
  const sandbox = createSandbox({ seed: "docs" });
  let listening: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    listening = await listen(sandbox, { apiPorts: false });
  });
  afterAll(async () => {
    await listening.close();
    await sandbox.close();
  });

  test("log in and read at the sandbox", async () => {
    const { settings } = await sandbox.control.tenants.create({ api: "vaultspay" });
    const { clientId, clientSecret, deviceId, publicKey } = settings;
    expect(deviceId).toBe("17");
    const key = String(publicKey).replaceAll(/-----[A-Z ]+-----|\s/g, "");
    const { outputText } = ts.transpileModule(stepsSample, { compilerOptions: { module: ts.ModuleKind.ESNext } });
    const { send } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`);
    const base = `${listening.url}/vaultspay`;
    const { accessToken } = await send(`${base}/as/api/v1/saas-login`, {}, { clientId, clientSecret }, key);
    const headers = { authorization: `Bearer ${accessToken}` };
    const countries = await send(`${base}/us/api/v1/countries`, headers, undefined, key);
    expect(countries.data.length).toBeGreaterThan(0);
    const refused = await send(`${base}/us/api/v1/countries`, {}, undefined, key);
    expect(refused.code).toBe(1002);
  });
});
