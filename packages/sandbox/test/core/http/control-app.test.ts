import { describe, expect, test } from "vitest";
import { setup, start } from "../tiny-vendor.js";

const json = { "content-type": "application/json" };

/** A sandbox and a caller of its control API. */
async function control(options: Parameters<typeof setup>[0] = {}) {
  const { sandbox, post } = await setup(options);
  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = json) {
    const init =
      body === undefined
        ? { method }
        : { method, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await sandbox.fetch(new Request(`http://sandbox.test/_sandbox${path}`, init));
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }
  return { ask, post, sandbox };
}

describe("the control API", () => {
  test("lists its routes and the APIs", async () => {
    const { body } = await (await control()).ask("GET", "");
    expect(body.apis).toEqual(["tiny"]);
    expect(body.routes).toContain("POST /_sandbox/tenants");
  });

  test("manages tenants", async () => {
    const { ask } = await control();
    expect(await ask("POST", "/tenants", { api: "tiny", id: "b" })).toMatchObject({ status: 201, body: { id: "b" } });
    expect((await ask("GET", "/tenants")).body).toHaveLength(2);
    expect((await ask("PATCH", "/tenants/b", { name: "n" })).body.settings).toEqual({ name: "n" });
    expect((await ask("GET", "/tenants/b")).body.settings).toEqual({ name: "n" });
    expect((await ask("POST", "/tenants/b/reset")).status).toBe(204);
    expect((await ask("DELETE", "/tenants/b")).status).toBe(204);
    expect(await ask("GET", "/tenants/b")).toMatchObject({
      status: 404,
      body: { error: { code: "ERR_NO_SUCH_TENANT" } },
    });
  });

  test("runs actions and seeds", async () => {
    const { ask } = await control();
    expect((await ask("POST", "/tenants/a/actions/put", { note: "x" })).body).toEqual({ result: { id: 1 } });
    const actions = [{ name: "put", input: { note: "y" } }];
    expect((await ask("POST", "/tenants/a/seed", { actions })).body).toEqual({ results: [{ id: 2 }] });
    expect(await ask("POST", "/tenants/a/actions/put", { note: "refuse" })).toMatchObject({
      status: 409,
      body: { error: { code: "ERR_REFUSED", refusal: 409_001 } },
    });
    expect((await ask("GET", "/apis/tiny/actions")).body).toHaveLength(2);
  });

  test("moves the clock and shows jobs", async () => {
    const { ask } = await control();
    await ask("POST", "/tenants/a/actions/plan", { at: start + 10, note: "x" });
    expect((await ask("GET", "/tenants/a/jobs")).body).toMatchObject([{ name: "tiny.tick" }]);
    expect((await ask("POST", "/tenants/a/clock", { advance: 10 })).body.milliseconds).toBe(start + 10);
    expect((await ask("GET", "/tenants/a/jobs")).body).toEqual([]);
    expect((await ask("GET", "/tenants/a/clock")).body.now).toBe(new Date(start + 10).toISOString());
  });

  test("injects faults", async () => {
    const { ask } = await control();
    const { body } = await ask("POST", "/faults", { code: 409_001, times: 2 });
    expect((await ask("GET", "/faults")).body).toEqual([body]);
    expect((await ask("DELETE", `/faults/${body.id}`)).status).toBe(204);
    expect((await ask("DELETE", "/faults")).status).toBe(204);
  });

  test("shows webhooks, requests and the audit", async () => {
    const fetch = (async () => new Response(null, { status: 500 })) as typeof globalThis.fetch;
    const { ask, post } = await control({ webhookUrl: "http://hooks.test", fetch });
    await post({ note: "x" });
    expect((await ask("POST", "/tenants/a/deliveries/flush")).body).toMatchObject([{ state: "pending" }]);
    expect((await ask("POST", "/tenants/a/deliveries/1/retry")).status).toBe(204);
    expect((await ask("GET", "/tenants/a/deliveries")).body).toHaveLength(1);
    expect((await ask("GET", "/requests?tenant=a")).body).toHaveLength(1);
    expect((await ask("DELETE", "/requests")).status).toBe(204);
    expect((await ask("GET", "/tenants/a/ledger/audit")).body).toEqual({ faults: [] });
  });

  test.each([
    { name: "a route that is not there", method: "GET", path: "/nothing", status: 404 },
    { name: "a body that is no JSON", method: "POST", path: "/tenants", body: "{", status: 400 },
    { name: "a body that is no object", method: "POST", path: "/tenants", body: "[]", status: 400 },
    {
      name: "a body nested 10,000 deep",
      method: "POST",
      path: "/tenants",
      body: "[".repeat(10_000) + "]".repeat(10_000),
      status: 400,
    },
    {
      name: "a body of another type",
      method: "POST",
      path: "/tenants",
      body: "{}",
      headers: { "content-type": "text/plain" },
      status: 400,
    },
    {
      name: "a body of more than 1 MiB",
      method: "POST",
      path: "/tenants",
      body: " ".repeat(1024 * 1024 + 1),
      status: 400,
    },
    {
      name: "a page of another site",
      method: "POST",
      path: "/tenants",
      body: "{}",
      headers: { ...json, origin: "http://evil.test" },
      status: 403,
    },
    { name: "a fault without effect", method: "POST", path: "/faults", body: "{}", status: 400 },
    {
      name: "a fault with an unknown member",
      method: "POST",
      path: "/faults",
      body: '{"code":409001,"x":1}',
      status: 400,
    },
    {
      name: "a clock with two moves",
      method: "POST",
      path: "/tenants/a/clock",
      body: '{"set":1,"advance":1}',
      status: 400,
    },
  ])("refuses $name with $status", async ({ method, path, body, headers, status }) => {
    const { ask } = await control();
    const answer = await ask(method, path, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toMatch(/^ERR_/);
  });
});

describe("a page", () => {
  const page = async (path: string, method = "GET") => {
    const { sandbox } = await setup();
    const response = await sandbox.fetch(new Request(`http://sandbox.test${path}`, { method }));
    return [response.status, await response.text()] as const;
  };

  test("is served with its tenant and key", async () => {
    expect(await page("/_pages/a/page/key1")).toEqual([200, `a key1 ${start}`]);
  });

  test.each(["/_pages/b/page/key", "/_pages/a/other/key", "/_pages/a/page", "/_pages/a/page/key/more", "/_pages/"])(
    "is not at %s",
    async (path) => {
      expect((await page(path))[0]).toBe(404);
    },
  );

  test("answers GET only", async () => {
    expect((await page("/_pages/a/page/key", "POST"))[0]).toBe(405);
  });
});
