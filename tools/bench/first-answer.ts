import { randomInt } from "node:crypto";
import { get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../demo/child.js";

const patience = 20_000;

/**
 * A port of the loopback that was free a moment ago, below those that systems give to connections: asked for again and
 * again before anybody listens, one of these would in the end be given to the one who asks.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** Milliseconds from starting Node with these arguments to its first answer of any status. */
export async function timeToFirstAnswer(args: (port: number) => readonly string[], path: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  // Asked before the program says that it is ready: what counts is the answer.
  const starting = startChild(process.execPath, args(port), { ready: () => true, patience });
  starting.catch(() => {});
  try {
    while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
      if (performance.now() - started > patience) throw new Error(`no answer within ${patience} ms`);
      await pause(1);
    }
    return performance.now() - started;
  } finally {
    await (await starting).kill();
  }
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume().once("end", () => resolve(true));
    }).once("error", () => resolve(false));
  });
}
