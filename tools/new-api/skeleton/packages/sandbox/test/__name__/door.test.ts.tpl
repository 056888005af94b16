import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/index.js";
import { handlers } from "../../src/{{name}}/index.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox();
  await sandbox.control.tenants.create({ api: "{{name}}", apiKey: "key-1" });
});
afterAll(() => sandbox.close());

const send = (headers: Record<string, string>) =>
  sandbox.fetch(new Request("http://127.0.0.1/{{name}}{{filledPath}}", { method: "{{method}}", headers }));

describe("the door of {{title}}", () => {
  test("answers 401 without a key and to one that nobody has", async () => {
    const none = await send({});
    const unknown = await send({ "{{keyHeader}}": "{{keyPrefix}}nobody" });
    expect([none.status, unknown.status]).toEqual([401, 401]);
  });

  test("lets the key of a tenant in", async () => {
    const { status } = await send({ "{{keyHeader}}": "{{keyPrefix}}key-1" });
    expect(status).not.toBe(401);
  });
});

describe("handlers", () => {
  test("stand for every operation of the document", () => {
    expect(Object.keys(handlers)).toEqual({{operationIds}});
  });
});
