import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { personalForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/kyc/personal";

export const createPersonalInfoScenarios = [
  ...doorStories("createPersonalInfo", (client, options) =>
    client.POST(path, { ...options, body: personalForm(unknownId) }),
  ),

  scenario(
    "createPersonalInfo",
    "keeps what was sent, the day of birth as a moment, and starts the check",
    {},
    async (world) => {
      const { id } = await newUser(world);
      const body = personalForm(id, {
        nickName: "Mina",
        maritalStatus: "SINGLE",
        countryOfBirth: "PAK",
        countryOfResidence: "ARE",
        tin: "100200300",
        language: "ENGLISH",
      });
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame("the data", data, { ...body, dob: "1990-04-12T00:00:00.000+00:00", status: "PENDING" });
    },
  ),

  scenario("createPersonalInfo", "answers 500 1010 the second time", {}, async (world) => {
    const body = personalForm((await newUser(world)).id);
    await succeeded(world.client.POST(path, { body }));
    await refusedWith(world.client.POST(path, { body }), 1010);
  }),

  scenario(
    "createPersonalInfo",
    "answers 422 1000 for an unknown user and for what is missing or no good",
    {},
    async (world) => {
      const post = (body: unknown) => world.client.POST(path, { body: wrong(body) });
      await refusedFor(post(personalForm(unknownId)), "userId");
      const body = personalForm((await newUser(world)).id);
      await refusedFor(post({ ...body, gender: "NONE" }), "gender");
      await refusedFor(post({ ...body, dob: "12.04.1990" }), "dob");
      await refusedFor(post({ ...body, dob: "2999-01-01" }), "dob");
      await refusedFor(post({ ...body, nationality: "AE" }), "nationality");
      const { firstName: _first, nationality: _nation, ...without } = body;
      await refusedFor(post(without), "firstName", "nationality");
    },
  ),
];
