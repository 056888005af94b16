import { describe, expect, test } from "vitest";
import type { CaseBody, CaseRequest } from "../../src/engine/case.js";
import { encodeRequest, kindsOf } from "../../src/engine/encode-request.js";
import { ref } from "../../src/engine/kit.js";

const plain: CaseRequest = {
  operationId: "changeThing",
  method: "PATCH",
  path: "/things/{id}/parts/{part}",
  pathValues: { id: ref("thing", "id"), part: "a/b é" },
  query: [],
  headers: {},
  auth: { kind: "valid" },
};
const resources = new Map([["thing", { id: 17 }]]);
const encode = (changes: Partial<CaseRequest>) => encodeRequest({ ...plain, ...changes }, resources);
const bodyOf = (body: CaseBody) => encode({ body });

describe("encodeRequest", () => {
  test("fills ids into the path and escapes what would be another path", () => {
    expect(encode({}).target).toBe("/things/17/parts/a%2Fb%20%C3%A9");
  });

  test("writes 0 where nothing is known", () => {
    expect(encodeRequest(plain, new Map()).target).toMatch(/^\/things\/0\//);
    expect(encode({ pathValues: {} }).target).toBe("/things/0/parts/0");
  });

  test("keeps brackets in names of parameters and the order in which they stand", () => {
    const query = [
      ["filter[from]", "a b"],
      ["limit", 5],
      ["limit", 6],
      ["none", null],
    ] as const;
    expect(encode({ query }).target.split("?")[1]).toBe("filter[from]=a%20b&limit=5&limit=6&none=null");
  });

  test("writes a form with every member as text, one that stands twice twice", () => {
    const { body, headers } = bodyOf({
      kind: "form",
      members: [
        ["a", 1.5],
        ["a", true],
        ["b", { c: null }],
      ],
    });
    expect([headers["content-type"], body]).toEqual([
      "application/x-www-form-urlencoded",
      "a=1.5&a=true&b=%7B%22c%22%3Anull%7D",
    ]);
  });

  test("writes JSON with ids in place, however deep they stand", () => {
    const { body, headers } = bodyOf({ kind: "json", value: { list: [{ of: ref("thing", "id") }], none: null } });
    expect([headers["content-type"], body]).toEqual(["application/json", '{"list":[{"of":17}],"none":null}']);
  });

  test("writes files of a form byte for byte, names escaped", () => {
    const file = {
      name: 'a"b\r\n.png',
      mediaType: "image/png",
      base64: Buffer.from([0, 255, 13, 10]).toString("base64"),
    };
    const { body, headers } = bodyOf({
      kind: "multipart",
      members: [
        ["paper", { file }],
        ["type", 3],
      ],
    });
    const [, boundary = ""] = headers["content-type"]?.split("boundary=") ?? [];
    const text = Buffer.from(body ?? "").toString("latin1");
    expect(text).toContain(
      'name="paper"; filename="a%22b%0D%0A.png"\r\ncontent-type: image/png\r\n\r\n\x00\xff\r\n\r\n',
    );
    expect(text).toContain(`--${boundary}\r\ncontent-disposition: form-data; name="type"\r\n\r\n3\r\n--${boundary}--`);
  });

  test("sends a raw body as it stands, and none where there is none", () => {
    const { body, headers } = bodyOf({ kind: "raw", mediaType: "text/csv", text: "a,b\n" });
    expect([headers["content-type"], body]).toEqual(["text/csv", "a,b\n"]);
    expect([encode({}).body, encode({}).headers["content-type"]]).toEqual([undefined, undefined]);
  });
});

describe("kindsOf", () => {
  test("names each kind once, wherever it stands", () => {
    const body: CaseBody = { kind: "json", value: { a: [ref("card", "id")], b: ref("thing", "name") } };
    expect(kindsOf({ ...plain, body, query: [["of", ref("card", "id")]] })).toEqual(["thing", "card"]);
  });
});
