import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";

const visa = {
  bin: "411111",
  description: "411111 Visa Credit USD",
  balance_type: "card_balance",
  payment_restrictions: "For advertisement payments only",
};
const mastercard = {
  bin: "555555",
  description: "555555 Mastercard Credit USD",
  balance_type: "account_balance",
  payment_restrictions: "For advertisement payments and services",
};

const binsOf = ({ body }: { body: { data?: { bin: string }[]; available_bins?: { bin: string }[] } }) =>
  (body.data ?? body.available_bins ?? []).map(({ bin }) => bin);

describe("listBins", () => {
  test("answers every BIN of the company at once", async () => {
    const { call } = await setup();
    expect((await call("listBins")).body).toMatchObject({ data: [visa, mastercard], total: 2 });
  });

  test("has a BIN that was added, last", async () => {
    const { act, call } = await setup();
    await act("addBin", { bin: "222100", description: "222100 Mastercard Debit USD", balance_type: "card_balance" });
    expect(binsOf(await call("listBins"))).toEqual(["411111", "555555", "222100"]);
    await expect(act("addBin", { ...visa })).rejects.toMatchObject({ code: "ERR_REFUSED" });
  });
});

describe("updateUserBins", () => {
  test("replaces the list and answers it in the order of the company", async () => {
    const { call, invite } = await setup();
    const path = { user_id: (await invite()).id };
    const { body, status } = await call("updateUserBins", { path, body: { bins: ["555555", "411111", "555555"] } });
    expect([status, body.data]).toEqual([200, [visa, mastercard]]);
    expect(binsOf(await call("updateUserBins", { path, body: { bins: ["555555"] } }))).toEqual(["555555"]);
    expect(binsOf(await call("getUser", { path }))).toEqual(["555555"]);
  });

  test("takes all away with an empty list", async () => {
    const { call, invite } = await setup();
    const path = { user_id: (await invite()).id };
    expect(binsOf(await call("updateUserBins", { path, body: { bins: [] } }))).toEqual([]);
    expect(binsOf(await call("getUser", { path }))).toEqual([]);
  });

  test("changes nothing of another user", async () => {
    const { call, invite } = await setup();
    await call("updateUserBins", { path: { user_id: (await invite()).id }, body: { bins: [] } });
    expect(binsOf(await call("getUser", { path: { user_id: 2 } }))).toEqual(["411111", "555555"]);
  });

  test("refuses a BIN the company does not have, repeating the message", async () => {
    const { call } = await setup();
    const { body, errors } = await call("updateUserBins", {
      path: { user_id: 2 },
      body: { bins: ["411111", "999999"] },
    });
    expect(errors).toEqual({ "bins.1": ["The selected bins.1 is invalid."] });
    expect(body.message).toBe("The selected bins.1 is invalid.");
  });

  test("is refused 404 for nobody and 403 for a member", async () => {
    const { call, callAs, invite } = await setup();
    const body = { bins: [] };
    expect((await call("updateUserBins", { path: { user_id: 99 }, body })).status).toBe(404);
    const { id } = await invite();
    const member = await callAs(id);
    expect((await member("updateUserBins", { path: { user_id: id }, body })).status).toBe(403);
  });
});
