import type { components } from "@openissuing/anytime";
import { wrong } from "../../anytime/alter.js";
import { accountForm } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";
import { at } from "../../json.js";

type Creation = components["schemas"]["AccountCreation"];

const create = ({ client }: WorldBase, body: Creation) => client.POST("/v1.0/accounts", { body });

/** Fields the document marks as required. */
function requiredFields({ document }: WorldBase): readonly string[] {
  const required = at(document.schemas, "AccountCreation", "required");
  return Array.isArray(required) ? required.map(String) : [];
}

const malformed: readonly { readonly field: keyof Creation; readonly values: readonly string[] }[] = [
  { field: "acc_type", values: ["individual", "BUSINESS", ""] },
  { field: "acc_currency", values: ["EURO", "eur", "XQX", ""] },
  { field: "user_gender", values: ["X", "m", ""] },
  { field: "user_first_name", values: [""] },
  { field: "user_dob", values: ["17/05/1980", "1980-02-30", "1980-5-17", "2999-01-01", ""] },
  { field: "user_email", values: ["nobody", "a@", "@example.com", ""] },
  { field: "user_mobile_number", values: ["+33600000000", "06 00 00", "033600000000", ""] },
  { field: "user_addr_cc", values: ["FRA", "fr", "XQ", ""] },
  { field: "user_nationality", values: ["French", "XQ", ""] },
  { field: "corp_addr_cc", values: ["FRA"] },
];

export const createAccountScenarios = [
  ...(["business", "consumer"] as const).map((acc_type) =>
    scenario("createAccount", `opens a ${acc_type} account`, {}, async (world) => {
      const created = await bodyOf(create(world, accountForm(acc_type)));
      expectSame("acc_type", created.acc_type, acc_type);
      expectThat(created.acc_id > 0, "the account is to have a number");
    }),
  ),

  scenario("createAccount", "opens another account when it is repeated", { evidence: "inferred" }, async (world) => {
    const first = await bodyOf(create(world, accountForm()));
    const second = await bodyOf(create(world, accountForm()));
    expectThat(first.acc_id !== second.acc_id, "a repeated call is to open another account");
  }),

  scenario("createAccount", "opens a business account without its corporation", {}, async (world) => {
    const person = Object.entries(accountForm()).filter(([field]) => !field.startsWith("corp_"));
    await bodyOf(create(world, wrong(Object.fromEntries(person))));
  }),

  scenario("createAccount", "keeps names beyond ASCII", {}, async (world) => {
    const name = "Ångström d'Étoile & Søn 王";
    const { acc_id } = await bodyOf(create(world, { ...accountForm(), user_last_name: name }));
    const account = await bodyOf(world.client.GET("/v1.0/accounts/{id}", { params: { path: { id: acc_id } } }));
    expectSame("user_last_name", account.user_last_name, name);
  }),

  scenario("createAccount", "answers 400 4000210 for each required field left out", {}, async (world) => {
    const required = requiredFields(world);
    expectThat(required.length > 10, "the document is to name the required fields");
    for (const field of required)
      await refused(create(world, wrong({ ...accountForm(), [field]: undefined })), 4000210);
  }),

  ...malformed.map(({ field, values }) =>
    scenario(
      "createAccount",
      `answers 400 4000210 for a malformed ${field}`,
      { evidence: "inferred" },
      async (world) => {
        for (const value of values) await refused(create(world, wrong({ ...accountForm(), [field]: value })), 4000210);
      },
    ),
  ),

  scenario("createAccount", "answers 400 4000210 for an unknown field", { evidence: "inferred" }, async (world) => {
    await refused(create(world, wrong({ ...accountForm(), user_shoe_size: "43" })), 4000210);
  }),
];
