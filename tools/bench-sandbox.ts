// How fast the sandbox starts and answers, and what it holds in memory, beside the least a Node server can do.
import { generateKeyPairSync } from "node:crypto";
import { bareServerArgs, startBareServer } from "./bench/bare-server.js";
import type { Figure } from "./bench/figure.js";
import { timeToFirstAnswer } from "./bench/first-answer.js";
import { medianInTurns } from "./bench/median.js";
import { openAccountReader } from "./bench/open-account-reader.js";
import { openCardReader } from "./bench/open-card-reader.js";
import { openReader, type Reader, type ReaderKeys } from "./bench/open-reader.js";
import { residentMemory } from "./bench/resident-memory.js";
import { runBench } from "./bench/run-bench.js";
import { sealAhead } from "./bench/seal-ahead.js";
import { startSealedServer } from "./bench/sealed-server.js";
import { sendLoad } from "./bench/send-load.js";
import { signAhead } from "./bench/sign-ahead.js";
import { type SandboxProcess, sandboxArgs, startSandbox } from "./demo/sandbox-process.js";

const path = "/anytime/v1.0/apicheck";
const connections = 32;

/** Medians over `rounds` of the time from starting the command line to its first answer. */
export async function measureStart(rounds = 9): Promise<Figure[]> {
  const sandbox = (port: number) => sandboxArgs({ ports: { main: port, apis: {} } });
  const medians = await medianInTurns(rounds, {
    bare: () => timeToFirstAnswer((port) => bareServerArgs(port, "{}"), path),
    sandbox: () => timeToFirstAnswer(sandbox, path),
  });
  return [
    {
      what: "sandbox: first answer after start",
      unit: "ms",
      value: medians.sandbox,
      baseline: { what: "bare node:http", value: medians.bare },
      budget: { of: "value", atMost: 200 },
    },
  ];
}

export interface LoadOptions {
  readonly rounds?: number;
  /** Requests of a round whose signatures are not checked. */
  readonly unsigned?: number;
  /** Requests of a round whose signatures are; each is signed before the clock runs. */
  readonly signed?: number;
}

/** Requests per second of `getAccount`, which checks parameters, token and rights and reads state; memory before and after. */
export async function measureLoad({
  rounds = 3,
  unsigned = 20_000,
  signed = 8_000,
}: LoadOptions = {}): Promise<Figure[]> {
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const heads = await signAhead(keys.privateKey, signed);
  const sandbox = await startSandbox();
  try {
    const atRest = residentMemory(sandbox.pid);
    const reader = await openReader(sandbox, keys, false);
    const [anyHead] = heads;
    const plain = { url: reader.url, connections, amount: unsigned, headers: { ...reader.headers, ...anyHead } };
    const answer = await (await fetch(plain.url, { headers: plain.headers })).text();
    // Each customer takes each validation data once, so a round needs a customer of its own.
    const customers = await openReaders(sandbox, keys, rounds + 1);
    const bare = await startBareServer(answer);
    try {
      const medians = await medianInTurns(rounds, {
        bare: () => sendLoad({ ...plain, url: bare.url }),
        unsigned: () => sendLoad(plain),
        signed: () => sendLoad({ ...nextOf(customers), connections, amount: signed, heads }),
      });
      const memory = { what: "bare node:http", value: residentMemory(bare.pid) };
      const rate = { what: "bare node:http", value: medians.bare };
      return [
        {
          what: "sandbox: Anytime GET, validation, token, state",
          unit: "req/s",
          value: medians.unsigned,
          baseline: rate,
          budget: { of: "value", atLeast: 15_000 },
        },
        {
          what: "sandbox: the same, RSA nonce checked",
          unit: "req/s",
          value: medians.signed,
          baseline: rate,
          budget: { of: "value", atLeast: 8_000 },
        },
        { what: "sandbox: memory at rest", unit: "MB", value: atRest, baseline: memory },
        { what: "sandbox: memory after the load", unit: "MB", value: residentMemory(sandbox.pid), baseline: memory },
      ];
    } finally {
      await bare.end();
    }
  } finally {
    await sandbox.end();
  }
}

async function openReaders(sandbox: SandboxProcess, keys: ReaderKeys, count: number): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (let index = 0; index < count; index += 1) readers.push(await openReader(sandbox, keys, true));
  return readers;
}

function nextOf(readers: Reader[]): Reader {
  const reader = readers.pop();
  if (reader === undefined) throw new RangeError("there are more rounds than customers");
  return reader;
}

/** Requests per second of `getCard` of Brocard, which checks parameters and key and reads the state of a card. */
export async function measureKeyedLoad({ rounds = 3, unsigned = 20_000 }: LoadOptions = {}): Promise<Figure[]> {
  const sandbox = await startSandbox();
  try {
    const load = { ...(await openCardReader(sandbox)), connections, amount: unsigned };
    const answer = await (await fetch(load.url, { headers: load.headers })).text();
    const bare = await startBareServer(answer);
    try {
      const medians = await medianInTurns(rounds, {
        bare: () => sendLoad({ ...load, url: bare.url }),
        sandbox: () => sendLoad(load),
      });
      return [
        {
          what: "sandbox: Brocard GET, validation, key, state",
          unit: "req/s",
          value: medians.sandbox,
          baseline: { what: "bare node:http", value: medians.bare },
          budget: { of: "value", atLeast: 15_000 },
        },
      ];
    } finally {
      await bare.end();
    }
  } finally {
    await sandbox.end();
  }
}

export interface SealedLoadOptions {
  readonly rounds?: number;
  /** Requests of a round that say they are not encrypted. */
  readonly plain?: number;
  /** Requests of a round that are; each has a key of its own, made before the clock runs. */
  readonly sealed?: number;
}

/** Requests per second of `getAccount` of VaultsPay, in plain and encrypted, which costs the vendor an RSA decryption. */
export async function measureSealedLoad({
  rounds = 3,
  plain = 20_000,
  sealed = 3_000,
}: SealedLoadOptions = {}): Promise<Figure[]> {
  const sandbox = await startSandbox();
  try {
    const { headers, publicKey, url } = await openAccountReader(sandbox);
    const plainly = { url, connections, amount: plain, headers: { ...headers, "x-enable-encryption": "false" } };
    const encrypted = { url, headers, connections, amount: sealed };
    const answer = await (await fetch(url, { headers: plainly.headers })).text();
    const bare = await startBareServer(answer);
    const byHand = await startSealedServer(answer);
    try {
      const medians = await medianInTurns(rounds, {
        bare: () => sendLoad({ ...plainly, url: bare.url }),
        plain: () => sendLoad(plainly),
        byHand: () => sendLoad({ ...encrypted, url: byHand.url, heads: sealAhead(byHand.publicKey, sealed) }),
        sealed: () => sendLoad({ ...encrypted, heads: sealAhead(publicKey, sealed) }),
      });
      const rate = { what: "bare node:http", value: medians.bare };
      return [
        {
          what: "sandbox: VaultsPay GET, validation, token, state",
          unit: "req/s",
          value: medians.plain,
          baseline: rate,
          budget: { of: "value", atLeast: 15_000 },
        },
        { what: "sandbox: the same, encrypted", unit: "req/s", value: medians.sealed, baseline: rate },
        {
          what: "sandbox: the same, encrypted",
          unit: "req/s",
          value: medians.sealed,
          baseline: { what: "node:http and node:crypto alone", value: medians.byHand },
        },
      ];
    } finally {
      await bare.end();
      await byHand.end();
    }
  } finally {
    await sandbox.end();
  }
}

await runBench(import.meta.url, async () => [
  ...(await measureStart()),
  ...(await measureLoad()),
  ...(await measureKeyedLoad()),
  ...(await measureSealedLoad()),
]);
