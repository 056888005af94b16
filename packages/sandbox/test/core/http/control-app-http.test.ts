import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandbox, type Listening, listen, type Sandbox } from "../../../src/index.js";

let sandbox: Sandbox;
let listening: Listening;

beforeEach(async () => {
  sandbox = await createSandbox();
  listening = await listen(sandbox);
});

afterEach(async () => {
  await listening.close();
  await sandbox.close();
});

const send = (method: string, path: string, body?: string) =>
  fetch(`${listening.url}/_sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
  });

describe("the control API over a port", () => {
  test("deletes a tenant, faults and the request log", async () => {
    const { id } = await (await send("POST", "/tenants", '{"api":"anytime"}')).json();
    const answers = await Promise.all(["/faults", "/requests", `/tenants/${id}`].map((path) => send("DELETE", path)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await send("GET", `/tenants/${id}`)).status).toBe(404);
  });

  test("refuses a body above its limit", async () => {
    const answer = await send("POST", "/tenants", `"${"x".repeat(1024 * 1024)}"`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: "ERR_INPUT" } });
  });
});
