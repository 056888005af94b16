import { expect, test } from "vitest";
import { createAccessTag } from "../../src/treezor/create-access-tag.js";

test("createAccessTag makes a UUID of version 4, another one each time", () => {
  const tags = Array.from({ length: 1000 }, createAccessTag);
  expect(new Set(tags).size).toBe(1000);
  expect(tags.filter((tag) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(tag))).toEqual(
    [],
  );
});
