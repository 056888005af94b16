import { memoryReplayStore, signVaultsPayWebhook, verifyVaultsPayWebhook } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import { transferWorld as world } from "./transfers.fixture.js";

describe("the webhook transaction_performed", () => {
  test("is signed with the company's secret over its very bytes", async () => {
    const { act, control, hooks, send, tenant } = await world();
    await act("settleTransfer", { id: (await send()).data.id });
    await control.settle();
    const [hook] = hooks;
    const secret = String(tenant.settings.webhookSecret);
    const verify = (body: string) =>
      verifyVaultsPayWebhook({
        body,
        signature: hook?.signature,
        secret,
        store: memoryReplayStore(),
        isWebhook: (value): value is object => typeof value === "object",
      });
    await expect(verify(hook?.body ?? "")).resolves.toMatchObject({ status: "SUCCESS" });
    await expect(verify(`${hook?.body} `)).rejects.toMatchObject({ code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" });
  });

  test("is tried three times with growing pauses, the same bytes and signature each time", async () => {
    const { act, control, hooks, send, tenant } = await world({}, [500, 404, 503]);
    await act("settleTransfer", { id: (await send()).data.id });
    await control.settle();
    for (const pause of [5000, 30_000]) {
      await control.moveClock(tenant.id, { advance: pause });
      await control.settle();
    }
    await control.moveClock(tenant.id, { advance: 86_400_000 });
    await control.settle();
    expect(hooks).toHaveLength(3);
    expect(new Set(hooks.map(({ body, signature }) => `${signature} ${body}`)).size).toBe(1);
    expect(await control.deliveries(tenant.id)).toMatchObject([{ state: "failed", attempts: 3, last_status: 503 }]);
  });

  test("is signed with the new secret once it was changed", async () => {
    const { act, control, hooks, send, tenant } = await world();
    for (const webhookSecret of ["first-secret-0001", "other-secret-0002"]) {
      await control.tenants.change(tenant.id, { webhookSecret });
      await act("settleTransfer", { id: (await send({ amount: 100 })).data.id });
    }
    await control.settle();
    const [, last] = hooks;
    const bytes = new TextEncoder().encode(last?.body);
    expect(last?.signature).toBe(await signVaultsPayWebhook("other-secret-0002", bytes));
  });
});
