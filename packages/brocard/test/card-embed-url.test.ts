import { describe, expect, test } from "vitest";
import { cardEmbedUrl } from "../src/index.js";
import { createClient, fakeBrocard, requestId } from "./support/fake-brocard.js";

const path = "/api/v2/cards/1/embed/55555555-5555-4555-8555-000000000001";
const answer = (link: string) => ({ status: 201, body: { link, request_id: requestId } });

/** An answer that tells where it came from, as that of a real `fetch` does. */
function answeredFrom(url: string, link: string): Response {
  return Object.defineProperty(Response.json(answer(link).body, { status: 201 }), "url", { value: url });
}

describe("cardEmbedUrl", () => {
  test("makes a link with one call", async () => {
    const vendor = fakeBrocard(answer(`https://private.mybrocard.com${path}`));
    expect(await cardEmbedUrl(createClient(vendor.fetch), 1)).toBe(`https://private.mybrocard.com${path}`);
    expect(vendor.seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(["POST /api/v2/cards/1/embed"]);
  });

  test.each(["http://127.0.0.1:4010", "http://localhost", "http://[::1]:4010"])(
    "takes a link to %s",
    async (origin) => {
      expect(await cardEmbedUrl(createClient(fakeBrocard(answer(`${origin}${path}`)).fetch), 1)).toBe(
        `${origin}${path}`,
      );
    },
  );

  test("takes http from an API that was called by http", async () => {
    const fetch = async () => answeredFrom("http://sandbox:4010/api/v2/cards/1/embed", `http://sandbox:4010${path}`);
    const client = createClient(fetch, { environment: undefined, baseUrl: "http://sandbox:4010", allowHttp: true });
    expect(await cardEmbedUrl(client, 1)).toBe(`http://sandbox:4010${path}`);
  });

  test.each([
    { name: "plain http", link: `http://a.example${path}` },
    { name: "a script", link: "javascript:alert(1)" },
    { name: "data", link: "data:text/html,<p>" },
    { name: "credentials", link: `https://user:word@a.example${path}` },
    { name: "a path alone", link: path },
    { name: "nothing", link: "" },
  ])("refuses $name without telling it", async ({ link }) => {
    const fetch = async () => answeredFrom("https://private.mybrocard.com/api/v2/cards/1/embed", link);
    const error: unknown = await cardEmbedUrl(createClient(fetch), 1).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "EmbedLinkError", code: "ERR_EMBED_LINK" });
    expect(String(error)).not.toContain("5555");
  });

  test("escapes what could leave an attribute", async () => {
    const vendor = fakeBrocard(answer(`https://a.example${path}"><script>`));
    expect(await cardEmbedUrl(createClient(vendor.fetch), 1)).toBe(`https://a.example${path}%22%3E%3Cscript%3E`);
  });

  test("throws the vendor's refusal", async () => {
    const vendor = fakeBrocard({ status: 404, body: { message: "Not found." } });
    await expect(cardEmbedUrl(createClient(vendor.fetch), 1)).rejects.toMatchObject({ name: "ApiError", status: 404 });
  });

  test("ends with the signal of the caller", async () => {
    const signal = AbortSignal.abort(new Error("left the page"));
    const call = cardEmbedUrl(createClient(fakeBrocard(answer("https://a.example")).fetch), 1, { signal });
    await expect(call).rejects.toThrow("left the page");
  });
});
