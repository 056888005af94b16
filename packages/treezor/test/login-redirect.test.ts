import { describe, expect, test } from "vitest";
import { loginUrl, readLoginRedirect } from "../src/login.js";

const state = "0f8f2a51c9d94e3b";
const request = { environment: "sandbox", clientName: "example", clientId: "292252", state } as const;

describe("loginUrl", () => {
  test("leads to the vendor's login page for the client", () => {
    const url = loginUrl({
      ...request,
      redirectUri: "https://app.example.com/login/done?a=b",
      scope: ["read_only", "read_write"],
    });
    expect(`${url.origin}${url.pathname}`).toBe("https://example.sandbox.treezor.co/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "code",
      client_id: "292252",
      state,
      redirect_uri: "https://app.example.com/login/done?a=b",
      scope: "read_only read_write",
    });
  });

  test("leaves out what is not given", () => {
    expect([...loginUrl(request).searchParams.keys()]).toEqual(["response_type", "client_id", "state"]);
  });

  test.each([{ state: "short" }, { clientName: "a.b" }, { clientId: "" }, { scope: [] }, { scope: ["a b"] }])(
    "refuses %o",
    (given) => {
      expect(() => loginUrl({ ...request, ...given })).toThrow(TypeError);
    },
  );
});

describe("readLoginRedirect", () => {
  test("takes the code out of an address, or of path and query", () => {
    expect(readLoginRedirect(new URL(`https://app.example.com/done?code=c0de&state=${state}`), state)).toBe("c0de");
    expect(readLoginRedirect(`/done?state=${state}&code=c%2Bd`, state)).toBe("c+d");
  });

  test.each([
    { name: "another state", url: "/done?code=c0de&state=0f8f2a51c9d94e3c", code: "ERR_LOGIN_STATE_MISMATCH" },
    { name: "no state", url: "/done?code=c0de", code: "ERR_LOGIN_STATE_MISMATCH" },
    { name: "no code", url: `/done?error=access_denied&state=${state}`, code: "ERR_LOGIN_CODE_MISSING" },
    { name: "an empty code", url: `/done?code=&state=${state}`, code: "ERR_LOGIN_CODE_MISSING" },
  ])("refuses $name with $code, and does not tell them", ({ url, code }) => {
    const read = () => readLoginRedirect(url, state);
    expect(read).toThrow(expect.objectContaining({ name: "LoginRedirectError", code }));
    expect(read).not.toThrow(/c0de|0f8f2a51/);
  });

  test("refuses everything for a state that was lost", () => {
    expect(() => readLoginRedirect("/done?code=c0de&state=", "")).toThrow(
      expect.objectContaining({ code: "ERR_LOGIN_STATE_MISMATCH" }),
    );
  });
});
