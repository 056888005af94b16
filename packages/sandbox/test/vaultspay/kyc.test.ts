import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";
import { addAmina, file, passport, personal } from "./users.fixture.js";

async function withAmina() {
  const world = await setup();
  const userId = await addAmina(world.call);
  return { ...world, userId };
}

describe("personal data", () => {
  test("are answered as they were sent, the day of birth as a moment", async () => {
    const { call, userId } = await withAmina();
    const all = {
      nickName: "Mina",
      maritalStatus: "MARRIED",
      countryOfBirth: "PAK",
      countryOfResidence: "ARE",
      tin: "TIN-0000001",
      language: "ENGLISH",
    };
    const { data } = await call("createPersonalInfo", { body: { userId, ...personal, ...all } });
    expect(data).toEqual({ userId, ...personal, ...all, dob: "1990-04-23T00:00:00.000+00:00", status: "PENDING" });
    const changed = await call("updatePersonalInfo", {
      body: { userId, maritalStatus: "DIVORCED", dob: "1991-01-01" },
    });
    expect(changed.data).toEqual({
      ...data,
      maritalStatus: "DIVORCED",
      dob: "1991-01-01T00:00:00.000+00:00",
    });
  });

  test("are handed in once, and changed only when they are there", async () => {
    const { call, userId } = await withAmina();
    expect((await call("updatePersonalInfo", { body: { userId } })).code).toBe(1010);
    await call("createPersonalInfo", { body: { userId, ...personal } });
    const again = await call("createPersonalInfo", { body: { userId, ...personal } });
    expect(again).toMatchObject({ status: 500, code: 1010 });
  });

  test.each(["VERIFIED", "REJECTED"])("are closed when the check ended with %s", async (status) => {
    const { act, call, userId } = await withAmina();
    await call("createPersonalInfo", { body: { userId, ...personal } });
    await call("createIdentification", { body: { userId, ...passport } });
    await act("reviewKyc", { userId, status });
    expect((await call("updatePersonalInfo", { body: { userId, tin: "1" } })).code).toBe(1010);
    expect((await call("updateIdentification", { body: { userId, documentNumber: "1" } })).code).toBe(1010);
    const { data } = await call("getKyc", { path: { userId } });
    expect([data.status, data.personalInfo.status, data.identificationInfo.status]).toEqual([status, status, status]);
    await act("reviewKyc", { userId, status: "PENDING" });
    expect((await call("updatePersonalInfo", { body: { userId, tin: "1" } })).status).toBe(200);
  });

  test.each([
    { change: { userId: 7 }, keys: ["userId"] },
    { change: { dob: "2026-01-16" }, keys: ["dob"] },
    { change: { dob: "1990-02-30" }, keys: ["dob"] },
    { change: { gender: "NONE" }, keys: ["gender"] },
    { change: { nationality: "AE" }, keys: ["nationality"] },
    { change: { firstName: undefined }, keys: ["firstName"] },
  ])("with $change are refused", async ({ change, keys }) => {
    const { call, userId } = await withAmina();
    const body = { userId, ...personal, ...change };
    expect(await call("createPersonalInfo", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("a document", () => {
  test("is kept by length and fingerprint", async () => {
    const { act, call, userId } = await withAmina();
    const { data } = await call("createIdentification", { body: { userId, ...passport } });
    expect(data).toEqual({
      userId,
      documentType: "PASSPORT",
      documentNumber: "P0000001",
      expiryDate: "2031-05-31T00:00:00.000+00:00",
      issuingCountry: "PAK",
      frontFile: { fileName: "passport.png", contentType: "image/png", size: 16 },
      status: "PENDING",
    });
    const sha256 = createHash("sha256").update(Buffer.from(file.content, "base64")).digest("hex");
    expect(await act("readIdentification", { userId })).toEqual({
      front: { fileName: "passport.png", size: 16, sha256 },
      back: null,
    });
  });

  test("can be changed and get a back", async () => {
    const { call, userId } = await withAmina();
    expect((await call("updateIdentification", { body: { userId } })).code).toBe(1010);
    await call("createIdentification", { body: { userId, ...passport } });
    expect((await call("createIdentification", { body: { userId, ...passport } })).code).toBe(1010);
    const backFile = { ...file, fileName: "back.pdf", contentType: "application/pdf" };
    const { data } = await call("updateIdentification", { body: { userId, documentNumber: "P2", backFile } });
    expect(data).toMatchObject({
      documentNumber: "P2",
      frontFile: { fileName: "passport.png" },
      backFile: { fileName: "back.pdf", contentType: "application/pdf", size: 16 },
    });
  });

  test("may be as large as a scan", async () => {
    const { call, userId } = await withAmina();
    const content = Buffer.alloc(3 * 1024 * 1024, 7).toString("base64");
    const frontFile = { ...file, content };
    const { data } = await call("createIdentification", { body: { userId, ...passport, frontFile } });
    expect(data.frontFile.size).toBe(3 * 1024 * 1024);
  });

  test("larger than 10 MiB is refused", async () => {
    const { call, userId } = await withAmina();
    const frontFile = { ...file, content: "A".repeat(10 * 1024 * 1024) };
    expect((await call("createIdentification", { body: { userId, ...passport, frontFile } })).code).toBe(1010);
  });

  test.each([
    { change: { userId: 7 }, keys: ["userId"] },
    { change: { expiryDate: "2026-01-14" }, keys: ["expiryDate"] },
    { change: { documentType: "LIBRARY_CARD" }, keys: ["documentType"] },
    { change: { frontFile: { ...file, content: "%%%%" } }, keys: ["frontFile.content"] },
    { change: { frontFile: { ...file, contentType: "text/html" } }, keys: ["frontFile.contentType"] },
    { change: { frontFile: undefined }, keys: ["frontFile"] },
  ])("with $change is refused", async ({ change, keys }) => {
    const { call, userId } = await withAmina();
    const body = { userId, ...passport, ...change };
    expect(await call("createIdentification", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("that ends today is still good, and files of the log are masked", async () => {
    const { call, control, tenant, userId } = await withAmina();
    const body = { userId, ...passport, expiryDate: "2026-01-15" };
    expect((await call("createIdentification", { body })).status).toBe(200);
    expect((await call("updateIdentification", { body: { userId, expiryDate: "2026-01-14" } })).keys).toEqual([
      "expiryDate",
    ]);
    expect(JSON.stringify(control.requests(tenant.id))).not.toContain(file.content);
  });
});

const islamabad = { countryId: 167, stateId: 3169, cityId: 85475, addressLine1: "1 Example Road" };

describe("an address", () => {
  test("has the names that belong to its numbers, whatever was sent", async () => {
    const { call, userId } = await withAmina();
    const more = { addressLine2: "Floor 2", postalCode: "44000", longitude: "73.04329000", latitude: "33.72148000" };
    const names = { countryCode: "ARE", stateName: "Elsewhere", cityName: "Nowhere" };
    const { data } = await call("createAddress", {
      body: { userId, type: "RESIDENTIAL", ...islamabad, ...more, ...names },
    });
    expect(data).toEqual({
      id: 6101,
      userId,
      type: "RESIDENTIAL",
      country: { id: 167, name: "Pakistan" },
      countryCode: "PAK",
      state: { id: 3169, name: "Islamabad Capital Territory" },
      stateName: "Islamabad Capital Territory",
      city: { id: 85475, name: "Islamabad" },
      cityName: "Islamabad",
      addressLine1: "1 Example Road",
      ...more,
      status: true,
    });
  });

  test("is found by user and type, and keeps its number when it changes", async () => {
    const { call, userId } = await withAmina();
    await call("createAddress", { body: { userId, type: "MAILING", ...islamabad } });
    expect((await call("createAddress", { body: { userId, type: "MAILING", ...islamabad } })).code).toBe(1010);
    const dubai = { countryId: 231, stateId: 4002, cityId: 90013 };
    const { data } = await call("updateAddress", { body: { userId, type: "MAILING", ...dubai, status: false } });
    expect(data).toMatchObject({
      id: 6101,
      countryCode: "ARE",
      cityName: "Dubai",
      addressLine1: "1 Example Road",
      status: false,
    });
    expect((await call("updateAddress", { body: { userId, type: "BUSINESS" } })).keys).toEqual(["type"]);
  });

  test("is closed when the check is over", async () => {
    const { act, call, userId } = await withAmina();
    await call("createAddress", { body: { userId, type: "MAILING", ...islamabad } });
    await act("reviewKyc", { userId, status: "VERIFIED" });
    expect((await call("updateAddress", { body: { userId, type: "MAILING", addressLine2: "2" } })).code).toBe(1010);
  });

  test.each([
    { change: { userId: 7 }, keys: ["userId"] },
    { change: { countryId: 999 }, keys: ["countryId"] },
    { change: { stateId: 4002 }, keys: ["stateId", "cityId"] },
    { change: { cityId: 90013 }, keys: ["cityId"] },
    { change: { stateId: 9, cityId: 9 }, keys: ["stateId", "cityId"] },
    { change: { type: "HOLIDAY" }, keys: ["type"] },
    { change: { latitude: "north" }, keys: ["latitude"] },
  ])("with $change is refused", async ({ change, keys }) => {
    const { call, userId } = await withAmina();
    const body = { userId, type: "MAILING", ...islamabad, ...change };
    expect(await call("createAddress", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("cannot be moved to places that do not fit together", async () => {
    const { call, userId } = await withAmina();
    await call("createAddress", { body: { userId, type: "MAILING", ...islamabad } });
    expect((await call("updateAddress", { body: { userId, type: "MAILING", cityId: 90013 } })).keys).toEqual([
      "cityId",
    ]);
    expect((await call("updateAddress", { body: { userId: 7, type: "MAILING" } })).keys).toEqual(["userId"]);
  });
});

describe("getKyc", () => {
  test("leaves out what was not handed in", async () => {
    const { call } = await setup();
    const body = { firstName: "Bilal", lastName: "Saleh", countryCode: "92", phone: "3000000002", status: "PENDING" };
    const { id } = (await call("createUser", { body })).data;
    expect((await call("getKyc", { path: { userId: id } })).data).toEqual({
      userId: id,
      userType: "USER",
      phone: "3000000002",
      countryCode: "92",
      status: "PENDING",
    });
  });

  test("of the company tells its business and that it is verified", async () => {
    const { call } = await setup();
    expect((await call("getKyc", { path: { userId: 2000 } })).data).toMatchObject({
      userType: "AGENT",
      businessInfo: { companyName: expect.any(String) },
      status: "VERIFIED",
    });
  });

  test.each([7, "x", 0])("refuses the user %s with the key id", async (userId) => {
    const { call } = await setup();
    expect(await call("getKyc", { path: { userId } })).toMatchObject({ status: 422, keys: ["id"] });
  });
});
