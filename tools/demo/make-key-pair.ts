import { generateKeyPair, randomBytes } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ProgramMissing, runProgram } from "./run-program.js";

/** An RSA key pair of 2048 bits, as files and text. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly privateKeyFile: string;
  readonly publicKeyFile: string;
  readonly madeBy: "openssl" | "node:crypto";
}

/**
 * Makes `id_rsa` and `id_rsa.pub` in a folder by the three openssl commands of the vendor's text ("Security"); by
 * node:crypto on a machine without openssl. Throws `StoryError` when openssl fails.
 */
export async function makeKeyPair(folder: string, openssl = "openssl"): Promise<KeyPair> {
  const privateKeyFile = join(folder, "id_rsa");
  const publicKeyFile = join(folder, "id_rsa.pub");
  const madeBy = await byOpenssl(openssl, join(folder, "id_rsa.pem"), privateKeyFile, publicKeyFile).catch(
    async (error: unknown) => {
      if (!(error instanceof ProgramMissing)) throw error;
      return byNode(privateKeyFile, publicKeyFile);
    },
  );
  await chmod(privateKeyFile, 0o600);
  return {
    privateKey: await readFile(privateKeyFile, "utf8"),
    publicKey: await readFile(publicKeyFile, "utf8"),
    privateKeyFile,
    publicKeyFile,
    madeBy,
  };
}

async function byOpenssl(openssl: string, locked: string, privateKey: string, publicKey: string) {
  // The text has a person type a pass phrase; openssl takes it from its environment, where no list of processes shows it.
  const env = { PASS_PHRASE: randomBytes(24).toString("base64url") };
  const pass = ["-passin", "env:PASS_PHRASE"];
  await runProgram(openssl, ["genrsa", "-des3", "-passout", "env:PASS_PHRASE", "-out", locked, "2048"], env);
  await runProgram(openssl, ["rsa", "-in", locked, ...pass, "-outform", "PEM", "-pubout", "-out", publicKey], env);
  await runProgram(openssl, ["rsa", "-in", locked, ...pass, "-out", privateKey, "-outform", "PEM"], env);
  return "openssl" as const;
}

async function byNode(privateKeyFile: string, publicKeyFile: string) {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await writeFile(privateKeyFile, privateKey, { mode: 0o600 });
  await writeFile(publicKeyFile, publicKey);
  return "node:crypto" as const;
}
