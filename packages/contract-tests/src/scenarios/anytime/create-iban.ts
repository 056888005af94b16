import { wrong } from "../../anytime/alter.js";
import { hasIbanCheckDigits } from "../../anytime/check-digits.js";
import { ibanAccount, openAccount, provenAccount, unknownAccount, uploadPapers } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const create = ({ client }: WorldBase, id: number, country_code = "FR") =>
  client.POST("/v1.0/accounts/{id}/iban", { params: { path: { id } }, body: { country_code } });

export const createIbanScenarios = [
  scenario(
    "createIban",
    "answers an IBAN of the country with right check digits",
    { needs: ["kyc"] },
    async (world) => {
      const { iban, swift } = await bodyOf(create(world, await provenAccount(world)));
      expectThat(iban.startsWith("FR") && swift.slice(4, 6) === "FR", "IBAN and SWIFT code are to be of the country");
      expectThat(hasIbanCheckDigits(iban), "the check digits of the IBAN are to be right");
    },
  ),

  scenario("createIban", "gives each account another IBAN", { needs: ["kyc"] }, async (world) => {
    const [first, second] = [await ibanAccount(world), await ibanAccount(world)];
    expectThat(first.iban !== second.iban, "two accounts are to have two IBANs");
  }),

  scenario(
    "createIban",
    "answers 400 4000210 for a country that is malformed or unknown",
    { needs: ["kyc"], evidence: "inferred" },
    async (world) => {
      const id = await provenAccount(world);
      for (const country of ["FRA", "fr", "", "XQ"]) await refused(create(world, id, country), 4000210);
      const call = world.client.POST("/v1.0/accounts/{id}/iban", { params: { path: { id } }, body: wrong({}) });
      await refused(call, 4000210);
    },
  ),

  scenario(
    "createIban",
    "answers 400 4000230 for a second IBAN",
    { needs: ["kyc"], evidence: "inferred" },
    async (world) => {
      const { id } = await ibanAccount(world);
      await refused(create(world, id), 4000230);
    },
  ),

  scenario("createIban", "answers 403 4030220 before the KYC is complete", { evidence: "inferred" }, async (world) => {
    const id = await openAccount(world);
    await refused(create(world, id), 4030220);
    await uploadPapers(world, id);
    await refused(create(world, id), 4030220);
  }),

  scenario("createIban", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(create(world, unknownAccount), 4030210);
  }),

  scenario(
    "createIban",
    "answers 403 4030210 for an account of another customer",
    { needs: ["kyc", "neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(create(world, await provenAccount(await world.neighbour())), 4030210);
    },
  ),
];
