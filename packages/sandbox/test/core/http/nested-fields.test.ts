import { describe, expect, test } from "vitest";
import { parseNestedFields } from "../../../src/core/http/nested-fields.js";

const parsed = (text: string) => JSON.parse(JSON.stringify(parseNestedFields(text)));

describe("parseNestedFields", () => {
  // What PHP makes of each: php -r 'parse_str("…", $a); echo json_encode($a);'
  test.each([
    { name: "a plain name", text: "page=1", fields: { page: "1" } },
    { name: "nothing", text: "", fields: {} },
    { name: "a name without a value", text: "page", fields: { page: "" } },
    { name: "a plain name twice as its last value", text: "page=1&page=2", fields: { page: "2" } },
    { name: "a list", text: "ids[]=1&ids[]=2", fields: { ids: ["1", "2"] } },
    { name: "encoded brackets", text: "ids%5B%5D=1", fields: { ids: ["1"] } },
    { name: "a list with places", text: "ids[0]=1&ids[1]=2", fields: { ids: ["1", "2"] } },
    { name: "places with a gap as a map", text: "ids[1]=1&ids[5]=2", fields: { ids: { 1: "1", 5: "2" } } },
    { name: "a map", text: "dates[begin]=a&dates[end]=b", fields: { dates: { begin: "a", end: "b" } } },
    { name: "a list in a map", text: "a[b][]=1&a[b][]=2", fields: { a: { b: ["1", "2"] } } },
    {
      name: "blanks as plus and as percent",
      text: "d[begin]=2025-02-24+00%3A00",
      fields: { d: { begin: "2025-02-24 00:00" } },
    },
    { name: "a list that replaces a text", text: "ids=1&ids[]=2", fields: { ids: ["2"] } },
  ])("reads $name", ({ text, fields }) => {
    expect(parsed(text)).toEqual(fields);
  });

  test("replaces what is no UTF-8 instead of refusing it", () => {
    expect(parsed("a=%ff&b=%zz")).toEqual({ a: "\ufffd", b: "%zz" });
  });

  test("leaves out names that are too deep or have no beginning", () => {
    expect(parsed("a[b][c][d][e]=1&[x]=2&=3")).toEqual({});
  });

  test("gives no way to the prototype of objects", () => {
    const fields = parseNestedFields("__proto__[polluted]=1&constructor[prototype][polluted]=1");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Object.keys(fields)).toEqual(["__proto__", "constructor"]);
  });
});
