import { afterEach, describe, expect, test } from "vitest";
import { observe, setup } from "./setup.js";

const errors: unknown[] = [];
afterEach(() => {
  expect(errors).toEqual([]);
});

const boundary = "----frontier";
const multipart = `multipart/form-data; boundary=${boundary}`;
const file = (name: string, content: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const end = `--${boundary}--\r\n`;
const identity = file("user_identity", "%PDF-1.4");

async function upload(body: BodyInit, type: string) {
  const { sandbox, request } = await setup({ onError: (error) => errors.push(error) });
  const { headers, url, method } = await request("uploadKyc", { path: { id: 404 } });
  headers.set("content-type", type);
  const sent = new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
  return observe("uploadKyc", await sandbox.fetch(sent));
}

describe("a multipart body", () => {
  test("in order reaches the handler", async () => {
    expect((await upload(identity + end, multipart)).code).toBe(4030210);
  });

  test.each([
    { name: "has no boundary", body: identity + end, type: "multipart/form-data" },
    { name: "has another boundary", body: identity + end, type: "multipart/form-data; boundary=other" },
    { name: "is cut short", body: identity, type: multipart },
    { name: "is cut inside a file", body: identity.slice(0, -4), type: multipart },
    { name: "is empty", body: "", type: multipart },
    { name: "holds nothing", body: end, type: multipart },
    { name: "is noise", body: "noise".repeat(1000), type: multipart },
    { name: "has a file twice", body: identity + identity + end, type: multipart },
    { name: "has a file nobody expects", body: identity + file("other", "a") + end, type: multipart },
    { name: "has a text where a file is wanted", body: field("user_identity", "a") + end, type: multipart },
    { name: "has an unknown text", body: identity + field("other", "a") + end, type: multipart },
    {
      name: "has 100 members",
      body: Array.from({ length: 100 }, (_, n) => file(`f${n}`, "a")).join("") + end,
      type: multipart,
    },
    { name: "is a form", body: "user_identity=a", type: "application/x-www-form-urlencoded" },
    { name: "is larger than 25 MiB", body: file("user_identity", "a".repeat(25 * 1024 * 1024)) + end, type: multipart },
  ])("that $name is refused with 4000210", async ({ body, type }) => {
    expect(await upload(body, type)).toMatchObject({ status: 400, code: 4000210 });
  });

  test("whose sender goes away is no error", async () => {
    const chunks = [identity.slice(0, 80)].map((text) => new TextEncoder().encode(text));
    const body = new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.error(new Error("gone"));
      },
    });
    expect((await upload(body, multipart)).code).toBe(4000210);
  });
});
