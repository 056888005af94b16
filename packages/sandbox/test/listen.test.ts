import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { get as httpsGet } from "node:https";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type Listening, type ListenOptions, listen } from "../src/listen.js";
import { observe, passwordGrant, requestOf, setup } from "./anytime/setup.js";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A sandbox on ports of its own. */
async function listening(options: ListenOptions = {}) {
  const { sandbox, tenant, errors, control } = await setup();
  const ports = await listen(sandbox, { onError: (error) => errors.push(error), ...options });
  open.push(sandbox, ports);
  return { ...ports, tenant, errors, control, anytime: ports.apiUrls.anytime ?? "" };
}

/** The signed request of an operation, at the root of the API's port. */
function at(base: string, request: Request): [string, RequestInit] {
  const { pathname, search } = new URL(request.url);
  const { method, headers, body } = request;
  const init = { method, headers, ...(body ? { body, duplex: "half" } : {}) };
  return [base + pathname.replace("/anytime", "") + search, init];
}

/** Sends bytes and answers all that comes back until the connection is closed. */
async function exchange(base: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(base).port), "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  return received;
}
const codeIn = (answer: string) => JSON.parse(answer.slice(answer.indexOf("\r\n\r\n"))).body.error.code;

describe("ports", () => {
  test("serve an API at the root of its own and under its name on the main one", async () => {
    const { url, anytime, tenant } = await listening();
    const form = passwordGrant(tenant);
    const own = await fetch(...at(anytime, requestOf("createToken", { form })));
    const main = await fetch(...at(`${url}/anytime`, requestOf("createToken", { form })));
    expect([(await observe("createToken", own)).status, (await observe("createToken", main)).status]).toEqual([
      200, 200,
    ]);
  });

  test("serve the control API on the main one only", async () => {
    const { url, anytime } = await listening();
    expect((await fetch(`${url}/_sandbox`)).status).toBe(200);
    const answer = await fetch(`${anytime}/_sandbox`);
    expect([answer.status, (await answer.json()).body.error.code]).toEqual([404, 4040010]);
  });

  test("take control calls with a body", async () => {
    const { url, tenant, control } = await listening();
    const body = JSON.stringify({ advance: 1000 });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    const before = await control.clock(tenant.id);
    expect((await fetch(`${url}/_sandbox/tenants/${tenant.id}/clock`, init)).status).toBe(200);
    expect(await control.clock(tenant.id)).toBe(before + 1000);
  });

  test("are the loopback's by default", async () => {
    const { url } = await listening();
    expect(new URL(url).hostname).toBe("127.0.0.1");
  });

  test("that are taken are an error", async () => {
    const { url } = await listening();
    const { sandbox } = await setup();
    open.push(sandbox);
    await expect(listen(sandbox, { port: Number(new URL(url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("a connection", () => {
  test("is kept for the next request", async () => {
    const { anytime } = await listening();
    const line = "GET /v1.0/apicheck HTTP/1.1\r\nHost: x\r\n";
    const received = await exchange(anytime, `${line}\r\n${line}Connection: close\r\n\r\n`);
    expect(received.match(/HTTP\/1\.1 401/g)).toHaveLength(2);
  });

  test.each([
    { name: "a control character in a header", head: "X-Validation-Data: a\u0001b" },
    { name: "a header line without a colon", head: "nonsense" },
    { name: "a header with a bare line feed folded in", head: "X-Signed-Request: a\n injected: b" },
    { name: "two lengths", head: "Content-Length: 1\r\nContent-Length: 2" },
    { name: "a length that is no number", head: "Content-Length: x" },
    { name: "a length and chunks", head: "Content-Length: 5\r\nTransfer-Encoding: chunked" },
    { name: "20 kB of headers", head: `X-Long: ${"a".repeat(20_000)}` },
  ])("with $name is answered in the vendor's form and closed", async ({ head }) => {
    const { anytime, errors } = await listening();
    const received = await exchange(anytime, `GET /v1.0/apicheck HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).not.toContain("injected");
    expect(codeIn(received)).toBe(4000210);
    expect(errors).toEqual([]);
  });

  test.each([
    { name: "noise", bytes: "\u0000\u0001\u0002 noise\r\n\r\n" },
    { name: "a TLS greeting", bytes: "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n" },
    { name: "another protocol", bytes: "SSH-2.0-x\r\n\r\n" },
  ])("that speaks $name is answered and closed", async ({ bytes }) => {
    const { url } = await listening();
    expect(await exchange(url, bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("with a target in the form of a proxy is understood", async () => {
    const { anytime } = await listening();
    const received = await exchange(
      anytime,
      "GET http://x/v1.0/apicheck HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(received).toMatch(/^HTTP\/1\.1 401 /);
  });

  test.each([
    { name: "the headers", bytes: "GET /v1.0/apicheck HTTP/1.1\r\nHost: x\r\n" },
    {
      name: "the body",
      bytes:
        "POST /oauth/v2/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant",
    },
  ])("that never ends $name is closed after the timeout", async ({ bytes }) => {
    const { anytime, errors } = await listening({ requestTimeout: 150 });
    const before = performance.now();
    const received = await exchange(anytime, bytes);
    expect(performance.now() - before).toBeLessThan(3000);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
    expect(codeIn(received)).toBe(4080010);
    expect(errors).toEqual([]);
  });

  test("that is dropped by the client leaves no error", async () => {
    const { anytime, errors } = await listening();
    const socket = connect(Number(new URL(anytime).port), "127.0.0.1");
    socket.write("POST /oauth/v2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ngrant");
    await once(socket, "connect");
    socket.destroy();
    await once(socket, "close");
    expect((await fetch(`${anytime}/v1.0/apicheck`)).status).toBe(401);
    expect(errors).toEqual([]);
  });

  test("with a body that is too large gets its answer while it still sends", async () => {
    const { anytime, tenant } = await listening();
    const { headers } = requestOf("createToken", { form: passwordGrant(tenant) });
    const request = httpRequest(`${anytime}/oauth/v2/token`, {
      method: "POST",
      headers: { ...Object.fromEntries(headers), "content-length": 3_000_000 },
    });
    request.on("error", () => {});
    request.write("a".repeat(1_000_000));
    const [response] = await once(request, "response");
    expect(response.statusCode).toBe(401);
    expect(JSON.parse(Buffer.concat(await response.toArray()).toString()).body.error.code).toBe(4010020);
    request.destroy();
  });

  test("is cut when a fault says so", async () => {
    const { anytime, control, tenant, errors } = await listening();
    control.faults.add({ operationId: "createToken", drop: "after" });
    const call = fetch(...at(anytime, requestOf("createToken", { form: passwordGrant(tenant) })));
    await expect(call).rejects.toThrow(TypeError);
    expect(errors).toEqual([]);
  });
});

describe("HTTPS", () => {
  const answerOf = (url: string, ca?: string) =>
    new Promise<number | string>((resolve) => {
      httpsGet(`${url}/v1.0/apicheck`, { ca, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "error"));
    });

  test("works with the authority it made, and with no other", async () => {
    const { anytime, ca }: Listening & { anytime: string } = await listening({ https: true });
    expect(anytime).toMatch(/^https:/);
    expect(await answerOf(anytime, ca)).toBe(401);
    expect(await answerOf(anytime)).not.toBe(401);
  });

  test("names the hosts of the loopback", async () => {
    const { makeCertificates } = await import("../src/certificates.js");
    const { cert, ca } = await makeCertificates(["localhost", "127.0.0.1", "::1"]);
    const [leaf, root] = [new X509Certificate(cert), new X509Certificate(ca)];
    expect(leaf.checkHost("localhost")).toBe("localhost");
    expect(leaf.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect([leaf.verify(root.publicKey), root.ca, leaf.ca]).toEqual([true, true, false]);
  });
});
