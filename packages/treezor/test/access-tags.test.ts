import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { carriesTag, takesConnectTag, takesPciTag } from "../src/access-tags.js";
import { createTreezorPciClient } from "../src/pci-dss.js";
import { createClient, credentials, type FakeTreezor, fakeTreezor } from "./support/fake-treezor.js";

interface Json {
  readonly [name: string]: Json;
}

/** Writes of a published document, and whether it gives them an `accessTag`. */
function writesOf(name: string): { key: string; isTagged: boolean }[] {
  const file = new URL(`../../../spec/generated/treezor-${name}.json`, import.meta.url);
  const document: Json = JSON.parse(readFileSync(file, "utf8"));
  const resolve = (node: Json | undefined): Json =>
    typeof node?.$ref === "string"
      ? resolve(
          String(node.$ref)
            .slice(2)
            .split("/")
            .reduce((at, part) => Object(at)[part], document),
        )
      : (node ?? {});
  const has = (schema: Json | undefined): boolean => {
    const { properties = {}, anyOf, oneOf, allOf } = resolve(schema);
    return "accessTag" in properties || [anyOf, oneOf, allOf].some((list) => Object.values(list ?? {}).some(has));
  };
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => ["delete", "post", "put"].includes(method))
      .map(([method, operation]) => {
        const parameters = [operation, item].flatMap((owner) => Object.values(owner.parameters ?? {})).map(resolve);
        const inQuery = parameters.some(({ name }) => String(name) === "accessTag");
        const inBody = has(resolve(operation.requestBody).content?.["application/json"]?.schema);
        return { key: `${method.toUpperCase()} ${path}`, isTagged: inQuery || inBody };
      }),
  );
}

const requestOf = (key: string, base = "https://example.sandbox.treezor.co") => {
  const [method = "", path = ""] = key.split(" ");
  return new Request(`${base}${path.replaceAll(/\{\w+\}/g, "4711")}`, { method });
};

const transfer = { body: { walletId: 1, beneficiaryWalletId: 2, amount: 10, currency: "EUR" } } as const;
const tagsIn = (vendor: FakeTreezor) => vendor.calls().map(({ body }) => Object(body).accessTag);
const unhurried = { sleep: async () => undefined, timeout: false } as const;

describe("accessTag", () => {
  test.each([
    { name: "connect", takes: takesConnectTag, count: 100 },
    { name: "pci-dss", takes: takesPciTag, count: 12 },
  ])("of $name is for the writes that have it in the document, and for no other", ({ name, takes, count }) => {
    const writes = writesOf(name);
    expect(writes.length).toBeGreaterThanOrEqual(count);
    expect(writes.filter(({ key, isTagged }) => takes(requestOf(key)) !== isTagged)).toEqual([]);
  });

  test("knows the older base path, a base path of a sandbox, and slashes at the end", () => {
    expect(takesConnectTag(requestOf("POST /v1/index.php/users/"))).toBe(true);
    expect(takesConnectTag(requestOf("POST /treezor/v1/users"))).toBe(true);
    expect(takesConnectTag(requestOf("POST /v1/index.php/mdc/rulesets/"))).toBe(false);
  });

  test("is a UUID of its own for each write, in its body, beside what the caller gave", async () => {
    const vendor = await fakeTreezor({ body: { transfers: [] } });
    const client = createClient(vendor);
    await client.POST("/v1/transfers", transfer);
    await client.POST("/v1/transfers", transfer);
    expect(vendor.calls().map(({ body }) => body)).toEqual([
      { ...transfer.body, accessTag: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) },
      { ...transfer.body, accessTag: expect.any(String) },
    ]);
    expect(new Set(tagsIn(vendor)).size).toBe(2);
  });

  test("goes into the query of a write without a body", async () => {
    const vendor = await fakeTreezor({ body: { documents: [] } });
    const params = { path: { documentId: "7" } };
    await createClient(vendor, { createAccessTag: () => "tag-1" }).DELETE("/v1/documents/{documentId}", { params });
    expect(vendor.calls()[0]?.url.search).toBe("?accessTag=tag-1");
  });

  test("stays the same in all attempts, which are made because of it", async () => {
    const vendor = await fakeTreezor("drop", { status: 503, body: "busy" }, { body: { transfers: [] } });
    const { response } = await createClient(vendor, unhurried).POST("/v1/transfers", transfer);
    expect([response.status, tagsIn(vendor).length, new Set(tagsIn(vendor)).size]).toEqual([200, 3, 1]);
  });

  test("of the caller stays, and makes the write safe to repeat, too", async () => {
    const vendor = await fakeTreezor("drop", { body: { transfers: [] } });
    const body = { ...transfer.body, accessTag: "mine" };
    await createClient(vendor, unhurried).POST("/v1/transfers", { body });
    expect(tagsIn(vendor)).toEqual(["mine", "mine"]);
  });

  test.each([
    { name: "none is wanted", options: { createAccessTag: false as const }, params: {} },
    { name: "a proof covers it", options: {}, params: { header: { "X-Trz-SCA": "proof" } } },
  ])("is not added, and the write not repeated, where $name", async ({ options, params }) => {
    const vendor = await fakeTreezor("drop");
    const call = createClient(vendor, { ...unhurried, ...options }).POST("/v1/transfers", { ...transfer, params });
    await expect(call).rejects.toMatchObject({ name: "TransportError", mayHaveHappened: true });
    expect(vendor.calls().map(({ body }) => body)).toEqual([transfer.body]);
  });

  test("does not make an operation safe that does not know it", async () => {
    const vendor = await fakeTreezor("drop");
    const call = createClient(vendor, unhurried).POST("/core-connect/sca/scawallets", {
      body: { userId: "1", accessTag: "mine" } as never,
    });
    await expect(call).rejects.toMatchObject({ mayHaveHappened: true });
    expect(vendor.calls()).toHaveLength(1);
  });

  test.each([{ accessTag: "" }, { accessTag: null }, { accessTag: 0 }])(
    "that says nothing (%o) does not make a write safe",
    async ({ accessTag }) => {
      const vendor = await fakeTreezor("drop");
      const body = { ...transfer.body, accessTag } as never;
      const call = createClient(vendor, unhurried).POST("/v1/transfers", { body });
      await expect(call).rejects.toMatchObject({ mayHaveHappened: true });
      expect(vendor.calls()).toHaveLength(1);
      const query = new Request(`https://example.sandbox.treezor.co/v1/cards?accessTag=`, { method: "DELETE" });
      expect(await carriesTag(query)).toBe(false);
    },
  );

  test("is not added to a body that carries its proof, and the write not repeated", async () => {
    const vendor = await fakeTreezor("drop");
    const target = { baseUrl: vendor.url, connectUrl: vendor.url, ...credentials };
    const body = { medium: "virtual", sca: "eyJh_UxfQ.nNIH_n9kA" } as never;
    const call = createTreezorPciClient({ ...target, ...unhurried }).POST("/cards", { body });
    await expect(call).rejects.toMatchObject({ mayHaveHappened: true });
    expect(vendor.calls().map((request) => request.body)).toEqual([body]);
  });

  test("beside a proof in the body does not make a write safe", async () => {
    const body = JSON.stringify({ accessTag: "mine", sca: "proof" });
    const request = new Request("https://example.secure.treezor.co/cards", { method: "POST", body });
    expect(await carriesTag(request)).toBe(false);
  });
});

describe("proveOperation", () => {
  test("is asked once per call, about the request as it is sent, and its proof goes into the header", async () => {
    const vendor = await fakeTreezor({ status: 429, body: {} }, { body: { transfers: [] } });
    const asked: unknown[] = [];
    const client = createClient(vendor, {
      ...unhurried,
      createAccessTag: () => "tag-1",
      proveOperation: ({ method, url, body }) => {
        asked.push([method, url, JSON.parse(body ?? "null")]);
        return "cGFzcw==.d2Vi";
      },
    });
    await client.POST("/v1/transfers", transfer);
    expect(asked).toEqual([["POST", `${vendor.url}/v1/transfers`, { ...transfer.body, accessTag: "tag-1" }]]);
    expect(vendor.calls().map(({ headers, body }) => [headers.get("x-trz-sca"), Object(body).accessTag])).toEqual([
      ["cGFzcw==.d2Vi", "tag-1"],
      ["cGFzcw==.d2Vi", "tag-1"],
    ]);
  });

  test("that gives nothing leaves the request as it is", async () => {
    const vendor = await fakeTreezor({ body: { wallets: [] } });
    await createClient(vendor, { proveOperation: () => undefined }).GET("/v1/wallets");
    expect(vendor.calls()[0]?.headers.has("x-trz-sca")).toBe(false);
  });

  test("is not asked where the call brings a proof", async () => {
    const vendor = await fakeTreezor({ body: { transfers: [] } });
    const client = createClient(vendor, { proveOperation: () => "other" });
    await client.POST("/v1/transfers", { ...transfer, params: { header: { "X-Trz-SCA": "own" } } });
    expect(vendor.calls()[0]?.headers.get("x-trz-sca")).toBe("own");
  });
});
