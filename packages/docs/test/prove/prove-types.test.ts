import { describe, expect, test } from "vitest";
import { proveTypes } from "../../src/prove/prove-types.js";

const client = `import { createAnytimeClient } from "@openissuing/anytime";
export const client = createAnytimeClient({
  baseUrl: "http://127.0.0.1:1",
  credentials: { clientId: "a", clientSecret: "b", username: "c", password: "d" },
  privateKey: "e",
});`;

const calling = (path: string) => `import { client } from "./client.js";\nawait client.GET("${path}");`;

describe("proveTypes", () => {
  test("takes what compiles and names what does not", { timeout: 60_000 }, async () => {
    const modules = new Map([
      ["anytime/client", client],
      ["anytime/right", calling("/v1.0/accounts")],
      ["anytime/wrong", calling("/nowhere")],
      ["anytime/loose", `const list = ["a"];\nexport const length = list[0].length;`],
    ]);
    const { failures, proven } = await proveTypes(modules);
    expect(failures.map(({ sample }) => sample).sort()).toEqual(["anytime/loose (types)", "anytime/wrong (types)"]);
    expect(proven).toBe(2);
  });
});
