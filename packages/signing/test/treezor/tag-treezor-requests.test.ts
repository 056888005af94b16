import { describe, expect, test } from "vitest";
import { compose, type FetchLayer } from "../../src/fetch-layer.js";
import { tagTreezorRequests } from "../../src/treezor/tag-treezor-requests.js";

const base = "https://acme.sandbox.treezor.co";
const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" };

interface Sent {
  readonly url: string;
  readonly body: string;
  readonly request: Request;
}

/** What leaves the layer for this call. */
async function sent(
  path: string,
  init: RequestInit,
  layer = tagTreezorRequests({ createTag: () => "tag-1" }),
): Promise<Sent> {
  const seen: Sent[] = [];
  const network: typeof fetch = async (input, options) => {
    const request = new Request(input, options);
    seen.push({ request, url: request.url.slice(base.length), body: await request.text() });
    return new Response();
  };
  await layer(network)(`${base}${path}`, init);
  return seen[0] ?? expect.unreachable();
}

describe("tagTreezorRequests", () => {
  test.each([
    { name: "an object", body: '{"a":1}', result: '{"accessTag":"tag-1","a":1}' },
    { name: "an empty object", body: "{ }", result: '{"accessTag":"tag-1" }' },
    { name: "spaces before the object", body: '\n {"a":"{"}', result: '\n {"accessTag":"tag-1","a":"{"}' },
    {
      name: "numbers that JavaScript would print otherwise",
      body: '{"amount":10.50}',
      result: '{"accessTag":"tag-1","amount":10.50}',
    },
    {
      name: "the name deeper down",
      body: '{"a":{"accessTag":"x"}}',
      result: '{"accessTag":"tag-1","a":{"accessTag":"x"}}',
    },
  ])("adds a member to JSON: $name", async ({ body, result }) => {
    expect(await sent("/v1/wallets", { method: "POST", headers: json, body })).toMatchObject({
      url: "/v1/wallets",
      body: result,
    });
  });

  test("adds a field to a form", async () => {
    const { body } = await sent("/v1/users", { method: "POST", headers: form, body: "firstname=Zo%C3%A9" });
    expect(body).toBe("firstname=Zo%C3%A9&accessTag=tag-1");
  });

  test.each([
    {
      name: "DELETE",
      path: "/v1/users/1?origin=USER",
      method: "DELETE",
      url: "/v1/users/1?origin=USER&accessTag=tag-1",
    },
    {
      name: "PUT without a body",
      path: "/v1/users/1/Kycreview",
      method: "PUT",
      url: "/v1/users/1/Kycreview?accessTag=tag-1",
    },
    {
      name: "the old base path",
      path: "/v1/index.php/users/1",
      method: "DELETE",
      url: "/v1/index.php/users/1?accessTag=tag-1",
    },
  ])("adds to the query: $name", async ({ path, method, url }) => {
    expect(await sent(path, { method })).toMatchObject({ url, body: "" });
  });

  test.each([
    { name: "a list", headers: json, body: "[1]" },
    { name: "what is no JSON", headers: json, body: "{" },
    { name: "text", headers: { "Content-Type": "text/plain" }, body: '{"a":1}' },
    { name: "bytes", headers: json, body: new Uint8Array([0xff, 0xfe]) },
  ])("leaves a body that cannot take it, and adds to the query: $name", async ({ headers, body }) => {
    const { url, request } = await sent("/v1/documents", { method: "POST", headers, body });
    expect(url).toBe("/v1/documents?accessTag=tag-1");
    expect(request.headers.get("Content-Type")).toBe(headers["Content-Type"]);
  });

  test("keeps the parts of a multipart body", async () => {
    const body = new FormData();
    body.append("name", "file.pdf");
    const { url, request, body: text } = await sent("/v1/documents", { method: "POST", body });
    expect(url).toBe("/v1/documents?accessTag=tag-1");
    const again = new Response(text, { headers: { "Content-Type": request.headers.get("Content-Type") ?? "" } });
    expect((await again.formData()).get("name")).toBe("file.pdf");
  });

  test.each([
    { name: "a member", path: "/v1/wallets", init: { method: "POST", headers: json, body: '{"accessTag":"mine"}' } },
    { name: "an empty member", path: "/v1/wallets", init: { method: "POST", headers: json, body: '{"accessTag":""}' } },
    { name: "a field", path: "/v1/wallets", init: { method: "POST", headers: form, body: "a=1&accessTag=mine" } },
    { name: "a parameter", path: "/v1/wallets?accessTag=mine", init: { method: "POST", headers: json, body: "{}" } },
    { name: "GET", path: "/v1/wallets", init: { method: "GET" } },
    {
      name: "a proof that covers the request as it is",
      path: "/v1/payouts",
      init: { method: "POST", headers: { ...json, "X-Trz-SCA": "AAAA.AAAA" }, body: "{}" },
    },
    {
      name: "another part of the API",
      path: "/core-connect/scheduledPayment",
      init: { method: "POST", headers: json, body: "{}" },
    },
    { name: "the token call", path: "/oauth/token", init: { method: "POST", headers: form, body: "a=1" } },
  ])("changes nothing where there is one or none belongs: $name", async ({ path, init }) => {
    expect(await sent(path, init)).toMatchObject({ url: path, body: "body" in init ? init.body : "" });
  });

  test.each([
    { name: "JSON", headers: json, body: '{"medium":"virtual","sca":"proof"}' },
    { name: "a form", headers: form, body: "medium=virtual&sca=proof" },
  ])("leaves a proof in $name what it is made over", async ({ headers, body }) => {
    expect(await sent("/v1/cards", { method: "POST", headers, body })).toMatchObject({ url: "/v1/cards", body });
  });

  test("gives all attempts of a request the same tag, and each request its own", async () => {
    const bodies: string[] = [];
    const twice: FetchLayer = (next) => async (input, init) => {
      const request = new Request(input, init);
      await next(request.clone());
      return next(request);
    };
    const network: typeof fetch = async (input) => {
      bodies.push(await new Request(input).text());
      return new Response();
    };
    const send = compose(tagTreezorRequests(), twice)(network);
    for (let call = 0; call < 2; call++)
      await send(`${base}/v1/payouts`, { method: "POST", headers: json, body: "{}" });
    const [first, again, second, last] = bodies;
    expect([first, second]).toEqual([again, last]);
    expect(first).toMatch(/^{"accessTag":"[\da-f-]{36}"}$/);
    expect(first).not.toBe(second);
  });

  test("keeps method and headers", async () => {
    const { request } = await sent("/v1/users/1", { method: "DELETE", headers: { Authorization: "Bearer t" } });
    expect(request.method).toBe("DELETE");
    expect(request.headers.get("Authorization")).toBe("Bearer t");
  });

  test("ends with the signal of the caller, also where the address was changed", async () => {
    const controller = new AbortController();
    const network: typeof fetch = async (input) => {
      controller.abort(new Error("no longer"));
      new Request(input).signal.throwIfAborted();
      return new Response();
    };
    const call = tagTreezorRequests()(network)(`${base}/v1/users/1`, { method: "DELETE", signal: controller.signal });
    await expect(call).rejects.toThrow("no longer");
  });

  test("asks which requests get one", async () => {
    const layer = tagTreezorRequests({ createTag: () => "t", isTagged: ({ url }) => url.endsWith("/cards") });
    expect(await sent("/pci/cards", { method: "POST", headers: json, body: "{}" }, layer)).toMatchObject({
      body: '{"accessTag":"t"}',
    });
    expect(await sent("/v1/wallets", { method: "POST", headers: json, body: "{}" }, layer)).toMatchObject({
      body: "{}",
    });
  });

  test.each([{ tag: "" }, { tag: "x".repeat(251) }])("refuses a tag of $tag.length characters", async ({ tag }) => {
    const layer = tagTreezorRequests({ createTag: () => tag });
    await expect(sent("/v1/wallets", { method: "POST", headers: json, body: "{}" }, layer)).rejects.toThrow(TypeError);
  });
});
