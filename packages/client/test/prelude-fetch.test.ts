import { describe, expect, test } from "vitest";
import { preludeFetch } from "../src/prelude-fetch.js";
import { manualClock } from "./support/clocks.js";
import { failure, json, scriptedFetch, silent } from "./support/scripted-fetch.js";

const url = "https://shop.example/token";

describe("preludeFetch", () => {
  test("sends once, through its layers", async () => {
    const network = scriptedFetch(json(503, {}));
    const named = (name: string) => (next: typeof fetch) => (input: RequestInfo | URL) => {
      const request = new Request(input);
      request.headers.append("x-layers", name);
      return next(request);
    };
    const send = preludeFetch([named("sign"), named("verify")], { fetch: network.fetch });
    expect((await send(url)).status).toBe(503);
    expect(network.requests.map(({ request }) => request.headers.get("x-layers"))).toEqual(["sign, verify"]);
  });

  test("takes credentials to no other address", async () => {
    const network = scriptedFetch(json(302, {}));
    await preludeFetch([], { fetch: network.fetch })(url, { method: "POST", body: "secret=a" });
    expect(network.requests.map(({ request }) => request.redirect)).toEqual(["manual"]);
  });

  test("tells that the call behind it was not sent when the connection fails", async () => {
    const send = preludeFetch([], { fetch: scriptedFetch(failure("ECONNRESET")).fetch });
    await expect(send(url)).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: false });
  });

  test("ends after its timeout", async () => {
    const clock = manualClock();
    const call = preludeFetch([], { fetch: silent, timeout: 900, ...clock })(url);
    const timer = await clock.sleeper();
    timer.wake();
    await expect(call).rejects.toMatchObject({ code: "ERR_TIMEOUT", mayHaveHappened: false });
    expect(timer.ms).toBe(900);
  });

  test("lets other errors pass", async () => {
    const error = new Error("bad key");
    const send = preludeFetch([() => () => Promise.reject(error)], {});
    await expect(send(url)).rejects.toBe(error);
  });
});
