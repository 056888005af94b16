import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { encryptFor } from "./support/encrypt-for.js";
import { credentials, type FakeTreezor, fakeTreezor, refusal } from "./support/fake-treezor.js";
import { tlsVendor } from "./support/tls-vendor.js";

const root = new URL("..", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
const run = promisify(execFile);

/** Runs the example that holds a text, as its reader would. */
async function runExample(holding: string, env: Record<string, string>): Promise<string> {
  const code = examples.find((each) => each.includes(holding)) ?? "";
  const settings = { cwd: root, env: { ...process.env, ...env } };
  return (await run(process.execPath, ["--input-type=module", "-e", code], settings)).stdout;
}

const connect = (vendor: FakeTreezor) => ({
  TREEZOR_URL: vendor.url,
  TREEZOR_CLIENT_ID: credentials.clientId,
  TREEZOR_CLIENT_SECRET: credentials.clientSecret,
});

const wallets = { body: { wallets: [{ walletId: 1317558, eventName: "Main", currency: "EUR" }] } };

describe("README", () => {
  test("begins with an example of client_credentials that runs over HTTP", async () => {
    const vendor = await fakeTreezor(wallets, { body: { wallets: [] } }, { body: { transfers: [{ transferId: 7 }] } });
    expect(await runExample("treezorFailures", connect(vendor))).toBe("1317558 Main EUR\ntransfer 7\n");
    expect(vendor.tokenCalls()).toMatchObject([{ grant_type: "client_credentials" }]);
  });

  test("begins with an example that prints what keeps a transfer from being made", async () => {
    const vendor = await fakeTreezor(wallets, { body: { wallets: [] } }, refusal(400, "input_validation_error"));
    expect(await runExample("treezorFailures", connect(vendor))).toContain("code: 'input_validation_error'");
  });

  test("begins with an example of at most 20 lines", () => {
    expect(examples[0]?.trim().split("\n").length).toBeLessThanOrEqual(20);
  });

  test("has an example of delegated_end_user that runs, by a proof of the sandbox", async () => {
    const cards = { body: { cards: [{ cardId: 103700, statusCode: "UNLOCK" }] } };
    const vendor = await fakeTreezor({ body: { scaProof: "proof-1" } }, cards, { body: { cards: [] } });
    const env = { ...connect(vendor), TREEZOR_SCA_WALLET_ID: "b72c48e9" };
    expect(await runExample("simulateScaProof", env)).toBe("103700 UNLOCK\n");
    expect(vendor.tokenCalls()).toMatchObject([
      { grant_type: "client_credentials" },
      { grant_type: "delegated_end_user", sca: "proof-1" },
    ]);
  });

  test("has an example of authorization_code and refresh_token that runs", async () => {
    const vendor = await fakeTreezor(wallets);
    const grant = { token_type: "Bearer", expires_in: 3600, access_token: "at" };
    vendor.tokenSteps.push({ body: { ...grant, refresh_token: "rt-1" } }, { body: grant });
    expect(await runExample("onRefreshToken", { ...connect(vendor), TREEZOR_CODE: "c0de" })).toBe("1\n1\n");
    expect(vendor.tokenCalls()).toMatchObject([
      { grant_type: "authorization_code", code: "c0de" },
      { grant_type: "refresh_token", refresh_token: "rt-1" },
    ]);
  });

  test("has an example of PCI DSS that runs over mutual TLS, with a key and a request made as it says", async () => {
    const card = '{"pan":"5555555555554444","cvv":"123"}';
    const vendor = await tlsVendor(async (url) => ({ encryptedCardData: await encryptFor(url, card) }));
    try {
      const { folder, ca, certify } = vendor.authority;
      const commands = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
      await run("sh", ["-e", "-c", commands], { cwd: folder });
      await writeFile(join(folder, "client.pem"), await certify("client.csr"));
      const urls = { TREEZOR_PCI_URL: vendor.url, TREEZOR_URL: vendor.url };
      const who = { TREEZOR_CLIENT_ID: "1", TREEZOR_CLIENT_SECRET: "secret", TREEZOR_CARD_ID: "4711" };
      const printed = await runExample("showPan", { ...urls, ...who, TREEZOR_TLS: folder, TREEZOR_CA: ca });
      expect(printed).toBe("number of 16 digits, code of 3\n");
      expect(vendor.seen).toEqual(["/oauth/token example", "/cards/4711/pan example"]);
    } finally {
      await vendor.close();
    }
  });

  test("has an example of HiPay that runs, with Basic", async () => {
    const vendor = await fakeTreezor({ body: { transaction: {} } });
    const env = { HIPAY_URL: vendor.url, HIPAY_USERNAME: "user", HIPAY_PASSWORD: "word" };
    expect(await runExample("createTreezorHipayClient", env)).toBe("200 [ 'transaction' ]\n");
    expect(vendor.seen[0]?.headers.get("authorization")).toBe("Basic dXNlcjp3b3Jk");
  });

  test("names every code of a session that ended, of a webhook that is refused, and every entry", async () => {
    const source = await readFile(new URL("../src/session-error.ts", import.meta.url), "utf8");
    const ofSessions = [...source.matchAll(/"(ERR_\w+)"/g)].map(([, code]) => code);
    const names = [
      "UNSIGNED",
      "SIGNATURE_MISMATCH",
      "MALFORMED",
      "DUPLICATE_MEMBER",
      "UNKNOWN",
      "TOO_OLD",
      "TOO_NEW",
      "REPLAYED",
    ];
    const { exports } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
    const entries = Object.keys(exports).map((entry) => `@openissuing/treezor${entry.slice(1)}`);
    const all = [...ofSessions, ...names.map((name) => `ERR_WEBHOOK_${name}`), ...entries];
    expect(all.filter((each) => !readme.includes(`\`${each}\``))).toEqual([]);
  });
});
