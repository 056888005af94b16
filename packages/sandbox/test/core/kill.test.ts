import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createSandbox } from "../../src/core/sandbox.js";
import { bundleFor, ended, folder, run } from "../child.js";
import { start, tiny } from "./tiny-vendor.js";

let bundle: string;
beforeAll(async () => {
  bundle = await bundleFor("core/kill.child.ts");
});

/** Opens what a killed process left. */
function reopen(db: string, options: { readonly fetch?: typeof fetch } = {}) {
  return createSandbox({
    vendors: [tiny],
    db,
    now: () => start,
    fetch: () => Promise.reject(new Error("no")),
    ...options,
  });
}

describe("kill -9", () => {
  test("between commit and delivery loses no webhook", async () => {
    const db = join(folder(), "sandbox.db");
    expect(await ended(run(bundle, ["deliver", db]))).toBe("SIGKILL");

    const bodies: string[] = [];
    const fetch = async (_url: unknown, init?: RequestInit) => {
      bodies.push(String(init?.body));
      return new Response(null, { status: 200 });
    };
    const sandbox = reopen(db, { fetch: fetch as typeof globalThis.fetch });
    await sandbox.control.settle();
    expect(bodies.map((body) => JSON.parse(body).body)).toEqual([{ id: 1, note: "survives" }]);
    expect(await sandbox.control.deliveries("a")).toMatchObject([{ state: "delivered", attempts: 1 }]);
    await sandbox.close();
  });

  test.each([1, 2, 3])("in the middle of writes loses no answered request (round %i)", async (round) => {
    const db = join(folder(), "sandbox.db");
    const child = run(bundle, ["serve", db]);
    const { value: url } = await child.lines.next();
    const answered = await writeUntilKilled(String(url), 40 * round, () => child.kill("SIGKILL"));
    expect(await ended(child)).toBe("SIGKILL");

    const sandbox = reopen(db);
    const response = await sandbox.fetch(
      new Request("http://sandbox.test/tiny/things", { headers: { "x-tenant": "a" } }),
    );
    const { things } = await response.json();
    const kept = new Map(things.map(({ id, note }: { id: number; note: string }) => [id, note]));
    expect(answered.length).toBeGreaterThanOrEqual(40 * round);
    for (const { id, note } of answered) expect(kept.get(id)).toBe(note);
    await sandbox.close();
  });
});

/** Eight writers at once; the process is killed as soon as `count` requests were answered. */
async function writeUntilKilled(url: string, count: number, kill: () => void) {
  const answered: { readonly id: number; readonly note: string }[] = [];
  let isAlive = true;
  async function write(writer: number): Promise<void> {
    for (let number = 0; isAlive; number++) {
      const note = `${writer}.${number}`;
      const body = new URLSearchParams({ note });
      try {
        const response = await fetch(`${url}/tiny/things`, { method: "POST", headers: { "x-tenant": "a" }, body });
        if (response.status === 200) answered.push(await response.json());
      } catch {
        return;
      }
      if (answered.length >= count) {
        isAlive = false;
        kill();
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  return answered;
}
