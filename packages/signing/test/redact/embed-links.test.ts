import { describe, expect, test } from "vitest";
import { maskEmbedLinks } from "../../src/redact/embed-links.js";
import { redactJson } from "../../src/redact/redact-body.js";
import { redactUrl } from "../../src/redact/redact-url.js";

const token = "55555555-5555-4555-8555-000000000001";
const link = `https://a.test/api/v2/cards/1/embed/${token}`;

describe("maskEmbedLinks", () => {
  test.each([
    { name: "the end of a link", text: link, masked: "https://a.test/api/v2/cards/1/embed/***" },
    {
      name: "a link within text",
      text: `see "${link}" now`,
      masked: 'see "https://a.test/api/v2/cards/1/embed/***" now',
    },
    { name: "a token before a query", text: "/cards/1/embed/abc?x=1", masked: "/cards/1/embed/***?x=1" },
    { name: "each of two links", text: "/embed/a /embed/b", masked: "/embed/*** /embed/***" },
  ])("masks $name", ({ text, masked }) => {
    expect(maskEmbedLinks(text)).toBe(masked);
  });

  test.each(["/api/v2/cards/1/embed", "/embedded/1", "embed"])("leaves %s as it is", (text) => {
    expect(maskEmbedLinks(text)).toBe(text);
  });

  test("serves addresses and bodies of logs", () => {
    expect(redactUrl(link)).toBe("https://a.test/api/v2/cards/1/embed/***");
    expect(redactJson(JSON.stringify({ link, request_id: "r" }))).toBe(
      '{"link":"https://a.test/api/v2/cards/1/embed/***","request_id":"r"}',
    );
  });
});
