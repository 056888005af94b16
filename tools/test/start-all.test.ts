import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createAnytimeClient, unwrap } from "@openissuing/anytime";
import { createBrocardClient } from "@openissuing/brocard";
import { createVaultsPayClient } from "@openissuing/vaultspay";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOptions, startAll } from "../start-all.js";

let keys: string;

beforeEach(async () => {
  keys = await mkdtemp(join(tmpdir(), "start-"));
});
afterEach(() => rm(keys, { recursive: true }));

/** Runs the program until it has printed everything; `stop` answers its exit code. */
async function startProgram(...args: string[]) {
  const program = fileURLToPath(new URL("../start-all.ts", import.meta.url));
  // As tools/run.mjs does: the program `tsx` waits a blink for its child to take a signal, then kills it.
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  const lines: string[] = [];
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  await new Promise<void>((done) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      if (line.includes("Stop with")) done();
    });
    exit.then(() => done());
  });
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exit)[0];
  };
  return { lines, stderr: () => stderr, stop, exit };
}

const wordAfter = (lines: readonly string[], label: string) => {
  const line = lines.find((candidate) => candidate.trim().startsWith(label));
  return line?.trim().slice(label.length).trim().split(" ")[0] ?? "";
};

describe("start-all.ts", () => {
  test("prints credentials that work and where the docs are, and stops on SIGTERM", { timeout: 30_000 }, async () => {
    const { lines, stop } = await startProgram("--port", "0", "--keys", keys);
    const credentials = {
      clientId: wordAfter(lines, "client_id"),
      clientSecret: wordAfter(lines, "client_secret"),
      username: wordAfter(lines, "username"),
      password: wordAfter(lines, "password"),
    };
    const privateKey = await readFile(resolve(wordAfter(lines, "private key")), "utf8");
    const baseUrl = wordAfter(lines, "anytime");
    const { body } = await unwrap(createAnytimeClient({ baseUrl, credentials, privateKey }).GET("/v1.0/apicheck"));
    expect(body.date_time).toMatch(/^\d{4}-/);
    const brocard = { baseUrl: wordAfter(lines, "brocard"), apiKey: wordAfter(lines, "api_key") };
    expect((await unwrap(createBrocardClient(brocard).GET("/api/v2/company/bins"))).total).toBe(2);
    const ofVaultsPay = lines.slice(lines.findIndex((line) => line.startsWith("vaultspay")));
    const vaultspay = createVaultsPayClient({
      baseUrl: wordAfter(ofVaultsPay, "vaultspay"),
      clientId: wordAfter(ofVaultsPay, "client_id"),
      clientSecret: wordAfter(ofVaultsPay, "client_secret"),
      deviceId: wordAfter(ofVaultsPay, "device_id"),
      publicKey: wordAfter(ofVaultsPay, "public_key"),
    });
    expect((await unwrap(vaultspay.GET("/be/api/v1/accounts"))).data[0]?.currencyCode).toBe("AED");
    expect((await fetch(wordAfter(lines, "Docs"))).status).toBe(200);

    expect(await stop("SIGTERM")).toBe(0);
    await expect(fetch(baseUrl)).rejects.toThrow("fetch failed");
  });

  test("ends with one sentence about a wrong option", { timeout: 30_000 }, async () => {
    const { exit, stderr } = await startProgram("--port", "many");
    expect((await exit)[0]).toBe(1);
    expect(stderr().trim().split("\n")).toEqual([expect.stringMatching(/^✖ a port is a number/)]);
  });
});

describe("startAll", () => {
  test("names the port that is taken and leaves nothing open", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const options = { port: 0, docsPort: port, host: "127.0.0.1", keys };
    await expect(startAll(options)).rejects.toMatchObject({
      name: "StartError",
      message: expect.stringContaining(`Port ${port}`),
    });
    await new Promise((done) => taken.close(done));
  });
});

describe("readOptions", () => {
  test("counts from 4010 on the loopback unless told otherwise", () => {
    expect(readOptions([], "/keys")).toMatchObject({ port: 4010, host: "127.0.0.1", keys: "/keys", db: undefined });
  });

  test("reads every option", () => {
    const args = ["--port", "5010", "--docs-port", "80", "--host", "::1", "--db", "a.db", "--keys", "/elsewhere"];
    const options = { port: 5010, docsPort: 80, host: "::1", db: "a.db", keys: resolve("/elsewhere") };
    expect(readOptions(args, "/keys")).toEqual(options);
  });

  test.each([
    { name: "an unknown option", args: ["--prot", "1"] },
    { name: "a port that is too high", args: ["--docs-port", "65536"] },
    { name: "a main port that leaves no room for the others", args: ["--port", "65530"] },
    { name: "a word beside the options", args: ["now"] },
  ])("refuses $name", ({ args }) => {
    expect(() => readOptions(args, "/keys")).toThrow(expect.objectContaining({ name: "StartError" }));
  });
});
