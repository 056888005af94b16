import { describe, expect, test } from "vitest";
import { setup, start } from "./tiny-vendor.js";

describe("tenants", () => {
  test("are created, listed, changed and removed", async () => {
    const { control } = await setup();
    const created = await control.tenants.create({ api: "tiny", webhookUrl: "http://hooks.test", name: "second" });
    expect(created).toMatchObject({ api: "tiny", webhookUrl: "http://hooks.test", settings: { name: "second" } });
    expect((await control.tenants.list()).map(({ id }) => id).sort()).toEqual(["a", created.id].sort());
    expect(await control.tenants.change(created.id, { name: "new", webhookUrl: null })).toMatchObject({
      webhookUrl: null,
      settings: { name: "new" },
    });
    await control.tenants.remove(created.id);
    await expect(control.tenants.get(created.id)).rejects.toMatchObject({ code: "ERR_NO_SUCH_TENANT" });
  });

  test("do not see each other's data", async () => {
    const { control, post, list } = await setup();
    await control.tenants.create({ api: "tiny", id: "b" });
    await post({ note: "of a" });
    await post({ note: "of b" }, "b");
    expect((await list("a")).things).toMatchObject([{ id: 1, note: "of a" }]);
    expect((await list("b")).things).toMatchObject([{ id: 1, note: "of b" }]);
  });

  test("leave nothing behind when they are removed", async () => {
    const { control, post, list } = await setup({ webhookUrl: "http://hooks.test" });
    await post({ note: "x" });
    control.faults.add({ tenant: "a", code: 409_001 });
    await control.tenants.remove("a");
    expect((await list()).code).toBe(401_001);
    await control.tenants.create({ api: "tiny", id: "a" });
    expect(await list()).toEqual({ things: [], visits: 1 });
    expect([await control.deliveries("a"), control.faults.list()]).toEqual([[], []]);
  });

  test("begin anew after a reset, with their settings", async () => {
    const { control, post, list } = await setup();
    await control.tenants.change("a", { name: "kept" });
    await post({ note: "x" });
    await control.moveClock("a", { advance: 5 });
    await control.tenants.reset("a");
    expect(await list()).toEqual({ things: [], visits: 1 });
    expect((await post({ note: "y" })).body.id).toBe(1);
    expect(await control.tenants.get("a")).toMatchObject({ settings: { name: "kept" } });
    expect(await control.clock("a")).toBe(start);
  });

  test.each([
    { name: "an id that is taken", order: { api: "tiny", id: "a" }, code: "ERR_TENANT_EXISTS" },
    { name: "a name that is taken", order: { api: "tiny", name: "a" }, code: "ERR_TENANT_EXISTS" },
    { name: "an unknown API", order: { api: "other" }, code: "ERR_NO_SUCH_API" },
    { name: "an id with a slash", order: { api: "tiny", id: "a/b" }, code: "ERR_INPUT" },
    { name: "an unknown setting", order: { api: "tiny", color: "red" }, code: "ERR_INPUT" },
    { name: "a setting of the wrong type", order: { api: "tiny", name: 7 }, code: "ERR_INPUT" },
    { name: "a setting the vendor refuses", order: { api: "tiny", name: "bad" }, code: "ERR_INPUT" },
    {
      name: "a webhook address of another scheme",
      order: { api: "tiny", webhookUrl: "file:///etc" },
      code: "ERR_INPUT",
    },
  ])("with $name are refused with $code", async ({ order, code }) => {
    const { control } = await setup();
    await expect(control.tenants.create(order)).rejects.toMatchObject({ code });
    expect(await control.tenants.list()).toHaveLength(1);
  });

  test("cannot change id or API", async () => {
    const { control } = await setup();
    await expect(control.tenants.change("a", { id: "b" })).rejects.toMatchObject({ code: "ERR_INPUT" });
  });
});

describe("act", () => {
  test("answers what the action answers", async () => {
    const { control, list } = await setup();
    expect(await control.act("a", "put", { note: "x" })).toEqual({ id: 1 });
    expect((await list()).things).toHaveLength(1);
  });

  test.each([
    { name: "an unknown action", args: ["a", "nothing", {}], code: "ERR_NO_SUCH_ACTION" },
    { name: "an unknown tenant", args: ["b", "put", { note: "x" }], code: "ERR_NO_SUCH_TENANT" },
    { name: "a missing member", args: ["a", "put", {}], code: "ERR_INPUT" },
    { name: "an unknown member", args: ["a", "put", { note: "x", more: 1 }], code: "ERR_INPUT" },
    { name: "no object", args: ["a", "put", "x"], code: "ERR_INPUT" },
  ] as const)("refuses $name with $code", async ({ args: [tenant, action, input], code }) => {
    const { control } = await setup();
    await expect(control.act(tenant, action, input)).rejects.toMatchObject({ code });
  });

  test("passes the vendor's refusal on and undoes the action", async () => {
    const { control, list } = await setup();
    await expect(control.act("a", "put", { note: "refuse" })).rejects.toMatchObject({
      code: "ERR_REFUSED",
      refusal: 409_001,
    });
    expect((await list()).things).toEqual([]);
  });
});

describe("seed", () => {
  test("runs all actions or none", async () => {
    const { control, list } = await setup();
    const steps = (...notes: string[]) => notes.map((note) => ({ name: "put", input: { note } }));
    expect(await control.seed("a", steps("x", "y"))).toEqual([{ id: 1 }, { id: 2 }]);
    await expect(control.seed("a", steps("z", "refuse"))).rejects.toMatchObject({ code: "ERR_REFUSED" });
    expect((await list()).things).toHaveLength(2);
  });
});

test("actions are listed with their schemas", async () => {
  const { control } = await setup();
  expect(control.actions("tiny").map(({ name }) => name)).toEqual(["plan", "put"]);
});

test("audit of a tenant without money finds nothing", async () => {
  const { control } = await setup();
  expect(await control.audit("a")).toEqual([]);
});
