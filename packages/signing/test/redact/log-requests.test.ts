import { describe, expect, test } from "vitest";
import { KeyError } from "../../src/keys/key-error.js";
import { type LogRequestsOptions, logRequests, type RequestLogEntry } from "../../src/redact/log-requests.js";

const json = { "content-type": "application/json" };

function setup(options: LogRequestsOptions = {}, network: typeof fetch = async () => new Response("ok")) {
  const entries: RequestLogEntry[] = [];
  let time = 0;
  const now = () => {
    time += 5;
    return time;
  };
  return { entries, send: logRequests((entry) => entries.push(entry), { now, ...options })(network) };
}

describe("logRequests", () => {
  test("tells method, URL, status, duration and headers, masked", async () => {
    const network: typeof fetch = async () => new Response("ok", { status: 201, headers: { "set-cookie": "s=1" } });
    const { entries, send } = setup({}, network);
    await send("http://a.test/p?cvc=000", { method: "POST", body: "pin=1", headers: { Authorization: "Bearer t" } });
    expect(entries).toEqual([
      {
        method: "POST",
        url: "http://a.test/p?cvc=***",
        requestHeaders: { authorization: "***", "content-type": "text/plain;charset=UTF-8" },
        durationMs: 5,
        status: 201,
        responseHeaders: { "content-type": "text/plain;charset=UTF-8", "set-cookie": "***" },
      },
    ]);
  });

  test("tells bodies when asked to and leaves them to be read", async () => {
    const read: string[] = [];
    const network: typeof fetch = async (input, init) => {
      read.push(await new Request(input, init).text());
      return new Response('{"body":{"access_token":"t"}}', { headers: json });
    };
    const { entries, send } = setup({ bodies: true }, network);
    const response = await send("http://a.test", {
      method: "POST",
      body: new URLSearchParams({ password: "p", a: "b" }),
    });
    expect([...read, await response.text()]).toEqual(["password=p&a=b", '{"body":{"access_token":"t"}}']);
    expect(entries[0]).toMatchObject({
      requestBody: "password=***&a=b",
      responseBody: '{"body":{"access_token":"***"}}',
    });
  });

  test("tells no body where there is none", async () => {
    const { entries, send } = setup({ bodies: true }, async () => new Response(null, { status: 204 }));
    await send("http://a.test");
    expect(Object.keys(entries[0] ?? {}).filter((name) => name.endsWith("Body"))).toEqual([]);
  });

  test("tells name and code of a failure, not its message, and throws it on", async () => {
    const failure = new KeyError("ERR_KEY_ENCRYPTED", "secret");
    const { entries, send } = setup({}, () => Promise.reject(failure));
    await expect(send("http://a.test")).rejects.toBe(failure);
    expect(entries[0]).toMatchObject({ error: { name: "KeyError", code: "ERR_KEY_ENCRYPTED" }, durationMs: 5 });
    expect(JSON.stringify(entries)).not.toContain("secret");
  });

  test("tells the kind of something thrown that is no error", async () => {
    const { entries, send } = setup({}, () => Promise.reject("secret"));
    await expect(send("http://a.test")).rejects.toBe("secret");
    expect(entries[0]?.error).toEqual({ name: "string" });
  });

  test("hands the answer on when the log throws", async () => {
    const send = logRequests(() => {
      throw new Error("disk full");
    })(async () => new Response("ok"));
    expect(await (await send("http://a.test")).text()).toBe("ok");
  });

  test("masks further names in query, headers and bodies", async () => {
    const { entries, send } = setup({ bodies: true, secrets: ["phone"] });
    await send("http://a.test/?phone=336", {
      method: "POST",
      headers: { ...json, phone: "336" },
      body: '{"phone":"336"}',
    });
    expect(JSON.stringify(entries)).not.toContain("336");
  });
});
