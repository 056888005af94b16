import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anytimeStory } from "../demo/anytime.js";
import { brocardStory } from "../demo/brocard.js";
import { showPlainly } from "../demo/show-steps.js";
import type { Story } from "../demo/story.js";
import { vaultspayStory } from "../demo/vaultspay.js";
import { runDemo } from "../run-demo.js";

let output: string;
let lines: string[];

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), "demo-"));
  lines = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(output, { recursive: true });
});

const print = (line: string) => void lines.push(line);
const run = (...stories: Story[]) => runDemo(stories, { print, show: showPlainly(print), output });

/** Everything secret that goes over the wire while the demo runs. */
function listenForSecrets(): Set<string> {
  const secrets = new Set<string>();
  const network = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const [, token] = request.headers.get("authorization")?.split(" ") ?? [];
    const signature = request.headers.get("x-signed-request");
    const form = new URLSearchParams(await request.clone().text());
    for (const secret of [token, signature, form.get("client_secret"), form.get("password")]) {
      if (secret) secrets.add(secret);
    }
    const response = await network(request);
    for (const secret of secretsIn(await response.clone().text())) secrets.add(secret);
    return response;
  });
  return secrets;
}

/** Link to the page of a card, and the CVV on that page. */
function secretsIn(answer: string): string[] {
  const [, link = ""] = /"link":"([^"]+)"/.exec(answer) ?? [];
  const [, cvv = ""] = /CVV<\/span>(\d+)/.exec(answer) ?? [];
  return [link, cvv && `CVV ${cvv}`].filter((secret) => secret !== "");
}

describe("runDemo", () => {
  test("tells the whole story of Anytime, prints no secret and leaves a PDF", { timeout: 60_000 }, async () => {
    const secrets = listenForSecrets();
    expect(await run(anytimeStory), lines.join("\n")).toBe(0);

    const shown = lines.join("\n");
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("✓")).length).toBeGreaterThanOrEqual(25);
    expect(secrets.size).toBeGreaterThan(20);
    expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
    expect(shown).not.toMatch(/\b\d{13,19}\b|PRIVATE KEY/);
    expect(await readdir(output)).toEqual(["anytime-transfer-50000.pdf"]);
  });

  test("tells the whole story of Brocard and prints neither key nor card data", { timeout: 60_000 }, async () => {
    const secrets = listenForSecrets();
    expect(await run(brocardStory), lines.join("\n")).toBe(0);

    const shown = lines.join("\n");
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("✓")).length).toBeGreaterThanOrEqual(20);
    expect([...secrets].filter((secret) => secret.startsWith("CVV") || secret.includes("/embed/"))).toHaveLength(2);
    expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
    expect(shown).not.toMatch(/\b\d{13,19}\b|[0-9a-f]{32}/);
    expect(await readdir(output)).toEqual([]);
  });

  test("tells the whole story of VaultsPay and prints neither token nor card data", { timeout: 60_000 }, async () => {
    const secrets = listenForSecrets();
    expect(await run(vaultspayStory), lines.join("\n")).toBe(0);

    const shown = lines.join("\n");
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("✓")).length).toBeGreaterThanOrEqual(35);
    expect(secrets.size).toBeGreaterThan(0);
    expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
    expect(shown).not.toMatch(/\b\d{13,19}\b|[0-9a-f]{32}|4826|PUBLIC KEY/);
    expect(await readdir(output)).toEqual([]);
  });

  test("answers 1 for a step that fails and names it with its reason", async () => {
    const broken: Story = {
      name: "shop",
      title: "A shop",
      tell: (stage) => stage.step("Open the door", () => Promise.reject(new Error("the key does not fit"))),
    };
    expect(await run(broken, anytimeStory)).toBe(1);
    expect(lines.at(-1)).toMatch(/shop: the step "Open the door" failed .* the key does not fit$/);
  });
});

describe("run-demo.ts", () => {
  test("ends with 130 when interrupted, and its sandbox ends with it", { timeout: 60_000 }, async () => {
    const program = fileURLToPath(new URL("../run-demo.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let url = "";
    for await (const line of createInterface({ input: child.stdout })) {
      if (/^✓ Start the sandbox/.test(line)) {
        url = line.slice(line.indexOf("http"));
        child.kill("SIGINT");
      }
      lines.push(line);
    }
    const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
    expect(code).toBe(130);
    expect(lines.at(-1)).toContain("interrupted");
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
