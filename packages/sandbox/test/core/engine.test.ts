import { describe, expect, test } from "vitest";
import { ConnectionDropped } from "../../src/core/http/exchange.js";
import { setup } from "./tiny-vendor.js";

describe("a request", () => {
  test("runs its handler and keeps what it wrote", async () => {
    const { post, list } = await setup();
    expect(await post({ note: "x" })).toEqual({ status: 200, body: { id: 1, secret: "hidden", note: "x" } });
    expect((await list()).things).toMatchObject([{ id: 1, note: "x" }]);
  });

  test.each(["return", "throw"])("whose handler %ss a fault leaves only its visit behind", async (note) => {
    const { post, list, errors } = await setup();
    expect(await post({ note })).toMatchObject({ status: 409, body: { code: 409_001 } });
    expect(await list()).toMatchObject({ things: [], visits: 2 });
    expect(errors).toEqual([]);
  });

  test("whose handler breaks is answered 500, reported, and leaves only its visit behind", async () => {
    const { post, list, errors } = await setup();
    expect(await post({ note: "break" })).toMatchObject({ status: 500, body: { code: 500_001 } });
    expect(await list()).toMatchObject({ things: [], visits: 2 });
    expect(errors).toMatchObject([{ name: "RangeError" }]);
  });

  test("whose door breaks is answered 500 and reported", async () => {
    const { ask, errors } = await setup();
    await ask("/things", { headers: { "x-visit": "7" } });
    expect((await ask("/things", { headers: { "x-visit": "7" } })).status).toBe(500);
    expect(errors).toMatchObject([{ code: "ERR_UNIQUE" }]);
  });

  test("to an operation without handler is answered 501 with the operationId", async () => {
    const { ask } = await setup();
    expect(await ask("/later")).toEqual({ status: 501, body: { error: "ERR_NOT_IMPLEMENTED", operationId: "later" } });
  });

  test("of nobody runs no handler", async () => {
    const { ask } = await setup();
    expect((await ask("/things", {}, "nobody")).status).toBe(401);
  });

  test("to an API that is not there is answered 404", async () => {
    const { sandbox } = await setup();
    const response = await sandbox.fetch(new Request("http://sandbox.test/other/things"));
    expect([response.status, (await response.json()).error.code]).toEqual([404, "ERR_NO_SUCH_API"]);
  });

  test("leaves the number of a refused write free", async () => {
    const { post } = await setup();
    await post({ note: "return" });
    expect((await post({ note: "x" })).body.id).toBe(1);
  });
});

describe("an injected fault", () => {
  test("answers its code as often as it was told to", async () => {
    const { control, list, ask } = await setup();
    control.faults.add({ code: 409_001, times: 2 });
    const statuses = [await ask("/things"), await ask("/things"), await ask("/things")].map(({ status }) => status);
    expect(statuses).toEqual([409, 409, 200]);
    expect(control.faults.list()).toEqual([]);
    expect((await list()).visits).toBe(4);
  });

  test.each([
    { name: "another operation", order: { operationId: "addThing", code: 409_001 } },
    { name: "another tenant", order: { tenant: "b", code: 409_001 } },
    { name: "another API", order: { api: "other", code: 409_001 } },
  ])("for $name is left alone", async ({ order }) => {
    const { control, ask } = await setup();
    control.faults.add(order);
    expect((await ask("/things")).status).toBe(200);
    expect(control.faults.list()).toHaveLength(1);
  });

  test("keeps the handler from running", async () => {
    const { control, post, list } = await setup();
    control.faults.add({ operationId: "addThing", code: 500_001 });
    expect((await post({ note: "x" })).status).toBe(500);
    expect((await list()).things).toEqual([]);
  });

  test("waits as long as it was told to", async () => {
    const waits: number[] = [];
    const { control, post } = await setup({ wait: async (milliseconds) => void waits.push(milliseconds) });
    control.faults.add({ delayMs: 5000 });
    expect((await post({ note: "x" })).status).toBe(200);
    expect(waits).toEqual([5000]);
  });

  test("that drops the connection before the handler leaves nothing behind", async () => {
    const { control, post, list } = await setup();
    control.faults.add({ drop: "before" });
    await expect(post({ note: "x" })).rejects.toBeInstanceOf(ConnectionDropped);
    expect(await list()).toMatchObject({ things: [], visits: 1 });
  });

  test("that drops the connection after the handler leaves its work behind", async () => {
    const { control, post, list } = await setup();
    control.faults.add({ drop: "after" });
    await expect(post({ note: "x" })).rejects.toBeInstanceOf(ConnectionDropped);
    expect((await list()).things).toHaveLength(1);
  });

  test("can be taken back, one or all", async () => {
    const { control } = await setup();
    const { id } = control.faults.add({ code: 409_001 });
    control.faults.add({ code: 409_001 });
    control.faults.remove(id);
    expect(control.faults.list()).toHaveLength(1);
    control.faults.remove();
    expect(control.faults.list()).toEqual([]);
    expect(() => control.faults.remove(id)).toThrow(expect.objectContaining({ code: "ERR_NO_SUCH_FAULT" }));
  });

  test("with a code the document does not list is refused", async () => {
    const { control } = await setup();
    expect(() => control.faults.add({ code: 1 })).toThrow(expect.objectContaining({ code: "ERR_INPUT" }));
  });
});

describe("the request log", () => {
  test("tells what came and what was answered, secrets masked", async () => {
    const { control, post } = await setup();
    await post({ note: "4111 1111 1111 1111" });
    expect(control.requests()).toMatchObject([
      {
        api: "tiny",
        tenant: "a",
        operationId: "addThing",
        method: "POST",
        path: "/things",
        form: { note: "***" },
        status: 200,
        answer: { id: 1, secret: "***", note: "***" },
      },
    ]);
  });

  test("keeps the newest and forgets the rest", async () => {
    const { control, post } = await setup({ logSize: 3 });
    for (const note of ["1", "2", "3", "4", "5"]) await post({ note });
    expect(control.requests().map(({ form }) => form)).toEqual([{ note: "3" }, { note: "4" }, { note: "5" }]);
  });

  test("can be read for one tenant and cleared", async () => {
    const { control, post, ask } = await setup();
    await post({ note: "1" });
    await ask("/things", {}, "nobody");
    expect(control.requests("a")).toHaveLength(1);
    control.clearRequests();
    expect(control.requests()).toEqual([]);
  });
});

test("a sandbox can be closed twice", async () => {
  const { sandbox } = await setup();
  await sandbox.close();
  await expect(sandbox.close()).resolves.toBeUndefined();
});
