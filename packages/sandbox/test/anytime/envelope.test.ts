import { describe, expect, test } from "vitest";
import { passwordGrant, requestOf, send, setup, sha256 } from "./setup.js";

describe("the envelope", () => {
  async function raw(authorized: boolean) {
    const { sandbox, tenant } = await setup();
    const { body } = await send(sandbox, "createToken", { form: passwordGrant(tenant) });
    const request = requestOf("checkConnection", {}, undefined, authorized ? body.access_token : undefined);
    return { text: await (await sandbox.fetch(request)).text(), username: String(tenant.settings.username) };
  }
  const timestampOf = (text: string) => /"timestamp":([\d.]+)/.exec(text)?.[1] ?? "";

  test("is hashed over the timestamp as printed and the user name", async () => {
    const { text, username } = await raw(true);
    expect(JSON.parse(text).hash).toBe(sha256(`${timestampOf(text)}|${username}`));
  });

  test("of a caller nobody knows is hashed with an empty user name", async () => {
    const { text } = await raw(false);
    expect(JSON.parse(text).hash).toBe(sha256(`${timestampOf(text)}|`));
  });

  test("has a timestamp of four decimals that survive parsing", async () => {
    const { text } = await raw(true);
    expect(timestampOf(text)).toMatch(/^\d{10}\.\d{4}$/);
    expect(String(JSON.parse(text).timestamp)).toBe(timestampOf(text));
  });

  test("numbers the requests of a tenant", async () => {
    const { sandbox, tenant } = await setup();
    const request = () => requestOf("createToken", { form: passwordGrant(tenant) });
    const first = await (await sandbox.fetch(request())).json();
    const second = await (await sandbox.fetch(request())).json();
    expect(second.request_id).toBe(first.request_id + 1);
  });
});
