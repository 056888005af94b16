import { wrong } from "../../anytime/alter.js";
import { hasIbanCheckDigits } from "../../anytime/check-digits.js";
import { ibanAccount, openAccount, provenAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const create = ({ client }: WorldBase, id: number, type: "C" | "D" = "C") =>
  client.POST("/v1.0/accounts/{id}/virtual-ibans", { params: { path: { id } }, body: { type } });

export const createVirtualIbanScenarios = [
  ...(["C", "D"] as const).map((type) =>
    scenario("createVirtualIban", `answers a virtual IBAN of the type ${type}`, { needs: ["kyc"] }, async (world) => {
      const own = await ibanAccount(world);
      const virtual = await bodyOf(create(world, own.id, type));
      expectSame("type", virtual.type, type);
      expectThat(virtual.iban !== own.iban, "the virtual IBAN is to differ from that of the account");
      expectThat(hasIbanCheckDigits(virtual.iban), "the check digits of the IBAN are to be right");
    }),
  ),

  scenario(
    "createVirtualIban",
    "makes another one with each call",
    { needs: ["kyc"], evidence: "inferred" },
    async (world) => {
      const { id } = await ibanAccount(world);
      const [first, second] = [await bodyOf(create(world, id)), await bodyOf(create(world, id))];
      expectThat(first.iban !== second.iban, "two calls are to give two virtual IBANs");
    },
  ),

  scenario(
    "createVirtualIban",
    "answers 400 4000210 for a type that is neither C nor D",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await ibanAccount(world);
      for (const type of ["X", "c", ""]) await refused(create(world, id, wrong(type)), 4000210);
      const call = world.client.POST("/v1.0/accounts/{id}/virtual-ibans", {
        params: { path: { id } },
        body: wrong({}),
      });
      await refused(call, 4000210);
    },
  ),

  scenario(
    "createVirtualIban",
    "answers 403 4030221 for an account without an IBAN",
    { needs: ["kyc"], evidence: "inferred" },
    async (world) => {
      await refused(create(world, await provenAccount(world)), 4030221);
    },
  ),

  scenario(
    "createVirtualIban",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(create(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "createVirtualIban",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(create(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),
];
