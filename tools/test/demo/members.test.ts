import { describe, expect, test } from "vitest";
import { membersOf } from "../../demo/members.js";

describe("membersOf", () => {
  const members = membersOf({ name: "a", count: 2, list: ["x", 1], inner: { name: "b" } });

  test("reads members of the type asked for", () => {
    expect([members.text("name"), members.number("count"), members.in("inner").text("name")]).toEqual(["a", 2, "b"]);
    expect(members.texts("list")).toEqual(["x", "1"]);
  });

  test.each([
    { name: "a member of another type", read: () => members.number("name") },
    { name: "an absent member", read: () => members.text("absent") },
    { name: "a member of nothing", read: () => membersOf(null).text("name") },
    { name: "a member of a text", read: () => membersOf("text").number("length") },
  ])("throws for $name", ({ read }) => {
    expect(read).toThrow(expect.objectContaining({ name: "StoryError" }));
  });
});
