import { describe, expect, test } from "vitest";
import { callerOf, setup } from "./setup.js";

describe("listCardTiers", () => {
  test("answers the two tiers a company has from the start", async () => {
    const { call } = await setup();
    const { data } = await call("listCardTiers");
    expect(data).toMatchObject([
      { id: 1, cardNetwork: "MASTERCARD", cardTypes: "PHYSICAL,VIRTUAL", billingCurrencyCode: "AED", expiryPeriod: 36 },
      { id: 2, cardNetwork: "VISA", cardTypes: "VIRTUAL", billingCurrencyCode: "USD", expiryPeriod: 24 },
    ]);
  });

  test("answers them again after a reset, without what was added", async () => {
    const { act, call, control, sandbox, tenant } = await setup();
    const before = (await call("listCardTiers")).data;
    await act("addCardTier", { title: "Gold" });
    await control.tenants.reset(tenant.id);
    const again = await callerOf(sandbox, tenant.settings);
    expect((await again("listCardTiers")).data).toEqual(before);
  });
});

describe("addCardTier", () => {
  test("adds a tier like the first, with what was asked for", async () => {
    const { act, call } = await setup();
    const input = { title: "Gold", cardNetwork: "VISA", is3DS: false, expiryPeriod: 12 };
    const tier = await act("addCardTier", input);
    expect(tier).toMatchObject({ id: 3, title: "Gold", cardNetwork: "VISA", is3DS: false, expiryPeriod: 12 });
    expect((await call("listCardTiers")).data[2]).toEqual(tier);
  });
});
