import { describe, expect, test } from "vitest";
import { isJsonObject, rawMembers } from "../src/json-members.js";
import { createRandom, type Random } from "./random.js";

const found = (text: string) => rawMembers(text).map(({ name, start, end }) => [name, text.slice(start, end)]);

describe("rawMembers", () => {
  test.each([
    { name: "no members", text: " { } ", members: [] },
    {
      name: "every kind of value",
      text: '{"a":1.50,"b":"x","c":null,"d":[1,{"e":2}],"f":{"g":"}"}}',
      members: [
        ["a", "1.50"],
        ["b", '"x"'],
        ["c", "null"],
        ["d", '[1,{"e":2}]'],
        ["f", '{"g":"}"}'],
      ],
    },
    {
      name: "spaces everywhere",
      text: ' {\n"a" :\t1 ,"b": [ ] \r\n} ',
      members: [
        ["a", "1"],
        ["b", "[ ]"],
      ],
    },
    {
      name: "a name twice",
      text: '{"a":1,"a":2}',
      members: [
        ["a", "1"],
        ["a", "2"],
      ],
    },
    {
      name: "names spelled with escapes",
      text: '{"\\u0061":1,"\\"":2,"\\\\":3}',
      members: [
        ["a", "1"],
        ['"', "2"],
        ["\\", "3"],
      ],
    },
    {
      name: "backslashes before a quote",
      text: '{"a":"\\\\","b":"\\\\\\""}',
      members: [
        ["a", '"\\\\"'],
        ["b", '"\\\\\\""'],
      ],
    },
    {
      name: "brackets and commas in texts",
      text: '{"a":["]",",{"],"b":"{"}',
      members: [
        ["a", '["]",",{"]'],
        ["b", '"{"'],
      ],
    },
    { name: "the empty name", text: '{"":0}', members: [["", "0"]] },
  ])("finds $name", ({ text, members }) => {
    expect(found(text)).toEqual(members);
  });

  test("finds in 3,000 random objects what JSON.parse finds", () => {
    const random = createRandom(8259);
    for (let run = 0; run < 3000; run++) {
      const entries = Array.from(
        { length: random.below(5) },
        (_, i) => [`k${i}${text(random)}`, value(random, 3)] as const,
      );
      const printed = JSON.stringify(Object.fromEntries(entries), undefined, random.pick([0, 2, "\t"]));
      expect(found(printed).map(([name, raw]) => [name, JSON.parse(raw ?? "")])).toEqual(entries);
    }
  });
});

describe("isJsonObject", () => {
  test("tells objects from all else", () => {
    expect([{}, { a: 1 }].map(isJsonObject)).toEqual([true, true]);
    expect([[], null, "", 1, undefined, true].map(isJsonObject)).toEqual([false, false, false, false, false, false]);
  });
});

function text(random: Random): string {
  return Array.from({ length: random.below(5) }, () =>
    random.pick(['"', "\\", "{", "}", "[", "]", ",", ":", "é", "\n"]),
  ).join("");
}

function value(random: Random, depth: number): unknown {
  if (depth === 0) return random.pick([null, true, -1.5, text(random), 1e30]);
  const items = Array.from({ length: random.below(3) }, () => value(random, depth - 1));
  return random.below(2) === 0 ? items : Object.fromEntries(items.map((item, i) => [`${i}x${text(random)}`, item]));
}
