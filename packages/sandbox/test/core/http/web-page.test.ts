import { describe, expect, test } from "vitest";
import { isOwnHost, placeOf } from "../../../src/core/http/web-page.js";

describe("placeOf", () => {
  test.each([
    ["machine", "http://127.0.0.1:8080"],
    ["machine", "http://127.1.2.3"],
    ["machine", "http://localhost:4020"],
    ["machine", "https://docs.localhost"],
    ["machine", "http://[::1]:4020"],
    ["disk", "null"],
    ["foreign", "https://example.com"],
    ["foreign", "http://127.0.0.1.example.com"],
    ["foreign", "http://localhost.example.com"],
    ["foreign", "http://notlocalhost"],
    ["foreign", "http://192.168.0.2"],
    ["foreign", "chrome-extension://localhost"],
    ["foreign", "file://localhost"],
    ["foreign", ""],
  ])("is %s for %j", (place, origin) => {
    expect(placeOf(origin)).toBe(place);
  });
});

describe("isOwnHost", () => {
  test.each(["127.0.0.1:4010", "192.168.0.2", "[::1]:4010", "localhost:1", "sandbox:4010", "host.docker.internal:80"])(
    "takes %s",
    (host) => {
      expect(isOwnHost(host)).toBe(true);
    },
  );

  test.each(["rebound.example.com:4010", "127.0.0.1.example.com", "localhost.example.com", "", "a b"])(
    "refuses %j",
    (host) => {
      expect(isOwnHost(host)).toBe(false);
    },
  );

  test("takes a name it was told, with any port", () => {
    expect(isOwnHost("ci.example.com:4010", ["ci.example.com"])).toBe(true);
    expect(isOwnHost("x.ci.example.com", ["ci.example.com"])).toBe(false);
  });
});
