import { expect, test } from "vitest";
import { redactUrl } from "../../src/redact/redact-url.js";

test.each([
  {
    name: "a secret parameter",
    url: "http://a.test/p?cvc=123&limit_start=0",
    redacted: "http://a.test/p?cvc=***&limit_start=0",
  },
  { name: "a parameter spelled with escapes", url: "http://a.test/?%63vc=123", redacted: "http://a.test/?cvc=***" },
  { name: "a repeated parameter", url: "http://a.test/?pin=1&pin=2", redacted: "http://a.test/?pin=***&pin=***" },
  {
    name: "a card number in a parameter",
    url: "http://a.test/?q=4111111111111111",
    redacted: "http://a.test/?q=************1111",
  },
  {
    name: "a card number in the path",
    url: "http://a.test/c/4111111111111111",
    redacted: "http://a.test/c/************1111",
  },
  { name: "credentials", url: "http://user:word@a.test/", redacted: "http://***:***@a.test/" },
  { name: "a fragment", url: "http://a.test/#access_token=t", redacted: "http://a.test/" },
  { name: "nothing secret", url: "http://a.test:81/v1.0/accounts", redacted: "http://a.test:81/v1.0/accounts" },
])("redactUrl hides $name", ({ url, redacted }) => {
  expect(redactUrl(url)).toBe(redacted);
});

test("redactUrl hides further parameters it is given", () => {
  expect(redactUrl("http://a.test/?phone=336", ["phone"])).toBe("http://a.test/?phone=***");
});
