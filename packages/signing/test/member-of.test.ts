import { expect, test } from "vitest";
import { memberOf } from "../src/member-of.js";

test.each([
  { name: "a member", value: { a: 1 }, member: 1 },
  { name: "a member that is null", value: { a: null }, member: null },
  { name: "no such member", value: { b: 1 }, member: undefined },
  { name: "null", value: null, member: undefined },
  { name: "text", value: "a", member: undefined },
  { name: "nothing", value: undefined, member: undefined },
])("memberOf reads $name", ({ value, member }) => {
  expect(memberOf(value, "a")).toBe(member);
});
