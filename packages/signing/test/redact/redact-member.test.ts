import { describe, expect, test } from "vitest";
import { redactHeaders } from "../../src/redact/redact-headers.js";
import { redactMember } from "../../src/redact/redact-member.js";

describe("redactMember", () => {
  test.each([
    "Authorization",
    "Proxy-Authorization",
    "X-Signed-Request",
    "Cookie",
    "set-cookie",
    "client_secret",
    "password",
    "access_token",
    "refresh_token",
    "refreshToken",
    "pan",
    "cvv",
    "CVV2",
    "cvc",
    "pin",
    "new-pin",
    "expiry",
    "expiry_date",
    "front",
    "back",
    "temp_link",
    "X-Trz-SCA",
    "sca",
    "scaProof",
    "webauthn",
    "newPasscode",
    "activationCode",
    "auth_key",
    "file",
    "fileContentBase64",
    "object_payload_signature",
  ])("masks %s whole", (name) => {
    expect(redactMember(name, "anything")).toBe("***");
  });

  test("hides what opens a link that was signed ahead, wherever it stands", () => {
    const link = "https://files.test/a/b.pdf?X-Amz-Signature=abc&X-Amz-Expires=60";
    expect(redactMember("temporaryUrl", link)).toBe("https://files.test/a/b.pdf?***");
    expect(redactMember("note", `see "${link}" and http://b.test/c`)).toBe(
      'see "https://files.test/a/b.pdf?***" and http://b.test/c',
    );
  });

  test.each(["iban", "beneficiary_iban", "virtualIban"])("shows both ends of %s", (name) => {
    expect(redactMember(name, "NL86ABNA1666412472")).toBe("NL86***2472");
  });

  test("masks an IBAN too short to be one", () => {
    expect(redactMember("iban", "NL86ABNA")).toBe("***");
  });

  test.each([
    "company",
    "mapping",
    "token_type",
    "expires_in",
    "status",
    "X-Validation-Data",
    "account_id",
    "feedback",
  ])("leaves %s as it is", (name) => {
    expect(redactMember(name, "value")).toBe("value");
  });

  test("masks further names it is given, however they are spelled", () => {
    expect(redactMember("Holder-Name", "Ann", ["holder_name"])).toBe("***");
  });

  test("masks a card number under any name", () => {
    expect(redactMember("comment", "4111111111111111")).toBe("************1111");
  });
});

test("redactHeaders masks by name and by content", () => {
  const headers = new Headers({ Authorization: "Bearer t", "X-Note": "4111111111111111", Accept: "a/b" });
  expect(redactHeaders(headers)).toEqual({ accept: "a/b", authorization: "***", "x-note": "************1111" });
});
