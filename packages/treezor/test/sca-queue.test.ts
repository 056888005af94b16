import { describe, expect, test } from "vitest";
import {
  requestScaProof,
  type ScaProgress,
  type ScaWaitOptions,
  scaDataToSign,
  simulateScaProof,
  waitForScaOperation,
} from "../src/sca.js";
import { createClient, type FakeTreezor, fakeTreezor, refusal, type Step } from "./support/fake-treezor.js";

const id = "45a10236-4e55-41b5-8cbd-00acea4cb553";
const proof = "ZHVtbXlwYXNzY29kZQ==.ZHVtbXl3ZWJhdXRobg==";
const state = (status: string, scaProof = ""): Step => ({
  body: { scaOperationRequestId: id, dataToSign: { iat: 1 }, actionName: "postTransfers", status, scaProof },
});

/** Time that passes only by sleeping. */
function timeOf(): Required<Pick<ScaWaitOptions, "now" | "sleep">> & { slept: number[] } {
  const slept: number[] = [];
  let time = 1_000;
  const sleep = async (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    slept.push(ms);
    time += ms;
  };
  return { slept, now: () => time, sleep };
}

const failAtOnce = () => {
  throw new Error("page closed");
};

const paths = (vendor: FakeTreezor) =>
  vendor.calls().map(({ method, url }) => `${method} ${url.pathname}${url.search}`);

describe("waitForScaOperation", () => {
  test("looks every five seconds until the user approved, and hands over the proof", async () => {
    const vendor = await fakeTreezor(state("PENDING"), state("PENDING"), state("VALIDATED", proof));
    const time = timeOf();
    const progress: ScaProgress[] = [];
    const outcome = await waitForScaOperation(createClient(vendor), id, {
      ...time,
      userId: "18742",
      onProgress: (each) => progress.push(each),
    });
    expect(outcome).toMatchObject({ status: "VALIDATED", scaProof: proof });
    expect(time.slept).toEqual([5_000, 5_000]);
    expect(progress.map(({ operation, reads, elapsed }) => [operation.status, reads, elapsed])).toEqual([
      ["PENDING", 1, 0],
      ["PENDING", 2, 5_000],
      ["VALIDATED", 3, 10_000],
    ]);
    expect(new Set(paths(vendor))).toEqual(new Set([`GET /core-connect/sca/scaOperations/${id}?userId=18742`]));
  });

  test.each([
    { name: "at once", fail: failAtOnce },
    { name: "later", fail: () => Promise.reject(new Error("page closed")) },
  ])("ends with what the progress throws $name", async ({ fail }) => {
    const vendor = await fakeTreezor(state("PENDING"));
    const waiting = waitForScaOperation(createClient(vendor), id, { ...timeOf(), onProgress: fail });
    await expect(waiting).rejects.toThrow("page closed");
    expect(vendor.calls()).toHaveLength(1);
  });

  test("tells a refusal, without a proof", async () => {
    const vendor = await fakeTreezor(state("REFUSED"));
    const outcome = await waitForScaOperation(createClient(vendor), id, timeOf());
    expect(outcome).toMatchObject({ status: "REFUSED" });
    expect("scaProof" in outcome).toBe(false);
    expect(paths(vendor)).toEqual([`GET /core-connect/sca/scaOperations/${id}`]);
  });

  test("tells that the time was over, after a last look at its end", async () => {
    const vendor = await fakeTreezor(state("PENDING"));
    const time = timeOf();
    const outcome = await waitForScaOperation(createClient(vendor), id, { ...time, interval: 4_000, timeout: 10_000 });
    expect(outcome).toMatchObject({ status: "EXPIRED", operation: { status: "PENDING" } });
    expect(time.slept).toEqual([4_000, 4_000, 2_000]);
    expect(vendor.calls()).toHaveLength(4);
  });

  test("ends with the reason of the signal within a pause", async () => {
    const vendor = await fakeTreezor(state("PENDING"));
    const stop = new AbortController();
    const waiting = waitForScaOperation(createClient(vendor), id, {
      signal: stop.signal,
      onProgress: () => queueMicrotask(() => stop.abort("left")),
    });
    await expect(waiting).rejects.toBe("left");
    expect(vendor.calls()).toHaveLength(1);
  });

  test("sends nothing when it was ended before", async () => {
    const vendor = await fakeTreezor(state("PENDING"));
    const waiting = waitForScaOperation(createClient(vendor), id, { signal: AbortSignal.abort("gone") });
    await expect(waiting).rejects.toBe("gone");
    expect(vendor.seen).toEqual([]);
  });

  test("goes on over failures that pass, and throws those that stay", async () => {
    const vendor = await fakeTreezor("drop", state("VALIDATED", proof), refusal(404, "resource_not_found_error"));
    const client = createClient(vendor, { sleep: async () => undefined, timeout: false });
    expect(await waitForScaOperation(client, id, timeOf())).toMatchObject({ status: "VALIDATED" });
    await expect(waitForScaOperation(client, id, timeOf())).rejects.toMatchObject({ name: "ApiError", status: 404 });
  });

  test("throws for an approval that has no proof", async () => {
    const vendor = await fakeTreezor(state("VALIDATED"));
    const waiting = waitForScaOperation(createClient(vendor), id, timeOf());
    await expect(waiting).rejects.toMatchObject({ name: "ScaProofError", code: "ERR_SCA_PROOF_MISSING" });
  });

  test.each([{ interval: 0 }, { interval: Number.NaN }, { timeout: -1 }])("refuses %o", async (options) => {
    const vendor = await fakeTreezor(state("PENDING"));
    await expect(waitForScaOperation(createClient(vendor), id, options)).rejects.toBeInstanceOf(TypeError);
    expect(vendor.seen).toEqual([]);
  });
});

describe("requestScaProof", () => {
  const dataToSign = scaDataToSign(
    { url: "https://example.sandbox.treezor.co/v1/transfers", body: { accessTag: "tag-1", amount: 10 } },
    { now: () => 1_709_714_923_235 },
  );
  const operation = { dataToSign, actionName: "postTransfers", actionDescription: "Pays", requestBy: "18742" };

  test("queues what is to be signed, tells its id, and waits for the user who was named", async () => {
    const vendor = await fakeTreezor({ body: { scaOperationRequestId: id } }, state("VALIDATED", proof));
    const queued: string[] = [];
    const outcome = await requestScaProof(createClient(vendor), operation, {
      ...timeOf(),
      onQueued: (each) => queued.push(each),
    });
    expect([outcome.status, queued]).toEqual(["VALIDATED", [id]]);
    expect(vendor.calls()[0]?.body).toEqual({
      dataToSign: {
        iat: 1_709_714_923_235,
        url: "https://example.sandbox.treezor.co/v1/transfers",
        body: { accessTag: "tag-1", amount: 10 },
      },
      actionName: "postTransfers",
      actionDescription: "Pays",
      requestBy: "18742",
    });
    expect(paths(vendor)).toEqual([
      "POST /core-connect/sca/scaOperations",
      `GET /core-connect/sca/scaOperations/${id}?userId=18742`,
    ]);
  });

  test("does not queue twice when nobody knows whether the first time worked", async () => {
    const vendor = await fakeTreezor("drop");
    const failure = requestScaProof(createClient(vendor), operation, timeOf());
    await expect(failure).rejects.toMatchObject({ name: "TransportError", mayHaveHappened: true });
    expect(vendor.calls()).toHaveLength(1);
  });
});

describe("scaDataToSign", () => {
  test("holds nothing but the time for a session", () => {
    expect(scaDataToSign(undefined, { now: () => 5 })).toEqual({ iat: 5 });
  });

  test.each([{ body: '[{"rule":1}]' }, { body: '"text"' }, { body: "7" }])(
    "refuses $body, which dataToSign cannot hold, instead of leaving it unsigned",
    ({ body }) => {
      expect(() => scaDataToSign({ url: "https://example.sandbox.treezor.co/v1/mdc/1/rulesets", body })).toThrow(
        TypeError,
      );
    },
  );

  test("leaves the body out of a request without one", () => {
    const url = new URL("https://example.sandbox.treezor.co/v1/users/1?accessTag=a");
    expect(scaDataToSign({ url }, { now: () => 5 })).toEqual({ iat: 5, url: url.href });
  });
});

describe("simulateScaProof", () => {
  test("asks the sandbox for a proof of one request", async () => {
    const vendor = await fakeTreezor({ body: { scaProof: proof } });
    const request = { url: "https://example.sandbox.treezor.co/v1/transfers", body: '{"a":1}' };
    expect(await simulateScaProof(createClient(vendor), "b72c48e9", request)).toBe(proof);
    expect([paths(vendor), vendor.calls()[0]?.body]).toEqual([
      ["POST /simulation/scaProof"],
      { scaWalletId: "b72c48e9", url: request.url, body: { a: 1 } },
    ]);
  });

  test("throws when no proof comes back", async () => {
    const vendor = await fakeTreezor({ body: {} });
    const simulated = simulateScaProof(createClient(vendor), "b72c48e9");
    await expect(simulated).rejects.toMatchObject({ code: "ERR_SCA_PROOF_MISSING" });
  });
});
