import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import * as index from "../src/index.js";
import * as treezor from "../src/treezor/index.js";

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

  test("exports these names for Treezor and no other", () => {
    expect(Object.keys(treezor).sort()).toMatchInlineSnapshot(`
      [
        "SensitiveDataError",
        "TREEZOR_ENROLLMENT_CHALLENGE",
        "TreezorTokenError",
        "TreezorUploadError",
        "canonicalTreezorPayload",
        "canonicalTreezorText",
        "createAccessTag",
        "describeTreezorFile",
        "encodeTreezorAssertion",
        "encodeTreezorRegistration",
        "encryptTreezorPasscode",
        "generateLibsodiumKey",
        "generateOpenPgpKey",
        "generateTreezorKey",
        "handleTreezorWebhook",
        "proveTreezorRequests",
        "readTreezorCardData",
        "signTreezorPayload",
        "tagTreezorRequests",
        "treezorChallenge",
        "treezorDataToSign",
        "treezorScaProof",
        "treezorUploadForm",
        "verifyTreezorLogin",
        "verifyTreezorWebhook",
        "writeTreezorWebhook",
      ]
    `);
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
        "readIssuedToken",
        "readTokenAnswer",
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

  test.each([
    {
      name: "one function of Treezor",
      code: 'export { verifyTreezorWebhook } from "./treezor/index.js"',
      without: /vaultspay|anytime|token|redact|key/,
    },
    { name: "all of Treezor", code: 'export * from "./treezor/index.js"', without: /vaultspay|anytime|redact|token\// },
    { name: "all but Treezor", code: 'export * from "./index.js"', without: /treezor/ },
    {
      name: "a webhook of VaultsPay",
      code: 'export { verifyVaultsPayWebhook } from "./index.js"',
      without: /treezor|anytime|redact|keys/,
    },
  ])("takes nothing else into a bundle: $name", async ({ code, without }) => {
    const files = await bundledFiles(code);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => without.test(file))).toEqual([]);
  });
});

/** Source files of which something is left in a bundle. */
async function bundledFiles(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("src", root)) },
    bundle: true,
    metafile: true,
    write: false,
    outfile: "bundle.js",
    format: "esm",
    packages: "external",
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}
