import { describe, expect, test } from "vitest";
import { createTokenProvider, type IssuedToken, type TokenProviderOptions } from "../../src/token/token-provider.js";

/** A source whose every call waits until the test settles it. */
function setup(options: Partial<TokenProviderOptions> = {}) {
  const clock = { time: 1_000_000_000 };
  const calls: Array<PromiseWithResolvers & { previous: IssuedToken | undefined }> = [];
  const tokens = createTokenProvider({
    now: () => clock.time,
    requestToken: (previous) => {
      const call = withResolvers();
      calls.push({ ...call, previous });
      return call.promise;
    },
    ...options,
  });
  const grant = (accessToken: string, expiresIn: number | undefined = 3600) =>
    calls.at(-1)?.resolve({ accessToken, expiresIn });
  return { calls, clock, grant, tokens };
}

interface PromiseWithResolvers {
  readonly promise: Promise<IssuedToken>;
  readonly resolve: (token: IssuedToken) => void;
  readonly reject: (reason: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: (token: IssuedToken) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<IssuedToken>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

describe("get", () => {
  test("asks once for 100 callers at once and gives all the same token", async () => {
    const { calls, grant, tokens } = setup();
    const callers = Array.from({ length: 100 }, () => tokens.get());
    grant("a");
    expect([new Set(await Promise.all(callers)), calls.length]).toEqual([new Set(["a"]), 1]);
  });

  test("asks for nothing before the first caller", () => {
    expect(setup().calls).toEqual([]);
  });

  test.each([
    { name: "up to the margin of 60 s before its end", after: 3_539_999, calls: 1 },
    { name: "no longer from the margin on", after: 3_540_000, calls: 2 },
  ])("hands a token out $name", async ({ after, calls: expected }) => {
    const { calls, clock, grant, tokens } = setup();
    const first = tokens.get();
    grant("a");
    await first;
    clock.time += after;
    const second = tokens.get();
    grant("b");
    expect([await second, calls.length]).toEqual([expected === 1 ? "a" : "b", expected]);
  });

  test("counts the life of a token from the moment it was asked for", async () => {
    const { calls, clock, grant, tokens } = setup();
    const first = tokens.get();
    clock.time += 3_540_000;
    grant("a");
    await first;
    const second = tokens.get();
    grant("b");
    expect([await second, calls.length]).toEqual(["b", 2]);
  });

  test("uses half of a life that is shorter than the margin", async () => {
    const { calls, clock, grant, tokens } = setup();
    const first = tokens.get();
    grant("a", 10);
    await first;
    clock.time += 4_999;
    expect([await tokens.get(), calls.length]).toEqual(["a", 1]);
    clock.time += 1;
    tokens.get();
    expect(calls.length).toBe(2);
  });

  test("keeps a token whose life is not told until it is invalidated", async () => {
    let calls = 0;
    const requestToken = async () => ({ accessToken: `t${calls++}`, expiresIn: undefined });
    const { clock, tokens } = setup({ requestToken });
    await tokens.get();
    clock.time += 1e12;
    expect(await tokens.get()).toBe("t0");
    tokens.invalidate("t0");
    expect(await tokens.get()).toBe("t1");
  });

  test("hands the source the token before, to renew with", async () => {
    const { calls, tokens } = setup();
    const first = tokens.get();
    const token = { accessToken: "a", expiresIn: 3600, refreshToken: "r" };
    calls[0]?.resolve(token);
    tokens.invalidate(await first);
    tokens.get();
    expect(calls.map(({ previous }) => previous)).toEqual([undefined, token]);
  });

  test("fails for all who waited and asks anew for the next", async () => {
    const { calls, grant, tokens } = setup();
    const failure = new Error("refused");
    const callers = [tokens.get(), tokens.get(new AbortController().signal), tokens.get()];
    calls[0]?.reject(failure);
    const reasons = (await Promise.allSettled(callers)).map((outcome) => "reason" in outcome && outcome.reason);
    expect(reasons).toEqual([failure, failure, failure]);
    const next = tokens.get();
    grant("a");
    expect([await next, calls.length]).toEqual(["a", 2]);
  });

  test("does not remember a source that throws before it returns a promise", async () => {
    let calls = 0;
    const { tokens } = setup({
      requestToken: () => {
        if (calls++ === 0) throw new Error("vault is sealed");
        return Promise.resolve({ accessToken: "a", expiresIn: 3600 });
      },
    });
    await expect(tokens.get()).rejects.toThrow("vault is sealed");
    await expect(tokens.get()).resolves.toBe("a");
  });

  test("ends the wait of a caller who aborts and of no other", async () => {
    const { calls, grant, tokens } = setup();
    const controller = new AbortController();
    const impatient = tokens.get(controller.signal);
    const patient = tokens.get(new AbortController().signal);
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ name: "AbortError" });
    grant("a");
    expect([await patient, calls.length]).toEqual(["a", 1]);
  });

  test("keeps the token that came after its only caller aborted", async () => {
    const { calls, grant, tokens } = setup();
    const controller = new AbortController();
    const impatient = tokens.get(controller.signal);
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ name: "AbortError" });
    grant("a");
    expect([await tokens.get(), calls.length]).toEqual(["a", 1]);
  });

  test("asks for nothing when its caller has aborted before", async () => {
    const { calls, tokens } = setup();
    await expect(tokens.get(AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(calls).toEqual([]);
  });
});

describe("invalidate", () => {
  test("lets callers who all found the same token invalid share one new one", async () => {
    const { calls, grant, tokens } = setup();
    const first = tokens.get();
    grant("a");
    await first;
    const renewed = Array.from({ length: 10 }, () => {
      tokens.invalidate("a");
      return tokens.get();
    });
    grant("b");
    expect([new Set(await Promise.all(renewed)), calls.length]).toEqual([new Set(["b"]), 2]);
  });

  test("leaves a newer token alone", async () => {
    const { calls, grant, tokens } = setup();
    const first = tokens.get();
    grant("a");
    tokens.invalidate(await first);
    const second = tokens.get();
    grant("b");
    await second;
    tokens.invalidate("a");
    expect([await tokens.get(), calls.length]).toEqual(["b", 2]);
  });
});

test.each([-1, Number.NaN])("createTokenProvider refuses a margin of %s", (margin) => {
  expect(() => setup({ margin })).toThrow(TypeError);
});
