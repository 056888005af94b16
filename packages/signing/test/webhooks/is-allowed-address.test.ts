import { describe, expect, test } from "vitest";
import { isAllowedAddress } from "../../src/webhooks/is-allowed-address.js";

describe("isAllowedAddress", () => {
  test.each([
    { address: "203.0.113.7", range: "203.0.113.7" },
    { address: "203.0.113.7", range: "203.0.113.0/24" },
    { address: "203.0.113.255", range: "203.0.113.129/25" },
    { address: "198.51.100.1", range: "0.0.0.0/0" },
    { address: "2001:db8::1", range: "2001:0DB8:0:0:0:0:0:1" },
    { address: "2001:db8:ffff::", range: "2001:db8::/32" },
    { address: "2001:db8:8000::", range: "2001:db8:8000::/33" },
    { address: "::", range: "::/128" },
    { address: "1::", range: "1:0::" },
    { address: "::ffff:203.0.113.7", range: "203.0.113.0/24" },
    { address: "203.0.113.7", range: "::ffff:203.0.113.0/120" },
    { address: "::ffff:cb00:7107", range: "203.0.113.7" },
    { address: "64:ff9b::203.0.113.7", range: "64:ff9b::/96" },
  ])("finds $address in $range", ({ address, range }) => {
    expect(isAllowedAddress(address, ["192.0.2.1", range])).toBe(true);
  });

  test.each([
    { address: "203.0.114.0", range: "203.0.113.0/24" },
    { address: "203.0.113.127", range: "203.0.113.128/25" },
    { address: "203.0.113.8", range: "203.0.113.7" },
    { address: "2001:db8:7fff::", range: "2001:db8:8000::/33" },
    { address: "2001:db8::1", range: "0.0.0.0/0" },
    { address: "203.0.113.7", range: "::/0" },
    { address: "::203.0.113.7", range: "203.0.113.7" },
  ])("does not find $address in $range", ({ address, range }) => {
    expect(isAllowedAddress(address, [range])).toBe(false);
  });

  test.each([
    "",
    "203.0.113",
    "203.0.113.7.1",
    "203.0.113.007",
    "203.0.113.256",
    "0xcb.0.113.7",
    " 203.0.113.7",
    "203.0.113.7, 10.0.0.1",
    "203.0.113.7:443",
    "203.0.113.7/0",
    "[2001:db8::1]",
    "2001:db8::1%eth0",
    "2001:db8:::1",
    "2001::db8::1",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "12345::",
    "::203.0.113.7:1",
    ":1::",
  ])('takes "%s" for no address', (address) => {
    expect(isAllowedAddress(address, ["0.0.0.0/0", "::/0"])).toBe(false);
  });

  test("finds nothing in no range", () => {
    expect(isAllowedAddress("203.0.113.7", [])).toBe(false);
  });

  test.each(["", "203.0.113.0/33", "203.0.113.0/-1", "203.0.113.0/08", "::/129", "/8", "::ffff:0:0/95", "example.com"])(
    'refuses the range "%s", the address being none too',
    (range) => {
      expect(() => isAllowedAddress("nowhere", [range])).toThrow(TypeError);
    },
  );
});
