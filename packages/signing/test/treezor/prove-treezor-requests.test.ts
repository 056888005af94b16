import { describe, expect, test, vi } from "vitest";
import { compose } from "../../src/fetch-layer.js";
import { proveTreezorRequests, treezorDataToSign } from "../../src/treezor/prove-treezor-requests.js";
import { tagTreezorRequests } from "../../src/treezor/tag-treezor-requests.js";

const url = "https://acme.sandbox.treezor.co/v1/beneficiaries";
const headers = { "Content-Type": "application/json" };

function network() {
  return vi.fn<typeof fetch>(async (input) => Response.json(await new Request(input).text()));
}

const headerOf = (call: unknown) => (call instanceof Request ? call.headers.get("X-Trz-SCA") : expect.unreachable());

describe("proveTreezorRequests", () => {
  test("proves the request as it is sent: with its accessTag, its query and its body", async () => {
    const next = network();
    const proof = vi.fn(() => "cGFzcw==.d2ViYXV0aG4=");
    const send = compose(tagTreezorRequests({ createTag: () => "t" }), proveTreezorRequests({ proof }))(next);
    const answer = await send(`${url}?a=1`, { method: "POST", headers, body: '{"name":"Alex"}' });
    const body = '{"accessTag":"t","name":"Alex"}';
    expect(proof).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ method: "POST", url: `${url}?a=1`, body }));
    expect(headerOf(next.mock.calls[0]?.[0])).toBe("cGFzcw==.d2ViYXV0aG4=");
    expect(await answer.json()).toBe(body);
  });

  test("tells a request without body from one with an empty body", async () => {
    const proof = vi.fn(() => undefined);
    await proveTreezorRequests({ proof })(network())(url);
    expect(proof).toHaveBeenCalledWith(expect.objectContaining({ method: "GET", body: undefined }));
  });

  test("leaves a request that needs no proof", async () => {
    const next = network();
    await proveTreezorRequests({ proof: async () => undefined })(next)(url);
    expect(headerOf(next.mock.calls[0]?.[0])).toBeNull();
  });

  test("keeps a proof that the request has", async () => {
    const next = network();
    const proof = vi.fn(() => "other");
    await proveTreezorRequests({ proof })(next)(url, { headers: { "X-Trz-SCA": "mine" } });
    expect(proof).not.toHaveBeenCalled();
    expect(headerOf(next.mock.calls[0]?.[0])).toBe("mine");
  });

  test.each(["", "two words", "line\nbreak", "é"])(
    "refuses a proof that no header can carry, without telling it: %j",
    async (proof) => {
      const next = network();
      const error = await proveTreezorRequests({ proof: () => proof })(next)(url).catch((reason) => reason);
      expect(error).toBeInstanceOf(TypeError);
      if (proof !== "") expect(error.message).not.toContain(proof);
      expect(next).not.toHaveBeenCalled();
    },
  );

  test("hands on the signal of the caller, so that the wait for a device can end", async () => {
    const controller = new AbortController();
    const proof = ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        controller.abort(new Error("closed"));
      });
    const call = proveTreezorRequests({ proof })(network())(url, { signal: controller.signal });
    await expect(call).rejects.toThrow("closed");
  });
});

describe("treezorDataToSign", () => {
  test("holds time, address and parsed body, in this order", () => {
    const data = treezorDataToSign(
      { url: `${url}?accessTag=12345`, body: '{"userId":"12345"}' },
      () => 1_700_000_000_000,
    );
    expect(JSON.stringify(data)).toBe(`{"iat":1700000000000,"url":"${url}?accessTag=12345","body":{"userId":"12345"}}`);
  });

  test("holds the time alone for a session", () => {
    expect(treezorDataToSign(undefined, () => 5)).toEqual({ iat: 5 });
    expect(treezorDataToSign({ url: undefined, body: undefined }, () => 5)).toEqual({ iat: 5 });
  });

  test("takes the clock of the machine", () => {
    expect(Math.abs(treezorDataToSign().iat - Date.now())).toBeLessThan(10_000);
  });

  test("refuses a body that is not JSON, without telling it", () => {
    expect(() => treezorDataToSign({ url, body: "secret" })).toThrow(new SyntaxError("body is not JSON"));
  });
});
