import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as index from "../src/index.js";

const root = new URL("..", import.meta.url);
const sources = readdirSync(new URL("src", root), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort();

describe("package", () => {
  test("imports nothing but its own files, and two optional peers when they are needed", () => {
    const imported = sources.flatMap((file) =>
      [...readFileSync(new URL(`src/${file}`, root), "utf8").matchAll(/(?:from|import)\s*\(?"([^"]+)".*/g)].map(
        ([text, specifier]) => ({ file, text, specifier }),
      ),
    );
    expect(imported.length).toBeGreaterThan(50);
    expect(imported.filter(({ specifier }) => !specifier?.startsWith("."))).toEqual([
      { file: "treezor/libsodium-key.ts", text: 'import("libsodium-wrappers");', specifier: "libsodium-wrappers" },
      { file: "treezor/openpgp-key.ts", text: 'from "openpgp";', specifier: "openpgp" }, // a type
      { file: "treezor/openpgp-key.ts", text: 'import("openpgp");', specifier: "openpgp" }, // a type
      { file: "treezor/openpgp-key.ts", text: 'import("openpgp");', specifier: "openpgp" },
    ]);
  });

  test("has no runtime dependency and no side effects", () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    expect(manifest).toMatchObject({ sideEffects: false });
    expect(manifest).not.toHaveProperty("dependencies");
  });

  test("exports these names and no other", () => {
    expect(Object.keys(index).sort()).toMatchInlineSnapshot(`
      [
        "AnswerAuthenticityError",
        "KeyError",
        "MASK",
        "SigningError",
        "TokenRequestError",
        "VaultsPayEncryptionError",
        "WebhookVerificationError",
        "authenticityHash",
        "authenticityInput",
        "authorizeRequests",
        "bearerToken",
        "checkSecrets",
        "checkUsernames",
        "checkVaultsPayTest",
        "compose",
        "createTokenProvider",
        "encryptVaultsPayRequests",
        "envelopeTokens",
        "handleAnytimeWebhook",
        "handleSecretWebhook",
        "handleVaultsPayWebhook",
        "importPrivateKey",
        "importPublicKey",
        "isAllowedAddress",
        "isSecretName",
        "logRequests",
        "maskCardNumbers",
        "memberOf",
        "memoryReplayStore",
        "openVaultsPayBody",
        "passwordGrant",
        "redactBody",
        "redactForm",
        "redactHeaders",
        "redactJson",
        "redactMember",
        "redactUrl",
        "sealVaultsPayBody",
        "sharedSecret",
        "signAnytime",
        "signAnytimeRequests",
        "signVaultsPayWebhook",
        "timingSafeEqual",
        "toRequest",
        "unwrapKeyWith",
        "unwrapVaultsPayKey",
        "vaultsPaySession",
        "verifyAnytimeAnswers",
        "verifyAnytimeSignature",
        "verifyAnytimeWebhook",
        "verifySecretWebhook",
        "verifyVaultsPayWebhook",
        "wrapKeyWith",
      ]
    `);
  });
});
