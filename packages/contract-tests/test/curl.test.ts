import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { type CurlRequest, toCurl } from "../src/curl.js";
import { createRecorder } from "../src/recorder.js";

const request = (details: Pick<CurlRequest, "requestBody" | "requestHeaders">): CurlRequest => ({
  method: "POST",
  url: "http://127.0.0.1:8080/anytime/oauth/v2/token?a=b&c=d",
  ...details,
});

/** Arguments a shell makes of a command. */
function argumentsOf(command: string): string[] {
  return execFileSync("sh", ["-c", `set -- ${command}; printf '%s\\0' "$@"`])
    .toString()
    .split("\0")
    .slice(0, -1);
}

describe("toCurl", () => {
  test("is a command whose arguments survive a shell, quotes and all", () => {
    const requestHeaders = { "content-type": "application/x-www-form-urlencoded", host: "x", "x-note": "it's $HOME" };
    const command = toCurl(request({ requestHeaders, requestBody: "name=d'Étoile&x=`id`" }));
    expect(argumentsOf(command)).toEqual([
      "curl",
      "-X",
      "POST",
      "http://127.0.0.1:8080/anytime/oauth/v2/token?a=b&c=d",
      "-H",
      "content-type: application/x-www-form-urlencoded",
      "-H",
      "x-note: it's $HOME",
      "--data-raw",
      "name=d'Étoile&x=`id`",
    ]);
  });

  test("shows the parts of a multipart body as fields", () => {
    const requestHeaders = { "content-type": "multipart/form-data; boundary=x" };
    const command = toCurl(request({ requestHeaders, requestBody: "user_identity=%5B68+bytes+of+image%2Fpng%5D" }));
    expect(argumentsOf(command).slice(4)).toEqual(["-F", "user_identity=[68 bytes of image/png]"]);
  });
});

describe("createRecorder", () => {
  const secret = "s3cr3t-value";
  const encode = (text: string) => new TextEncoder().encode(text);

  async function recorded(withDetails: boolean) {
    const recorder = createRecorder();
    const number = recorder.begin();
    recorder.end(number, {
      request: new Request(`http://127.0.0.1/pin?cvc=${secret}`, { headers: { authorization: `Bearer ${secret}` } }),
      requestBody: encode(`client_secret=${secret}&username=me`),
      response: {
        headers: new Headers({ "content-type": "application/json" }),
        body: encode(JSON.stringify({ body: { pin: secret, pan: "4000001234567899" } })),
      },
      operationId: "getCardPin",
      status: 200,
      code: undefined,
      ms: 1,
    });
    return recorder.exchanges(withDetails);
  }

  test("masks secrets in address, headers and bodies", async () => {
    const [seen] = await recorded(true);
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(JSON.stringify(seen)).not.toContain("4000001234567899");
    expect(seen?.details?.requestHeaders.authorization).toBe("***");
  });

  test("leaves headers and bodies out unless they are wanted", async () => {
    expect((await recorded(false))[0]?.details).toBeUndefined();
  });
});
