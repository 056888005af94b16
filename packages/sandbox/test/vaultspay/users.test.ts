import { describe, expect, test } from "vitest";
import { callerOf, setup } from "./setup.js";
import { amina } from "./users.fixture.js";

describe("createUser", () => {
  test("answers the customer with the company as its parent", async () => {
    const { call } = await setup();
    expect((await call("createUser", { body: amina })).data).toEqual({
      id: 2001,
      parentId: 2000,
      parent: {
        id: 2000,
        firstName: "Olga",
        lastName: "Owner",
        userType: "AGENT",
        email: "owner@example.com",
        username: "olga.owner.2000",
        countryCode: "971",
        phone: "500000000",
        status: "ACTIVE",
        fullName: "Olga Owner",
        phoneNumber: "971500000000",
      },
      userType: "USER",
      firstName: "Amina",
      lastName: "Rahman",
      email: "amina@example.com",
      username: "amina.rahman.2001",
      countryCode: "971",
      phone: "500000001",
      status: "ACTIVE",
      fullName: "Amina Rahman",
      phoneNumber: "971500000001",
    });
  });

  test("leaves out what was not told, and passes over a parentId", async () => {
    const { call } = await setup();
    const body = { firstName: "Bilal", lastName: "Saleh", countryCode: "92", phone: "3000000002", status: "PENDING" };
    const { data } = await call("createUser", { body: { ...body, parentId: 7 } });
    expect(data).toMatchObject({ parentId: 2000, status: "PENDING", phoneNumber: "923000000002" });
    expect(data).not.toHaveProperty("email");
  });

  test.each([
    { name: "an e-mail address", other: { countryCode: "92", phone: "1111111" }, keys: ["email"] },
    { name: "an e-mail address in capitals", other: { email: "AMINA@example.com", phone: "1111111" }, keys: ["email"] },
    { name: "a phone number", other: { email: "other@example.com" }, keys: ["phone"] },
    { name: "both", other: {}, keys: ["email", "phone"] },
  ])("refuses $name that another user has", async ({ other, keys }) => {
    const { call } = await setup();
    await call("createUser", { body: amina });
    expect(await call("createUser", { body: { ...amina, ...other } })).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("takes the same number under another dial code", async () => {
    const { call } = await setup();
    await call("createUser", { body: amina });
    const body = { ...amina, email: "b@example.com", countryCode: "92" };
    expect((await call("createUser", { body })).status).toBe(200);
  });

  test.each([
    { name: "no names", body: { email: "a@example.com", status: "ACTIVE" }, keys: ["firstName", "lastName"] },
    {
      name: "neither address nor phone",
      body: { firstName: "A", lastName: "B", status: "ACTIVE", x: 1 },
      keys: ["email"],
    },
    { name: "a phone without its dial code", body: { ...amina, countryCode: undefined }, keys: ["countryCode"] },
    { name: "an address that is none", body: { ...amina, email: "x" }, keys: ["email"] },
    { name: "a status that is none", body: { ...amina, status: "GONE" }, keys: ["status"] },
    { name: "a number for a name", body: { ...amina, firstName: 7 }, keys: ["firstName"] },
    { name: "an empty name", body: { ...amina, firstName: "" }, keys: ["firstName"] },
  ])("refuses $name", async ({ body, keys }) => {
    const { call, errors } = await setup();
    expect(await call("createUser", { body })).toMatchObject({ status: 422, code: 1000, keys });
    expect(errors).toEqual([]);
  });
});

describe("a company", () => {
  test("has its own user and account again after a reset, with the same keys", async () => {
    const { call, control, tenant } = await setup();
    await call("createUser", { body: amina });
    await control.tenants.reset(tenant.id);
    expect((await control.tenants.get(tenant.id)).settings).toEqual(tenant.settings);
    expect((await call("listCountries")).code).toBe(1036);
  });

  test("sees nothing of another one", async () => {
    const { call, control, sandbox } = await setup();
    await call("createUser", { body: amina });
    const { settings } = await control.tenants.create({ api: "vaultspay" });
    const stranger = await callerOf(sandbox, settings);
    expect((await stranger("getKyc", { path: { userId: 2001 } })).keys).toEqual(["id"]);
    expect((await stranger("createUser", { body: amina })).data.id).toBe(2001);
  });

  test.each([
    { deviceId: "x" },
    { environment: "none" },
    { keyWrap: "none" },
    { privateKey: "none" },
    { allowedIps: ["none"] },
    { rateLimit: -1 },
    { accessTokenSeconds: 0 },
    { webhookSecret: "short" },
    { transferFeePercent: 101 },
    { transferLimit: "much" },
    { unknown: 1 },
  ])("is not made with %j", async (settings) => {
    const { control } = await setup();
    const made = control.tenants.create({ api: "vaultspay", ...settings });
    await expect(made).rejects.toMatchObject({ code: "ERR_INPUT" });
  });

  test.each(["clientId", "deviceId"])("cannot have the %s of another one", async (name) => {
    const { control, tenant } = await setup();
    const made = control.tenants.create({ api: "vaultspay", [name]: tenant.settings[name] });
    await expect(made).rejects.toMatchObject({ code: "ERR_TENANT_EXISTS" });
  });
});
