import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { conversionAddress, convert, decideConversion, issueCard } from "../../vaultspay/card-fixtures.js";
import { numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { addressForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/virtual-to-physical";

export const requestPhysicalCardScenarios = [
  ...doorStories("requestPhysicalCard", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, address: conversionAddress } }),
  ),
  ...numberStories("requestPhysicalCard", convert),
  ...stateStories("requestPhysicalCard", ["ACTIVE"], (world, { id }) => convert(world, id)),

  scenario(
    "requestPhysicalCard",
    "asks for plastic and leaves the card active and virtual",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const { data } = await succeeded(convert(world, id));
      expectSame(
        "the card",
        [data.id, data.status, data.cardType, data.cardConversionStatus],
        [id, "ACTIVE", "VIRTUAL", "APPLIED"],
      );
    },
  ),

  scenario(
    "requestPhysicalCard",
    "takes an address of the holder by its number",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id, userId } = await issueCard(world);
      const body = await addressForm(world, userId, { postalCode: "00000" });
      const address = (await succeeded(world.client.POST("/us/api/v1/kyc/addresses", { body }))).data;
      await succeeded(world.client.POST(path, { body: { cardId: id, addressId: address.id } }));
      const { data } = await succeeded(decideConversion(world, id, "APPROVED"));
      expectSame(
        "where it goes",
        [data.delivery?.address?.city, data.delivery?.address?.addressLine1],
        [address.cityName, address.addressLine1],
      );
    },
  ),

  scenario("requestPhysicalCard", "can be asked for again after a rejection", { needs: ["kyc"] }, async (world) => {
    const { id } = await issueCard(world);
    await succeeded(convert(world, id));
    await succeeded(decideConversion(world, id, "REJECTED"));
    expectSame("the conversion", (await succeeded(convert(world, id))).data.cardConversionStatus, "APPLIED");
  }),

  scenario(
    "requestPhysicalCard",
    "answers 500 1010 while it was asked for already, and for a card that is physical",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await succeeded(convert(world, id));
      await refusedWith(convert(world, id), 1010);
      await succeeded(decideConversion(world, id, "APPROVED"));
      await refusedWith(convert(world, id), 1010);
    },
  ),

  scenario(
    "requestPhysicalCard",
    "answers 422 1000 without an address, to another user's and to one that is no good",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      const post = (body: object) => world.client.POST(path, { body: wrong({ cardId: id, ...body }) });
      await refusedWith(post({}), 1000);
      await refusedFor(post({ addressId: unknownId }), "addressId");
      const body = await addressForm(world, (await newUser(world)).id);
      const other = (await succeeded(world.client.POST("/us/api/v1/kyc/addresses", { body }))).data;
      await refusedFor(post({ addressId: other.id }), "addressId");
      await refusedFor(post({ address: { ...conversionAddress, country: "AE" } }), "address.country");
      const { city: _, ...without } = conversionAddress;
      await refusedFor(post({ address: without }), "address.city");
    },
  ),
];
