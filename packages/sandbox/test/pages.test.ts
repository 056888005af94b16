import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type Listening, listen, type Sandbox } from "../src/index.js";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with any headers, those a page cannot set too. */
function ask(url: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks).toString(),
      });
    });
    request.on("error", reject).end(body);
  });
}

const question = {
  "access-control-request-method": "PUT",
  "access-control-request-headers": "authorization,content-type",
};
const fromHere = "http://127.0.0.1:4020";
const foreign = "https://example.com";

describe("pages in a browser", () => {
  let sandbox: Sandbox;
  let open: Listening;

  beforeAll(async () => {
    sandbox = createSandbox({ hosts: ["ci.example.com"] });
    open = await listen(sandbox);
  });
  afterAll(async () => {
    await open.close();
    await sandbox.close();
  });

  const addresses = () => [`${open.url}/brocard/api/v2/users`, `${open.apiUrls.brocard}/api/v2/users`];

  test.each([fromHere, "http://localhost:3000", "null"])(
    "%s may ask before a call and read its answer",
    async (origin) => {
      for (const address of addresses()) {
        const before = await ask(address, { origin, ...question }, "OPTIONS");
        expect(before).toMatchObject({
          status: 204,
          headers: {
            "access-control-allow-origin": origin,
            "access-control-allow-headers": "authorization,content-type",
            "access-control-allow-methods": expect.stringContaining("PUT"),
          },
        });
        const answer = await ask(address, { origin });
        expect(answer).toMatchObject({
          status: 401,
          headers: { "access-control-allow-origin": origin, "access-control-expose-headers": "*", vary: "origin" },
        });
      }
    },
  );

  test("of foreign web sites are answered as if they were none", async () => {
    for (const address of addresses()) {
      const before = await ask(address, { origin: foreign, ...question }, "OPTIONS");
      expect(before.status).toBe(405);
      const [answer, plain] = [await ask(address, { origin: foreign }), await ask(address)];
      expect([answer.status, Object.keys(answer.headers)]).toEqual([plain.status, Object.keys(plain.headers)]);
      expect(JSON.stringify([before.headers, answer.headers])).not.toContain("access-control");
    }
  });

  test("never learn that they may reach a private network", async () => {
    const headers = { origin: "null", ...question, "access-control-request-private-network": "true" };
    const before = await ask(addresses()[0] ?? "", headers, "OPTIONS");
    expect(before.headers["access-control-allow-private-network"]).toBeUndefined();
  });

  describe("and the control API", () => {
    const tenants = () => `${open.url}/_sandbox/tenants`;
    const json = { "content-type": "application/json" };

    test("is open to pages that this machine serves", async () => {
      const before = await ask(tenants(), { origin: fromHere, ...question }, "OPTIONS");
      expect([before.status, before.headers["access-control-allow-origin"]]).toEqual([204, fromHere]);
      const made = await ask(tenants(), { origin: fromHere, ...json }, "POST", '{ "api": "brocard" }');
      expect([made.status, made.headers["access-control-allow-origin"]]).toEqual([201, fromHere]);
    });

    test("is open to a page from the disk that has the code, and to no other", async () => {
      const asked = { origin: "null", ...question, "access-control-request-headers": "x-sandbox-code" };
      expect((await ask(tenants(), asked, "OPTIONS")).status).toBe(204);
      const withCode = (code: string) => ask(tenants(), { origin: "null", "x-sandbox-code": code });
      expect((await withCode(sandbox.pageCode)).status).toBe(200);
      expect((await withCode("0000000000000000")).status).toBe(403);
      expect((await withCode("")).status).toBe(403);
      const without = await ask(tenants(), { origin: "null" });
      expect([without.status, without.headers["access-control-allow-origin"]]).toEqual([403, "null"]);
    });

    test("is closed to foreign web sites", async () => {
      for (const [headers, method] of [
        [{ origin: foreign }, "GET"],
        [{ origin: foreign, ...question }, "OPTIONS"],
        [{ origin: foreign, ...json }, "POST"],
      ] as const) {
        const answer = await ask(tenants(), headers, method, method === "POST" ? '{ "api": "brocard" }' : "");
        expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
      }
    });

    test("is closed under a name that a foreign web site can make", async () => {
      const host = "rebound.example.com:4010";
      expect((await ask(tenants(), { host })).status).toBe(403);
      expect((await ask(tenants(), { host, origin: `http://${host}`, ...json }, "POST", '{ "api": "x" }')).status).toBe(
        403,
      );
      expect((await ask(tenants(), { host: "ci.example.com:4010" })).status).toBe(200);
      expect((await ask(tenants(), { host: "sandbox:4010" })).status).toBe(200);
    });
  });

  test("have another code in each sandbox, of the same seed too", async () => {
    const other = createSandbox();
    expect(other.pageCode).toMatch(/^[0-9a-f]{16}$/);
    expect(other.pageCode).not.toBe(sandbox.pageCode);
    await other.close();
  });
});
