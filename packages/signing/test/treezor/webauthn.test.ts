import { describe, expect, expectTypeOf, test } from "vitest";
import {
  encodeTreezorAssertion,
  encodeTreezorRegistration,
  TREEZOR_ENROLLMENT_CHALLENGE,
  treezorChallenge,
  treezorScaProof,
} from "../../src/treezor/webauthn.js";

const bufferOf = (text: string) => new TextEncoder().encode(text).buffer;
const clientData =
  '{"type":"webauthn.create","challenge":"ZGV2aWNlLWVucm9sbG1lbnQ","origin":"https://www.example.com"}';
/** `??>~` in base64 has both letters that the alphabet of URLs writes otherwise. */
const odd = "??>~";

const registration = {
  id: "Pz8-fg",
  rawId: bufferOf(odd),
  type: "public-key",
  authenticatorAttachment: "platform",
  response: {
    attestationObject: bufferOf("attest"),
    clientDataJSON: bufferOf(clientData),
    getTransports: () => ["internal", "hybrid"],
  },
};

const assertion = {
  ...registration,
  response: {
    authenticatorData: bufferOf("authenticator"),
    clientDataJSON: bufferOf(clientData),
    signature: bufferOf(odd),
    userHandle: bufferOf("user"),
  },
};

const decoded = (text: string): unknown => JSON.parse(Buffer.from(text, "base64").toString("utf8"));

describe("encodeTreezorRegistration", () => {
  test("writes what the sample of the text writes", () => {
    expect(encodeTreezorRegistration(registration)).toBe(
      // printf %s '{"response":{"attestationObject":"YXR0ZXN0","clientDataJSON":"eyJ0…fQ","transports":["internal","hybrid"]},
      //   "id":"Pz8-fg","rawId":"Pz8-fg","type":"public-key","authenticatorAttachment":"platform"}' | base64 -w0
      "eyJyZXNwb25zZSI6eyJhdHRlc3RhdGlvbk9iamVjdCI6IllYUjBaWE4wIiwiY2xpZW50RGF0YUpTT04iOiJleUowZVhCbElqb2lkMlZpWVhWMGFHNHVZM0psWVhSbElpd2lZMmhoYkd4bGJtZGxJam9pV2tkV01tRlhUbXhNVjFaMVkyMDVjMkpITVd4aWJsRWlMQ0p2Y21sbmFXNGlPaUpvZEhSd2N6b3ZMM2QzZHk1bGVHRnRjR3hsTG1OdmJTSjkiLCJ0cmFuc3BvcnRzIjpbImludGVybmFsIiwiaHlicmlkIl19LCJpZCI6IlB6OC1mZyIsInJhd0lkIjoiUHo4LWZnIiwidHlwZSI6InB1YmxpYy1rZXkiLCJhdXRoZW50aWNhdG9yQXR0YWNobWVudCI6InBsYXRmb3JtIn0=",
    );
  });

  test("leaves out what the browser does not tell", () => {
    const { getTransports: _, ...response } = registration.response;
    const encoded = encodeTreezorRegistration({ ...registration, response, authenticatorAttachment: null });
    expect(decoded(encoded)).toMatchObject({ response: { transports: [] } });
    expect(decoded(encoded)).not.toHaveProperty("authenticatorAttachment");
  });

  test("takes what a browser answers, by its type", () => {
    expectTypeOf<PublicKeyCredential>().toExtend<Parameters<typeof encodeTreezorRegistration>[0]>();
    expectTypeOf<PublicKeyCredential>().toExtend<Parameters<typeof encodeTreezorAssertion>[0]>();
  });

  test("takes an assertion for none, and the other way round", () => {
    expect(() => encodeTreezorRegistration(assertion)).toThrow(TypeError);
    expect(() => encodeTreezorAssertion(registration)).toThrow(TypeError);
  });
});

describe("encodeTreezorAssertion", () => {
  test("writes the members of the assertion in the alphabet of URLs", () => {
    expect(decoded(encodeTreezorAssertion(assertion))).toEqual({
      response: {
        authenticatorData: Buffer.from("authenticator").toString("base64url"),
        clientDataJSON: Buffer.from(clientData).toString("base64url"),
        signature: "Pz8-fg",
        userHandle: "dXNlcg",
      },
      id: "Pz8-fg",
      rawId: "Pz8-fg",
      type: "public-key",
      authenticatorAttachment: "platform",
    });
  });

  test("tells that there is no user handle", () => {
    const response = { ...assertion.response, userHandle: null };
    expect(decoded(encodeTreezorAssertion({ ...assertion, response }))).toMatchObject({
      response: { userHandle: null },
    });
  });

  test("takes buffers of another realm", async () => {
    const { runInNewContext } = await import("node:vm");
    const rawId: ArrayBuffer = runInNewContext("new Uint8Array([1, 2, 3]).buffer");
    expect(rawId).not.toBeInstanceOf(ArrayBuffer);
    expect(decoded(encodeTreezorAssertion({ ...assertion, rawId }))).toMatchObject({ rawId: "AQID" });
  });
});

describe("treezorChallenge", () => {
  test("is the UTF-8 of the text that enrols a device", () => {
    expect(Buffer.from(treezorChallenge(TREEZOR_ENROLLMENT_CHALLENGE)).toString("latin1")).toBe("device-enrollment");
  });

  test("is the JSON of data", () => {
    expect(new TextDecoder().decode(treezorChallenge({ iat: 5, body: { name: "Zoé" } }))).toBe(
      '{"iat":5,"body":{"name":"Zoé"}}',
    );
  });
});

describe("treezorScaProof", () => {
  test("joins both halves as the sample of the text shows", () => {
    // printf dummypasscode | base64; printf dummywebauthn | base64
    const proof = treezorScaProof({ passcode: "ZHVtbXlwYXNzY29kZQ==", webauthn: "ZHVtbXl3ZWJhdXRobg==" });
    expect(proof).toBe("ZHVtbXlwYXNzY29kZQ==.ZHVtbXl3ZWJhdXRobg==");
  });

  test.each([
    { name: "a passcode that is not encrypted", passcode: "123456", webauthn: "AAAA" },
    { name: "an empty passcode", passcode: "", webauthn: "AAAA" },
    { name: "an assertion that is not encoded", passcode: "AAAA", webauthn: '{"id":"x"}' },
    { name: "an assertion in the alphabet of URLs", passcode: "AAAA", webauthn: "-_-_" },
  ])("refuses $name, without telling it", ({ passcode, webauthn }) => {
    const call = () => treezorScaProof({ passcode, webauthn });
    expect(call).toThrow(TypeError);
    expect(call).toThrow(/^(passcode|webauthn) must be base64$/);
  });
});
