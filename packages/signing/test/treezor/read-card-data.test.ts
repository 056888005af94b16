import { describe, expect, test } from "vitest";
import { readTreezorCardData } from "../../src/treezor/read-card-data.js";

const encode = (text: string) => new TextEncoder().encode(text);

describe("readTreezorCardData", () => {
  test.each([
    {
      name: "number and code",
      text: '{"pan":"4111111111111111","cvv":"123"}',
      data: { pan: "4111111111111111", cvv: "123" },
    },
    { name: "the number alone", text: '{"pan":"4111111111111111"}', data: { pan: "4111111111111111" } },
  ])("reads $name", ({ text, data }) => {
    expect(readTreezorCardData(encode(text))).toEqual(data);
  });

  test.each([
    { name: "no JSON", text: "4111111111111111" },
    { name: "no number", text: '{"cvv":"123"}' },
    { name: "a masked number", text: '{"pan":"411111******1111"}' },
    { name: "a number that was rounded", text: '{"pan":4111111111111111}' },
    { name: "a code of two digits", text: '{"pan":"4111111111111111","cvv":"12"}' },
    { name: "overwritten bytes", text: "\0\0\0" },
  ])("refuses $name, without telling it", ({ text }) => {
    const call = () => readTreezorCardData(encode(text));
    expect(call).toThrow(expect.objectContaining({ code: "ERR_PLAINTEXT_MALFORMED" }));
    expect(call).toThrow(/^decrypted data has no [a-zA-Z ]+$/);
  });
});
