import { describe, expect, test } from "vitest";
import {
  type EncryptVaultsPayOptions,
  encryptVaultsPayRequests,
} from "../../src/vaultspay/encrypt-vaultspay-requests.js";
import { openVaultsPayBody, sealVaultsPayBody } from "../../src/vaultspay/sealed-body.js";
import { unwrapKeyWith, unwrapVaultsPayKey } from "../../src/vaultspay/unwrap-key.js";
import { createRandom, mutate } from "../random.js";
import { decode, encode, flipBit, privateKey, publicKey } from "./vectors.js";

const url = "https://api.vaultspay.dev/pcs/api/v1/card-tiers?page=1";
const unwrap = unwrapKeyWith(privateKey);
const post = { method: "POST", body: '{"cardId":1}', headers: { "Content-Type": "application/json" } };

interface Sealed {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The vendor: opens the request, seals its answer, and lets a test change what it sends. */
function fakeVendor(change: (sealed: Sealed, request: Request) => Sealed | Response = (sealed) => sealed) {
  const seen: { readonly request: Request; readonly wire: string; readonly plain: string }[] = [];
  const network: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const nonce = request.headers.get("x-session-nonce");
    const key = await unwrapVaultsPayKey({ nonce, signature: request.headers.get("x-auth-signature") }, unwrap);
    const wire = await request.clone().text();
    const plain = wire === "" ? "" : decode(await openVaultsPayBody(key, { nonce, body: wire }));
    seen.push({ request, wire, plain });
    const answer = await sealVaultsPayBody(key, encode('{"data":{"id":1}}'));
    const headers = { "content-type": "application/json", "x-session-nonce": answer.nonce };
    const made = change({ status: 200, headers, body: answer.body }, request);
    return made instanceof Response ? made : new Response(made.body, made);
  };
  return { seen, network };
}

function setup(change?: Parameters<typeof fakeVendor>[0], options: Partial<EncryptVaultsPayOptions> = {}) {
  const vendor = fakeVendor(change);
  const given = { publicKey, deviceId: "17", ...options } as EncryptVaultsPayOptions;
  return { ...vendor, send: encryptVaultsPayRequests(given)(vendor.network) };
}

describe("encryptVaultsPayRequests", () => {
  test("sends the body encrypted and nothing of it in the clear", async () => {
    const { send, seen } = setup();
    const answer = await send(url, post);
    expect(await answer.json()).toEqual({ data: { id: 1 } });
    expect(seen[0]?.plain).toBe(post.body);
    expect(Object.keys(JSON.parse(seen[0]?.wire ?? ""))).toEqual(["encryptedData"]);
    expect(seen[0]?.request.headers.get("content-type")).toBe("application/json");
  });

  test("sends the headers with a GET too, which has no body, and opens its answer", async () => {
    const { send, seen } = setup();
    expect(await (await send(url)).json()).toEqual({ data: { id: 1 } });
    const { request, wire } = seen[0] ?? {};
    expect([request?.method, request?.url, wire]).toEqual(["GET", url, ""]);
    const names = [...(request?.headers.keys() ?? [])];
    expect(names).toEqual(["x-auth-signature", "x-device-id", "x-device-os", "x-session-nonce"]);
  });

  test("introduces the device as SAAS, or as told", async () => {
    const told = setup(undefined, { deviceOs: "LINUX" });
    const plain = setup();
    await Promise.all([told.send(url), plain.send(url)]);
    const device = [told, plain]
      .map(({ seen }) => seen[0]?.request.headers)
      .map((headers) => [headers?.get("x-device-os"), headers?.get("x-device-id")]);
    expect(device).toEqual([
      ["LINUX", "17"],
      ["SAAS", "17"],
    ]);
  });

  test("takes a key and an IV of their own for each of many requests at once", async () => {
    const { send, seen } = setup();
    await Promise.all(Array.from({ length: 20 }, () => send(url, post)));
    const values = ["x-session-nonce", "x-auth-signature"].map((name) =>
      seen.map(({ request }) => request.headers.get(name)),
    );
    expect(values.map((each) => new Set(each).size)).toEqual([20, 20]);
    expect(new Set(seen.map(({ wire }) => wire)).size).toBe(20);
  });

  test("opens the answer of an error, status and all", async () => {
    const { send } = setup((sealed) => ({ ...sealed, status: 422 }));
    const answer = await send(url, post);
    expect([answer.status, await answer.json()]).toEqual([422, { data: { id: 1 } }]);
  });

  test("drops the headers that describe the bytes on the wire, and keeps the address", async () => {
    const { send } = setup((sealed) => {
      const answer = new Response(sealed.body, { headers: { ...sealed.headers, "content-length": "999" } });
      return Object.defineProperty(answer, "url", { value: url });
    });
    const answer = await send(url);
    expect([answer.headers.get("content-length"), answer.url]).toEqual([null, url]);
  });

  test("keeps method, headers and signal, and follows no redirect", async () => {
    const { send, seen } = setup();
    const controller = new AbortController();
    await send(url, {
      ...post,
      method: "PATCH",
      headers: { ...post.headers, authorization: "Bearer t" },
      signal: controller.signal,
    });
    const { request } = seen[0] ?? {};
    expect([request?.method, request?.headers.get("authorization"), request?.redirect]).toEqual([
      "PATCH",
      "Bearer t",
      "manual",
    ]);
  });

  test("never asks for plain answers, whatever header is set outside", async () => {
    const { send, seen } = setup();
    await send(url, { headers: { "x-enable-encryption": "false" } });
    expect(seen[0]?.request.headers.has("x-enable-encryption")).toBe(false);
  });

  test("takes a function that wraps keys", async () => {
    const wrapped: Uint8Array[] = [];
    const wrapKey = (key: Uint8Array) => {
      wrapped.push(key);
      return key;
    };
    const network: typeof fetch = async (input, init) => {
      const { headers } = new Request(input, init);
      expect(headers.get("x-auth-signature")).toBe(Buffer.from(wrapped[0] ?? []).toString("base64"));
      return Response.json({ code: 1018, message: "no", type: "INVALID_HEADERS" }, { status: 500 });
    };
    const send = encryptVaultsPayRequests({ wrapKey, deviceId: "17" })(network);
    expect((await send(url)).status).toBe(500);
    expect(wrapped[0]).toHaveLength(32);
  });

  test("pads by PKCS#1 v1.5 when told", async () => {
    const pkcs1 = unwrapKeyWith(privateKey, "pkcs1-v1_5");
    const network: typeof fetch = async (input, init) => {
      const { headers } = new Request(input, init);
      const given = { nonce: headers.get("x-session-nonce"), signature: headers.get("x-auth-signature") };
      const { nonce, body } = await sealVaultsPayBody(await unwrapVaultsPayKey(given, pkcs1), encode("{}"));
      return new Response(body, { headers: { "x-session-nonce": nonce } });
    };
    const send = encryptVaultsPayRequests({ publicKey, keyWrap: "pkcs1-v1_5", deviceId: "17" })(network);
    expect(await (await send(url)).text()).toBe("{}");
  });

  test("rejects with the KeyError of a key of no use, and sends nothing", async () => {
    const { send, seen } = setup(undefined, { publicKey: privateKey });
    await expect(send(url)).rejects.toMatchObject({ name: "KeyError", code: "ERR_KEY_PRIVATE" });
    expect(seen).toEqual([]);
  });

  test.each([
    { name: "no device", options: { deviceId: undefined } },
    { name: "an empty device", options: { deviceId: "" } },
    { name: "a device with a line break", options: { deviceId: "17\nX-Evil: 1" } },
    { name: "an empty system", options: { deviceOs: "" } },
    { name: "no public key", options: { publicKey: undefined } },
    { name: "an empty public key", options: { publicKey: " " } },
    { name: "a key and a function that wraps", options: { wrapKey: () => new Uint8Array() } },
    { name: "a wrapKey that is no function", options: { publicKey: undefined, wrapKey: "key" } },
    { name: "another word for off", options: { encryption: "none" } },
    { name: "an unknown padding", options: { keyWrap: "none" } },
  ])("refuses $name by a TypeError", ({ options }) => {
    expect(() => setup(undefined, options as never)).toThrow(TypeError);
  });
});

describe("an answer", () => {
  const problem = { code: 1000, message: "no", type: "INVALID_PAYLOAD" };
  const json = (status: number, body: unknown) => () => Response.json(body, { status });

  test.each([
    { name: "a plain success", change: json(200, { data: { id: 1 } }), code: "ERR_BODY_PLAIN" },
    { name: "an empty success", change: () => new Response(null, { status: 204 }), code: "ERR_BODY_PLAIN" },
    { name: "a plain refusal", change: json(422, problem), code: "ERR_BODY_PLAIN" },
    { name: "a plain failure of another code", change: json(500, { ...problem, code: 1010 }), code: "ERR_BODY_PLAIN" },
    { name: "code 1018 with another status", change: json(400, { ...problem, code: 1018 }), code: "ERR_BODY_PLAIN" },
    {
      name: "a plain failure without JSON",
      change: () => new Response("oops", { status: 500 }),
      code: "ERR_BODY_PLAIN",
    },
    { name: "a throttle in plain JSON", change: json(429, { ...problem, code: 1005 }), code: "ERR_BODY_PLAIN" },
    {
      name: "a redirect",
      change: () => new Response(null, { status: 302, headers: { location: "https://a.example" } }),
      code: "ERR_BODY_PLAIN",
    },
    { name: "no nonce", change: (sealed: Sealed) => ({ ...sealed, headers: {} }), code: "ERR_NONCE_INVALID" },
    {
      name: "another nonce",
      change: (sealed: Sealed) => ({ ...sealed, headers: { "x-session-nonce": "oKGio6Slpqeoqaqr" } }),
      code: "ERR_BODY_TAMPERED",
    },
    {
      name: "ciphertext that is no text",
      change: (sealed: Sealed) => ({ ...sealed, body: '{"encryptedData":null}' }),
      code: "ERR_BODY_MALFORMED",
    },
  ])("of $name is refused with $code", async ({ change, code }) => {
    const error = await setup(change as never)
      .send(url, post)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({
      name: "VaultsPayEncryptionError",
      code,
      answer: { method: "POST", path: "/pcs/api/v1/card-tiers" },
    });
    expect(error.message).not.toMatch(/cardId|page=1/);
  });

  test("to another request is refused", async () => {
    const kept: Sealed[] = [];
    const { send } = setup((sealed) => kept[kept.push(sealed) > 1 ? 0 : kept.length - 1] ?? sealed);
    await send(url);
    await expect(send(url)).rejects.toMatchObject({ code: "ERR_BODY_TAMPERED" });
  });

  test("made of the request itself is refused", async () => {
    const reflect: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const nonce = request.headers.get("x-session-nonce") ?? "";
      return new Response(await request.text(), { headers: { "x-session-nonce": nonce } });
    };
    const send = encryptVaultsPayRequests({ publicKey, deviceId: "17" })(reflect);
    await expect(send(url, post)).rejects.toMatchObject({ code: "ERR_NONCE_REUSED" });
  });

  test.each([
    {
      name: "the refusal of headers, which the vendor cannot encrypt",
      change: json(500, { code: 1018, message: "no", type: "INVALID_HEADERS" }),
      status: 500,
    },
    { name: "a gateway's page", change: () => new Response("<h1>Bad Gateway</h1>", { status: 502 }), status: 502 },
    { name: "a gateway's throttle", change: () => new Response("slow down", { status: 429 }), status: 429 },
  ])("that is $name comes as it is", async ({ change, status }) => {
    const answer = await setup(change).send(url, post);
    expect([answer.status, (await answer.text()).length > 0]).toEqual([status, true]);
  });

  test("is refused in each of 1,000 mutations", async () => {
    const random = createRandom(20264);
    const { send } = setup((sealed) => {
      const { encryptedData } = JSON.parse(sealed.body);
      const mutant = random.below(2) === 0 ? mutate(encryptedData, random) : flipBit(encryptedData, random.below(200));
      return { ...sealed, body: JSON.stringify({ encryptedData: mutant }) };
    });
    const codes: string[] = [];
    for (let i = 0; i < 1000; i++)
      codes.push(
        await send(url).then(
          () => "accepted",
          (error) => error.code,
        ),
      );
    expect(codes.filter((code) => !/^ERR_BODY_(MALFORMED|TAMPERED)$/.test(code))).toEqual([]);
  });
});

describe("without encryption", () => {
  const seen: Request[] = [];
  const network: typeof fetch = async (input, init) => {
    seen.push(new Request(input, init));
    return Response.json({ data: [] });
  };
  const send = encryptVaultsPayRequests({ encryption: "off", deviceId: "17" })(network);

  test("requests say so and go out in plain", async () => {
    const answer = await send(url, post);
    const { headers } = seen[0] ?? new Request(url);
    expect(await answer.json()).toEqual({ data: [] });
    expect([headers.get("x-enable-encryption"), headers.get("x-device-os"), headers.get("x-device-id")]).toEqual([
      "false",
      "SAAS",
      "17",
    ]);
    expect([headers.has("x-session-nonce"), await seen[0]?.text()]).toEqual([false, post.body]);
  });

  test.each([
    "https://rest.vaultspay.com/v1/ping",
    "https://REST.vaultspay.com./v1/ping",
    "https://rest.vaultspay.com:8443/v1/ping",
    "https://vaultspay.com/v1/ping",
  ])("%s is refused with ERR_ENCRYPTION_REQUIRED, and nothing is sent", async (address) => {
    const before = seen.length;
    await expect(send(address)).rejects.toMatchObject({
      name: "VaultsPayEncryptionError",
      code: "ERR_ENCRYPTION_REQUIRED",
    });
    expect(seen.length).toBe(before);
  });

  test("a host that only looks like production is taken", async () => {
    expect((await send("https://notvaultspay.com/v1/ping")).status).toBe(200);
  });
});
