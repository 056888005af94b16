import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../src/cli.js";
import { contractSuite } from "../src/contract-suite.js";
import { isLoopback } from "../src/is-loopback.js";
import { type RunningSandbox, startSandbox } from "./sandbox.js";

/** What happened, in order: lines that were printed, and requests to the API by their method and path. */
interface Event {
  readonly line?: string;
  readonly call?: string;
  readonly at: number;
}

let sandbox: RunningSandbox;
let events: Event[] = [];
/** An address of this machine that is none of its loopback names: the system sends it there all the same. */
let foreignUrl = "";
const server = createServer((incoming, response) => {
  const { method = "GET", headers, url = "" } = incoming;
  events.push({ call: `${method} ${url}`, at: performance.now() });
  const onward = request(`${new URL(sandbox.baseUrl).origin}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(onward);
});

beforeAll(async () => {
  sandbox = await startSandbox();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  foreignUrl = `http://0.0.0.0:${(server.address() as AddressInfo).port}/anytime`;
});
beforeEach(() => {
  events = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await sandbox.close();
});

const print = (line: string) => void events.push({ line, at: performance.now() });
const cli = (command: readonly string[], signal?: AbortSignal) =>
  runCli([...command, "--api", "anytime", "--base-url", foreignUrl, "--control-url", sandbox.controlUrl], {
    print,
    env: {},
    ...(signal && { signal }),
  });
const lines = () => events.flatMap(({ line }) => line ?? []);
const calls = () => events.flatMap(({ call }) => call ?? []);
/** Calls that change more than who is signed in. */
const writing = () => calls().filter((call) => !/^GET |\/oauth\/v2\/token$/.test(call));
/** Most requests within one second. */
function pace(): number {
  const times = events.flatMap(({ call, at }) => (call === undefined ? [] : [at]));
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}
function expectSentenceBeforeWriting(): void {
  const sentence = events.findIndex(({ line }) => /It writes: /.test(line ?? ""));
  const first = events.findIndex(({ call }) => call !== undefined && writing().includes(call));
  expect([sentence >= 0, first >= 0, sentence < first]).toEqual([true, true, true]);
}

describe("a server that is not on this machine", () => {
  test("is told by its name", () => {
    expect(isLoopback(foreignUrl)).toBe(false);
    expect(isLoopback("http://127.0.0.1.example.org")).toBe(false);
    expect(isLoopback("http://localhost.example.org")).toBe(false);
  });

  test("gets reads alone, ten a second", async () => {
    const status = await cli(["run", "--include", "getAccount,listAccounts", "--max-cases", "12"]);
    expect([status, lines()]).toEqual([
      0,
      expect.arrayContaining(["It only reads: nothing on the server is changed."]),
    ]);
    expect(writing()).toEqual([]);
    // The one call that asks whether the server is there waits for nobody.
    expect(pace()).toBeLessThanOrEqual(11);
    expect(calls().length).toBeGreaterThan(11);
  });

  test("gets 500 cases at most", async () => {
    await cli(["run"], AbortSignal.abort());
    const [, planned] = /^(\d+) cases of /m.exec(lines().join("\n")) ?? [];
    expect([Number(planned) > 400, Number(planned) <= 500]).toEqual([true, true]);
  });

  test("is written to when that is asked for, after a sentence that says so, at the same pace", async () => {
    await cli(["run", "--profile", "full", "--include", "createAccount", "--max-cases", "3"]);
    expectSentenceBeforeWriting();
    expect(pace()).toBeLessThanOrEqual(11);
  });

  test("is not written to by a replay", async () => {
    for (const id of [
      "boundaries/createAccount/body.acc_type.enum",
      "random/createAccount/valid/1/0",
      "sequences/account/1/0",
      "probes/wrong-key",
      "scenarios/getAccountBalance: answers 0 for a new account",
    ]) {
      expect([id, await cli(["replay", id])]).toEqual([id, 2]);
    }
    expect(await cli(["replay", "boundaries/getAccount/path.id.unknown-id"])).toBe(3);
    expect(writing()).toEqual([]);
  });

  test("is written to by a replay when that is asked for, after a sentence", async () => {
    await cli(["replay", "boundaries/createAccount/body.acc_type.enum", "--profile", "full"]);
    expectSentenceBeforeWriting();
  });
});

describe("contractSuite", () => {
  /** Registers a suite and plays its first test. */
  async function play(options: Partial<Parameters<typeof contractSuite>[1]>): Promise<void> {
    const tests: (() => Promise<void>)[] = [];
    contractSuite("anytime", {
      baseUrl: foreignUrl,
      controlUrl: sandbox.controlUrl,
      print,
      include: ["createAccount", "listAccounts"],
      maxCases: 3,
      ...options,
      describe: (_, register) => register(),
      test: (_, run) => void tests.push(() => run({})),
    });
    await tests[0]?.();
  }

  test("reads alone there", async () => {
    await play({});
    expect([writing(), lines()]).toEqual([[], []]);
  });

  test("writes there when that is asked for, after a sentence", async () => {
    await play({ profile: "smoke" });
    expectSentenceBeforeWriting();
    expect(pace()).toBeLessThanOrEqual(11);
  });
});
