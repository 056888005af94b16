import { describe, expect, test } from "vitest";
import { address, setupCards } from "./cards.fixture.js";
import type { Calls } from "./setup.js";

const { type: _, ...plain } = address;

/** The mailing address of a user, in Dubai. */
async function addAddress(call: Calls, userId: number): Promise<number> {
  const countries = (await call("listCountries")).data;
  const { id: countryId } = countries.find(({ iso2 }: { iso2: string }) => iso2 === "AE");
  const [{ id: stateId }] = (await call("listStates", { path: { countryId } })).data;
  const [{ id: cityId }] = (await call("listCities", { path: { stateId } })).data;
  const body = { userId, type: "MAILING", addressLine1: "2 Test Road", countryId, stateId, cityId };
  return (await call("createAddress", { body })).data.id;
}

describe("requestPhysicalCard", () => {
  test("asks for plastic while the card stays usable", async () => {
    const { act, changes, post, virtual } = await setupCards();
    const id = await virtual();
    const { data } = await post("requestPhysicalCard", id, { address: plain });
    expect(data).toMatchObject({ status: "ACTIVE", cardType: "VIRTUAL", cardConversionStatus: "APPLIED" });
    expect(data).not.toHaveProperty("delivery");
    expect(await changes()).toHaveLength(1);
    expect(await act("simulateCardPayment", { cardId: id, amount: "1.00" })).toMatchObject({ decline: null });
  });

  test("takes an address of the holder, which counts beside another", async () => {
    const { call, post, virtual } = await setupCards();
    const addressId = await addAddress(call, 2001);
    const id = await virtual();
    await post("requestPhysicalCard", id, { addressId, address: plain });
    const { data } = await post("processPhysicalCardRequest", id, { status: "APPROVED" });
    expect(data.delivery.address).toMatchObject({ country: "ARE", addressLine1: "2 Test Road", type: "MAILING" });
  });

  test("does not take an address of somebody else", async () => {
    const { call, post, virtual } = await setupCards();
    const other = { firstName: "Bilal", lastName: "Khan", email: "bilal@example.com", status: "ACTIVE" };
    const { id: userId } = (await call("createUser", { body: other })).data;
    const addressId = await addAddress(call, userId);
    const refused = await post("requestPhysicalCard", await virtual(), { addressId });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["addressId"] });
  });

  test.each([
    { name: "an unknown card", body: { cardId: 4999, address: plain }, keys: ["cardId"] },
    { name: "an unknown address", body: { cardId: 4001, addressId: 6999 }, keys: ["addressId"] },
    { name: "no address", body: { cardId: 4001 }, keys: ["addressId"] },
    { name: "an address with holes", body: { cardId: 4001, address: { ...plain, city: "" } }, keys: ["address.city"] },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { call, virtual } = await setupCards();
    await virtual();
    expect(await call("requestPhysicalCard", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("is refused twice, for plastic, and for a card that is not active", async () => {
    const { physical, post, virtual } = await setupCards();
    const [applied, frozen] = [await virtual(), await virtual()];
    await post("requestPhysicalCard", applied, { address: plain });
    await post("toggleCardFreeze", frozen);
    for (const id of [applied, frozen, await physical()]) {
      expect(await post("requestPhysicalCard", id, { address: plain })).toMatchObject({ status: 500, code: 1010 });
    }
  });
});

describe("processPhysicalCardRequest", () => {
  test("approved makes the card physical; it goes on to its activation with the same number", async () => {
    const { act, changes, details, post, secrets, virtual } = await setupCards();
    const id = await virtual();
    const before = await secrets(id);
    await post("requestPhysicalCard", id, { address: plain });
    const { data } = await post("processPhysicalCardRequest", id, { status: "APPROVED", remarks: "Address confirmed" });
    expect(data).toMatchObject({
      status: "ACTIVE",
      cardType: "PHYSICAL",
      cardConversionStatus: "APPROVED",
      manufacturing: { cardManufacturingStatus: "PENDING" },
      delivery: { deliveryStatus: "PENDING", address: plain },
    });
    expect(await act("simulateCardPayment", { cardId: id, amount: "1.00" })).toMatchObject({ decline: null });
    await post("setCardPin", id, { pin: "2580" });
    await post("updateCardManufacturing", id, { manufacturingStatus: "MANUFACTURED" });
    expect((await post("updateCardDelivery", id, { deliveryStatus: "IN_TRANSIT" })).data.cardStatus).toBe("ACTIVE");
    await post("updateCardDelivery", id, { deliveryStatus: "DELIVERED" });
    expect((await details(id)).status).toBe("PENDING_VERIFICATION");
    expect(await post("activateCard", id, before)).toMatchObject({ status: 200 });
    expect(await post("updateCardManufacturing", id, { manufacturingStatus: "MANUFACTURED" })).toMatchObject({
      code: 1010,
    });
    expect((await changes()).slice(1)).toEqual([
      "ACTIVE card.status.pending_verification",
      "PENDING_VERIFICATION card.status.active",
    ]);
  });

  test("rejected leaves it virtual; it can be asked for again", async () => {
    const { changes, post, virtual } = await setupCards();
    const id = await virtual();
    await post("requestPhysicalCard", id, { address: plain });
    const { data } = await post("processPhysicalCardRequest", id, { status: "REJECTED" });
    expect(data).toMatchObject({ cardType: "VIRTUAL", cardConversionStatus: "REJECTED" });
    expect(await post("requestPhysicalCard", id, { address: plain })).toMatchObject({ status: 200 });
    expect(await changes()).toHaveLength(1);
  });

  test("does not approve what is not active, and rejects it", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    await post("requestPhysicalCard", id, { address: plain });
    await post("toggleCardFreeze", id);
    const decide = (status: string) => post("processPhysicalCardRequest", id, { status });
    expect(await decide("APPROVED")).toMatchObject({ status: 500, code: 1010 });
    expect(await decide("REJECTED")).toMatchObject({ status: 200, data: { status: "FREEZE" } });
  });

  test.each(["APPROVED", "REJECTED"])("%s needs an open request", async (status) => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    expect(await post("processPhysicalCardRequest", id, { status })).toMatchObject({ status: 500, code: 1010 });
    await post("requestPhysicalCard", id, { address: plain });
    await post("processPhysicalCardRequest", id, { status });
    expect(await post("processPhysicalCardRequest", id, { status })).toMatchObject({ status: 500, code: 1010 });
  });

  test("refuses another decision and an unknown card with 422/1000", async () => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    expect(await post("processPhysicalCardRequest", id, { status: "APPLIED" })).toMatchObject({ keys: ["status"] });
    expect(await post("processPhysicalCardRequest", 4999, { status: "APPROVED" })).toMatchObject({ keys: ["cardId"] });
  });
});
