import { describe, expect, test } from "vitest";
import { startChild } from "../../demo/child.js";

const node = (script: string, patience = 10_000) =>
  startChild(process.execPath, ["-e", script], {
    patience,
    ready: (line) => (line.startsWith("ready ") ? line.slice(6) : undefined),
  });

const stays = "setInterval(() => {}, 1000);";

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("startChild", () => {
  test("resolves with what its line of readiness says", async () => {
    const child = await node(`console.log("starting"); console.log("ready 4711"); ${stays}`);
    expect(child.ready).toBe("4711");
    await child.end();
    expect(isAlive(child.pid)).toBe(false);
  });

  test("kills a program at once when asked to", async () => {
    const child = await node(`process.on("SIGTERM", () => {}); console.log("ready 1"); ${stays}`);
    await child.kill();
    expect(isAlive(child.pid)).toBe(false);
  });

  test("ends twice without a complaint", async () => {
    const child = await node(`console.log("ready 1"); ${stays}`);
    await Promise.all([child.end(), child.kill()]);
    await expect(child.end()).resolves.toBeUndefined();
  });

  test("fails with the error that a program ended with", async () => {
    await expect(node('throw new RangeError("the port is taken")')).rejects.toThrow("RangeError: the port is taken");
  });

  test("fails when there is no such program", async () => {
    const missing = startChild("program-that-is-not-there", [], { ready: () => true });
    await expect(missing).rejects.toMatchObject({ name: "StoryError" });
  });

  test("ends a program that is never ready", async () => {
    await expect(node(stays, 300)).rejects.toMatchObject({ name: "StoryError" });
  });
});
