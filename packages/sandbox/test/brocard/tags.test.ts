import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";

describe("listTags", () => {
  test("answers the tags of the company with their makers", async () => {
    const { act, call, invite } = await setup();
    const { id, uuid, email, name } = await invite();
    const made = await act("createTag", { name: "To be checked", user_id: id });
    expect((await call("listTags")).body).toMatchObject({
      data: [
        { uuid: "22222222-2222-4222-8222-000000000001", name: "Advertising", user: { id: 2, name: "Olga Owner" } },
        { ...Object(made), user: { id, uuid, email, name } },
      ],
      total: 2,
    });
  });

  test("is narrowed to the tags of some users", async () => {
    const { act, call, invite } = await setup();
    const { id } = await invite();
    await act("createTag", { name: "Other", user_id: id });
    const names = async (users: readonly number[]) =>
      (await call("listTags", { query: { "users[]": users } })).body.data.map(({ name }: { name: string }) => name);
    expect(await names([id])).toEqual(["Other"]);
    expect(await names([2, id])).toEqual(["Advertising", "Other"]);
  });

  test("names each unknown user by its place", async () => {
    const { call } = await setup();
    const { errors } = await call("listTags", { query: { "users[]": [2, 98, 99] } });
    expect(Object.keys(errors ?? {})).toEqual(["users.1", "users.2"]);
  });
});
