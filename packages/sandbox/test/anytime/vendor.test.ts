import { describe, expect, test } from "vitest";
import { requestOf, setup } from "./setup.js";

describe("route, method and version", () => {
  const url = "http://sandbox.test/anytime";
  test.each([
    { name: "no version", path: "/apicheck", status: 404, code: 4040010 },
    { name: "an unknown resource", path: "/v1.0/nothing", status: 404, code: 4040010 },
    { name: "a slash at the end", path: "/v1.0/apicheck/", status: 404, code: 4040010 },
    { name: "the root", path: "/", status: 404, code: 4040010 },
    { name: "a version without minor", path: "/v1/apicheck", status: 400, code: 4000010 },
    { name: "a version with a bug-fix part", path: "/v1.0.0/apicheck", status: 400, code: 4000010 },
    { name: "a version of letters", path: "/vx.y/apicheck", status: 400, code: 4000010 },
    { name: "a version that does not exist", path: "/v2.0/apicheck", status: 400, code: 4000011 },
    { name: "an older version", path: "/v0.9/apicheck", status: 400, code: 4000011 },
    { name: "a method the path has not", path: "/v1.0/apicheck", method: "DELETE", status: 405, code: 4050010 },
    { name: "a method nobody has", path: "/v1.0/apicheck", method: "PURGE", status: 405, code: 4050010 },
  ])("refuses $name with $code before asking who calls", async ({ path, method = "GET", status, code }) => {
    const { sandbox } = await setup();
    const response = await sandbox.fetch(new Request(url + path, { method }));
    const { body } = await response.json();
    expect([response.status, body.error.code]).toEqual([status, code]);
  });

  test("leave the validation data unused", async () => {
    const { sandbox, call } = await setup();
    const headers = { "x-validation-data": "kept" };
    const { headers: signed } = requestOf("checkConnection", { headers });
    await sandbox.fetch(new Request(`${url}/v1.0/nothing`, { headers: signed }));
    expect((await call("checkConnection", { headers })).status).toBe(200);
  });
});
