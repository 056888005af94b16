import { describe, expect, test } from "vitest";
import { bearerToken } from "../../src/token/bearer-token.js";

async function sent(layer: ReturnType<typeof bearerToken>, request: Request) {
  const seen: Request[] = [];
  await layer(async (input, init) => {
    seen.push(new Request(input, init));
    return new Response();
  })(request);
  return seen[0]?.headers.get("authorization");
}

describe("bearerToken", () => {
  test("adds the token", async () => {
    expect(await sent(bearerToken("12|Ab-c~9"), new Request("https://a.test"))).toBe("Bearer 12|Ab-c~9");
  });

  test("replaces a header that was set before", async () => {
    const request = new Request("https://a.test", { headers: { authorization: "Basic eA==" } });
    expect(await sent(bearerToken("key"), request)).toBe("Bearer key");
  });

  test("leaves exempt requests alone", async () => {
    const layer = bearerToken("key", { isExempt: ({ url }) => url.endsWith("/open") });
    expect(await sent(layer, new Request("https://a.test/open"))).toBeNull();
    expect(await sent(layer, new Request("https://a.test/other"))).toBe("Bearer key");
  });

  test.each(["", " ", "a b", "a\nX-Injected: 1", "schlüssel", undefined as unknown as string])(
    "refuses %j with TypeError",
    (token) => {
      expect(() => bearerToken(token)).toThrow(TypeError);
    },
  );

  test("does not tell the token it refuses", () => {
    expect(() => bearerToken("secret key")).not.toThrow(/secret key/);
  });
});
