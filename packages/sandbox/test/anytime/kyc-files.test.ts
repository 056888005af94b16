import { describe, expect, test } from "vitest";
import { judgeFile } from "../../src/anytime/kyc-files.js";

const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, "latin1"));
const jpeg = "\xff\xd8\xff\xe0 picture \xff\xd9";
const png = "\x89PNG\r\n\x1a\n header and picture \0\0\0\0IEND\xae\x42\x60\x82";
const pdf = "%PDF-1.3 pages %%EOF\n";

describe("judgeFile", () => {
  test.each([
    { name: "id.jpg", content: jpeg },
    { name: "id.JPEG", content: jpeg },
    { name: "id.png", content: png },
    { name: "kbis.pdf", content: pdf },
    { name: "a name.with dots.pdf", content: `${pdf}${"\0".repeat(500)}` },
    { name: "made-up.jpg", content: "any bytes" },
  ])("takes $name", ({ name, content }) => {
    expect(judgeFile({ name, bytes: bytes(content) })).toEqual({ status: 0 });
  });

  test.each(["id.gif", "id.exe", "id.jpg.exe", "id", "", "jpg"])("finds a wrong extension in %j", (name) => {
    expect(judgeFile({ name, bytes: bytes(jpeg) })).toMatchObject({ status: 1, error: expect.any(String) });
  });

  test.each([
    { name: "no bytes", content: "" },
    { name: "a picture that breaks off", content: jpeg.slice(0, -2) },
    { name: "a PNG that breaks off", content: png.slice(0, 20) },
    { name: "a PDF that breaks off", content: `${pdf.slice(0, 10)}${"x".repeat(5000)}` },
  ])("finds $name not uploaded correctly", ({ content }) => {
    expect(judgeFile({ name: "id.png", bytes: bytes(content) })).toMatchObject({
      status: 2,
      error: expect.any(String),
    });
  });
});
