import { describe, expect, test } from "vitest";
import { isSafeAddress, readTarget, type Target } from "../src/read-target.js";

const environments = { production: "https://shop.example", test: "https://test.shop.example" };
const read = (target: unknown) => readTarget(target as Target<"production" | "test">, environments);

describe("readTarget", () => {
  test.each([
    { name: "an environment", target: { environment: "test" }, address: "https://test.shop.example" },
    { name: "an address", target: { baseUrl: "https://a.example" }, address: "https://a.example" },
    { name: "a URL with a path", target: { baseUrl: new URL("https://a.example/b/") }, address: "https://a.example/b" },
    { name: "http on 127.0.0.1", target: { baseUrl: "http://127.0.0.1:4010/" }, address: "http://127.0.0.1:4010" },
    { name: "http on ::1", target: { baseUrl: "http://[::1]:4010" }, address: "http://[::1]:4010" },
    { name: "http on localhost", target: { baseUrl: "http://localhost" }, address: "http://localhost" },
    { name: "permitted http", target: { baseUrl: "http://sandbox", allowHttp: true }, address: "http://sandbox" },
  ])("reads $name", ({ target, address }) => {
    expect(read(target)).toBe(address);
  });

  test.each([
    { name: "nothing", target: {}, says: /either baseUrl or environment/ },
    {
      name: "both",
      target: { environment: "test", baseUrl: "https://a.example" },
      says: /either baseUrl or environment/,
    },
    { name: "an unknown environment", target: { environment: "staging" }, says: /production or test/ },
    { name: "an environment of the prototype", target: { environment: "toString" }, says: /production or test/ },
    { name: "an address without a protocol", target: { baseUrl: "a.example" }, says: /baseUrl/ },
    { name: "another protocol", target: { baseUrl: "ftp://a.example" }, says: /baseUrl/ },
    { name: "credentials", target: { baseUrl: "https://u:p@a.example" }, says: /baseUrl/ },
    { name: "a query", target: { baseUrl: "https://a.example?b" }, says: /baseUrl/ },
    { name: "a fragment", target: { baseUrl: "https://a.example#b" }, says: /baseUrl/ },
    { name: "http elsewhere", target: { baseUrl: "http://a.example" }, says: /allowHttp/ },
    { name: "a host that looks like loopback", target: { baseUrl: "http://127.0.0.1.a.example" }, says: /allowHttp/ },
  ])("refuses $name", ({ target, says }) => {
    expect(() => read(target)).toThrow(says);
    expect(() => read(target)).toThrow(TypeError);
  });
});

test.each([
  { address: "https://a.example", isSafe: true },
  { address: "http://localhost:1", isSafe: true },
  { address: "http://a.example", isSafe: false },
  { address: "javascript:alert(1)", isSafe: false },
])("isSafeAddress is $isSafe for $address", ({ address, isSafe }) => {
  expect(isSafeAddress(new URL(address))).toBe(isSafe);
});
