import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { companyId, doorStories } from "../../vaultspay/door-stories.js";
import { newUser, userForm } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/as/api/v1/users";

export const createUserScenarios = [
  ...doorStories("createUser", (client, options) => client.POST(path, { ...options, body: userForm() })),

  scenario(
    "createUser",
    "makes a customer of the company with a user name of its own",
    { evidence: "stated" },
    async (world) => {
      const body = userForm();
      const { data } = await succeeded(world.client.POST(path, { body }));
      const { email, firstName, fullName, lastName, status, userType } = data;
      expectSame("the user", { email, firstName, lastName, status }, body);
      expectSame("what follows from it", { fullName, userType }, { fullName: "Amina Rahman", userType: "USER" });
      expectSame("the parent", [data.parentId, data.parent.id, data.parent.userType], [companyId, companyId, "AGENT"]);
      const other = await newUser(world);
      expectThat(other.username !== data.username, "two customers of one name are to have different user names");
    },
  ),

  scenario("createUser", "takes a phone in place of an address", { evidence: "stated" }, async ({ client }) => {
    const { email: _, ...rest } = userForm();
    const body = { ...rest, countryCode: "971", phone: "501234567" };
    const { data } = await succeeded(client.POST(path, { body }));
    const { countryCode, phone, phoneNumber } = data;
    const expected = { countryCode: "971", phone: "501234567", phoneNumber: "971501234567" };
    expectSame("the phone", { countryCode, phone, phoneNumber }, expected);
  }),

  scenario(
    "createUser",
    "takes each status and ignores a parent that was sent",
    { evidence: "stated" },
    async ({ client }) => {
      for (const status of ["ACTIVE", "PENDING", "BLOCK"] as const) {
        const { data } = await succeeded(client.POST(path, { body: { ...userForm({ status }), parentId: 1 } }));
        expectSame("status and parent", [data.status, data.parentId], [status, companyId]);
      }
    },
  ),

  scenario("createUser", "answers 422 1000 to an address and to a phone that another user has", {}, async (world) => {
    const phone = { countryCode: "971", phone: "507654321" };
    const { email } = await newUser(world, phone);
    const twice = { ...userForm(), email: String(email).toUpperCase() };
    await refusedFor(world.client.POST(path, { body: twice }), "email");
    await refusedFor(world.client.POST(path, { body: userForm(phone) }), "phone");
  }),

  scenario(
    "createUser",
    "answers 422 1000 for what is missing or no good",
    { evidence: "stated" },
    async ({ client }) => {
      const { firstName: _, ...nameless } = userForm();
      await refusedFor(client.POST(path, { body: wrong(nameless) }), "firstName");
      await refusedFor(client.POST(path, { body: wrong({ ...userForm(), status: "GONE" }) }), "status");
      await refusedFor(client.POST(path, { body: userForm({ email: "nobody" }) }), "email");
    },
  ),
];
