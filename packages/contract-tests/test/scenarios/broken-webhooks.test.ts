import { describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "../../src/json.js";
import { startSandbox } from "../sandbox.js";

const include = "receiveCardLastTx: tells the first load of an order";

async function playWith(change: (message: JsonObject) => unknown) {
  const sendWebhooks: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const message: unknown = await request.json();
    const body = JSON.stringify(change(isObject(message) ? message : {}));
    return fetch(new Request(request.url, { method: "POST", headers: request.headers, body }));
  };
  const sandbox = await startSandbox({ sendWebhooks, patience: 1_000 });
  try {
    const [result] = await sandbox.play({ include });
    return result;
  } finally {
    await sandbox.close();
  }
}

describe("a server whose webhooks have", () => {
  test("nothing wrong with them passes", async () => {
    expect((await playWith((message) => message))?.outcome).toBe("passed");
  });

  test.each([
    {
      name: "an undocumented member",
      change: (message: JsonObject) => ({ ...message, extra: 1 }),
      check: "webhook-schema",
    },
    { name: "no timestamp", change: ({ timestamp: _, ...message }: JsonObject) => message, check: "webhook-schema" },
    { name: "another name", change: (message: JsonObject) => ({ ...message, body: {} }), check: "webhook-schema" },
    {
      name: "a foreign hash",
      change: (message: JsonObject) => ({ ...message, hash: "0".repeat(64) }),
      check: "webhook-authenticity",
    },
  ])("$name fails $check", async ({ change, check }) => {
    const result = await playWith(change);
    expect(result?.outcome).toBe("violated");
    expect(result?.violations.map((violation) => violation.check)).toContain(check);
  });

  test("no way to their receiver fails expected-outcome", async () => {
    const sandbox = await startSandbox({
      sendWebhooks: async () => new Response(null, { status: 500 }),
      patience: 300,
    });
    try {
      const [result] = await sandbox.play({ include });
      expect(result?.violations.map((violation) => violation.check)).toEqual(["expected-outcome"]);
    } finally {
      await sandbox.close();
    }
  });
});
