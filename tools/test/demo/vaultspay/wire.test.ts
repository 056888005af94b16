import { afterEach, describe, expect, test, vi } from "vitest";
import { StoryError } from "../../../demo/story.js";
import { sealedBytes, tapWire } from "../../../demo/vaultspay/wire.js";

afterEach(() => vi.restoreAllMocks());

describe("tapWire", () => {
  test("remembers what went over the wire and hands it on untouched", async () => {
    const network = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      return new Response(`got ${await new Request(input, init).text()}`);
    });
    const wire = tapWire();
    const answer = await wire.fetch("http://vendor.test/a?b=c", {
      method: "POST",
      headers: { "x-n": "1" },
      body: "hi",
    });
    expect(await answer.text()).toBe("got hi");
    expect(network).toHaveBeenCalledOnce();
    const [seen] = wire.exchanges;
    expect(seen).toMatchObject({ path: "/a", sent: "hi", received: "got hi" });
    expect(seen?.headers.get("x-n")).toBe("1");
  });
});

describe("sealedBytes", () => {
  test("counts the bytes of what is encrypted", () => {
    expect(sealedBytes('{"encryptedData":"AAECAw=="}')).toBe(4);
  });

  test.each(['{"data":[]}', '{"encryptedData":"AAEC","pan":"1"}', '{"encryptedData":7}', "[]", "null"])(
    "refuses %s",
    (text) => {
      expect(() => sealedBytes(text)).toThrow(StoryError);
    },
  );
});
