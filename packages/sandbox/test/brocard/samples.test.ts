import { describe, expect, test } from "vitest";
import { type CallOptions, setup } from "./setup.js";

const invalid = "The given data was invalid.";

interface Sample {
  readonly id: string;
  readonly options: CallOptions;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The fixed sentence unless the sample repeats the first error. */
  readonly message?: string;
}

const badDates = { "dates[begin]": "24.02.2025", "dates[end]": "25.02.2025" };
const dates = {
  "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
  "dates.end": ["The dates.end does not match the format Y-m-d H:i:s."],
};
const required = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, [`The ${name} field is required.`]]));

// Each sample of status 422 in the text, with a request that fits it.
const samples: readonly Sample[] = [
  { id: "listAccounts", options: {}, errors: required("email") },
  {
    id: "listCards",
    options: { query: { ...badDates, "states[]": 1 } },
    errors: { ...dates, "states.0": ["The states.0 field is not a valid enum."] },
  },
  { id: "createCard", options: { body: { user_id: 2, transaction_limit: 50 } }, errors: required("bin", "title") },
  {
    id: "updateCard",
    options: { path: { card_id: 1 }, body: { balance: 123.45, state: 2, archived: false } },
    errors: {
      balance: ["The balance prohibited with specified BIN."],
      state: ["The state is prohibits when archived is present."],
      archived: ["The archived is prohibits when state is present."],
    },
  },
  {
    id: "listPayments",
    options: { query: { ...badDates, "states[]": 9 } },
    errors: { ...dates, "states.0": ["The states.0 field is not a valid enum."] },
  },
  { id: "groupPayments", options: {}, errors: required("group"), message: "The group field is required." },
  { id: "listRefunds", options: { query: badDates }, errors: dates },
  { id: "groupRefunds", options: {}, errors: required("group"), message: "The group field is required." },
  {
    id: "listTags",
    options: { query: { "users[]": 99 } },
    errors: { "users.0": ["The selected users.0 is invalid."] },
  },
  {
    id: "listTopUps",
    options: { query: { ...badDates, "methods[]": "cash", "states[]": 9 } },
    errors: {
      ...dates,
      "methods.0": ["The selected methods.0 is invalid."],
      "states.0": ["The states.0 field is not a valid enum."],
    },
  },
  {
    id: "listTransfers",
    options: { query: { ...badDates, "from[]": "x" } },
    errors: { ...dates, "from.0": ["The from.0 must be an integer."] },
  },
  { id: "createTransfer", options: { body: { currency: "USD" } }, errors: required("from", "to", "amount") },
  {
    id: "listUsers",
    options: { query: { ids: 1, teams: 1, roles: 1, states: 1 } },
    errors: {
      ids: ["The ids must be an array."],
      teams: ["The teams must be an array."],
      roles: ["The roles must be an array."],
      states: ["The states must be an array."],
    },
  },
  { id: "createUser", options: { body: {} }, errors: required("name", "email", "role_id", "can_edit_card_limits") },
  {
    id: "updateUserBins",
    options: { path: { user_id: 2 }, body: {} },
    errors: { bins: ["The bins field must be present."] },
    message: "The bins field must be present.",
  },
];

describe("status 422", () => {
  test.each(samples)("of $id is the sample of the text", async ({ id, options, errors, message = invalid }) => {
    const { call } = await setup();
    await call("createCard", { body: { bin: "555555", title: "Spring", user_id: 2, transaction_limit: 50 } });
    const { status, body } = await call(id, options);
    expect(status).toBe(422);
    expect(body).toEqual({ message, errors, request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});

const badValues: readonly {
  readonly name: string;
  readonly id: string;
  readonly options: CallOptions;
  readonly errors: object;
}[] = [
  {
    name: "a page size above 1000",
    id: "listUsers",
    options: { query: { per_page: 1001 } },
    errors: { per_page: ["The per_page must not be greater than 1000."] },
  },
  {
    name: "a page size below 0",
    id: "listUsers",
    options: { query: { per_page: -1 } },
    errors: { per_page: ["The per_page must be at least 0."] },
  },
  {
    name: "a page 0",
    id: "listCards",
    options: { query: { page: 0 } },
    errors: { page: ["The page must be at least 1."] },
  },
  {
    name: "a page that is no number",
    id: "listCards",
    options: { query: { page: "x" } },
    errors: { page: ["The page must be an integer."] },
  },
  {
    name: "an unknown time zone",
    id: "getUser",
    options: { path: { user_id: 2 }, query: { tz: "Mars/Base" } },
    errors: { tz: ["The tz must be a valid timezone."] },
  },
  {
    name: "an address that is none",
    id: "listAccounts",
    options: { query: { email: "owner" } },
    errors: { email: ["The email must be a valid email address."] },
  },
  {
    name: "a switch that is neither 1 nor 0",
    id: "listCards",
    options: { query: { reverse: "true" } },
    errors: { reverse: ["The reverse field must be true or false."] },
  },
  {
    name: "an unknown word",
    id: "listCards",
    options: { query: { archived: "all" } },
    errors: { archived: ["The selected archived is invalid."] },
  },
  {
    name: "a tag that is no UUID",
    id: "listCards",
    options: { query: { "tags[]": "x" } },
    errors: { "tags.0": ["The tags.0 must be a valid UUID."] },
  },
  {
    name: "digits that are too few",
    id: "listCards",
    options: { query: { "last_fours[]": ["1111", "11"] } },
    errors: { "last_fours.1": ["The last_fours.1 format is invalid."] },
  },
  {
    name: "dates that are no map",
    id: "listCards",
    options: { query: { dates: "2025-02-24" } },
    errors: { dates: ["The dates must be an array."] },
  },
  {
    name: "a day that is not in the calendar",
    id: "listCards",
    options: { query: { "dates[begin]": "2025-02-30" } },
    errors: { "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."] },
  },
  {
    name: "a text for a number",
    id: "createCard",
    options: { body: { bin: "555555", title: "x", user_id: 2, transaction_limit: "50" } },
    errors: { transaction_limit: ["The transaction_limit must be a number."] },
  },
  {
    name: "a number for a text",
    id: "createCard",
    options: { body: { bin: 555555, title: "x", user_id: 2, transaction_limit: 50 } },
    errors: { bin: ["The bin must be a string."] },
  },
  {
    name: "a title of 256 characters",
    id: "createCard",
    options: { body: { bin: "555555", title: "x".repeat(256), user_id: 2, transaction_limit: 50 } },
    errors: { title: ["The title must not be greater than 255 characters."] },
  },
  {
    name: "an empty title",
    id: "createCard",
    options: { body: { bin: "555555", title: "", user_id: 2, transaction_limit: 50 } },
    errors: { title: ["The title field is required."] },
  },
  {
    name: "a title that is null",
    id: "createCard",
    options: { body: { bin: "555555", title: null, user_id: 2, transaction_limit: 50 } },
    errors: { title: ["The title field is required."] },
  },
  {
    name: "an empty word",
    id: "groupPayments",
    options: { query: { group: "" } },
    errors: { group: ["The group field is required."] },
  },
  {
    name: "an empty currency",
    id: "createTransfer",
    options: { body: { from: "x@example.com", to: "owner@example.com", amount: "", currency: "" } },
    errors: {
      amount: ["The amount field is required."],
      currency: ["The currency field is required."],
      from: ["The selected from is invalid."],
    },
  },
  {
    name: "empty members that need not be sent",
    id: "updateUser",
    options: { path: { user_id: 2 }, body: { name: "", state: "", role_id: null } },
    errors: {
      name: ["The name field is required."],
      state: ["The state field is required."],
      role_id: ["The role_id field is required."],
    },
  },
  {
    name: "empty entries of lists",
    id: "listCards",
    options: { query: { "ids[]": "", "states[]": "", "tags[]": "" } },
    errors: {
      "ids.0": ["The ids.0 must be an integer."],
      "states.0": ["The states.0 field is not a valid enum."],
      "tags.0": ["The tags.0 must be a valid UUID."],
    },
  },
  {
    name: "BINs that are null",
    id: "updateUserBins",
    options: { path: { user_id: 2 }, body: { bins: null } },
    errors: { bins: ["The bins must be an array."] },
  },
  {
    name: "a NUL in a title",
    id: "createCard",
    options: { body: { bin: "555555", title: "a\0", user_id: 2, transaction_limit: 50 } },
    errors: { title: ["The title format is invalid."] },
  },
  {
    name: "half a surrogate pair",
    id: "createCard",
    options: { body: '{"bin":"555555","title":"\\ud800","user_id":2,"transaction_limit":50}' },
    errors: { title: ["The title format is invalid."] },
  },
  {
    name: "a tag list that is none",
    id: "createCard",
    options: { body: { bin: "555555", title: "x", user_id: 2, transaction_limit: 50, tags: "x" } },
    errors: { tags: ["The tags must be an array."] },
  },
  {
    name: "a yes that is a text",
    id: "createUser",
    options: { body: { name: "x", email: "x@example.com", role_id: 4, can_edit_card_limits: "yes" } },
    errors: { can_edit_card_limits: ["The can_edit_card_limits field must be true or false."] },
  },
  {
    name: "a state that cannot be set",
    id: "updateUser",
    options: { path: { user_id: 2 }, body: { state: 3 } },
    errors: { state: ["The state field is not a valid enum."] },
  },
  {
    name: "a body that is no JSON",
    id: "createUser",
    options: { body: "{" },
    errors: { body: ["The body must be a JSON object."] },
  },
  {
    name: "a body that is a list",
    id: "createUser",
    options: { body: [] },
    errors: { body: ["The body must be a JSON object."] },
  },
  {
    name: "a body that is no UTF-8",
    id: "createUser",
    options: { body: new Uint8Array([0x7b, 0xff, 0x7d]) },
    errors: { body: ["The body must be a JSON object."] },
  },
  {
    name: "a body without end",
    id: "createUser",
    options: { body: `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}` },
    errors: { body: ["The body must be a JSON object."] },
  },
  {
    name: "a body of another type",
    id: "createUser",
    options: { body: "name=x", headers: { "content-type": "text/plain" } },
    errors: { body: ["The body must be a JSON object."] },
  },
];

describe("a refusal", () => {
  test.each(badValues)("names $name", async ({ id, options, errors }) => {
    const { call } = await setup();
    const answer = await call(id, options);
    expect([answer.status, answer.errors]).toEqual([422, errors]);
  });

  test("names what the document and what the company refuse at once", async () => {
    const { call } = await setup();
    const body = {
      bin: "999999",
      title: "",
      user_id: 99,
      transaction_limit: "x",
      tags: ["22222222-2222-4222-8222-000000000099"],
    };
    const { errors } = await call("createCard", { body });
    expect(Object.keys(errors ?? {}).sort()).toEqual(["bin", "tags.0", "title", "transaction_limit", "user_id"]);
  });

  test("is not made for members the document does not list", async () => {
    const { call } = await setup();
    expect((await call("listUsers", { query: { unknown: 1, "unknown[]": 2 } })).status).toBe(200);
    const body = { name: "x", email: "x@example.com", role_id: 4, can_edit_card_limits: true, unknown: {} };
    expect((await call("createUser", { body })).status).toBe(201);
  });

  test.each(["tz", "dates", "cursor"])("is not made for an empty %s", async (name) => {
    const { call } = await setup();
    expect((await call("listTopUps", { query: { [name]: "" } })).status).toBe(200);
  });

  test("is not made for a body that is missing where nothing is required", async () => {
    const { call } = await setup();
    expect((await call("updateUser", { path: { user_id: 2 } })).status).toBe(200);
  });
});
