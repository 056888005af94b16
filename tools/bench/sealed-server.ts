import { generateKeyPairSync } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../demo/child.js";
import { membersOf } from "../demo/members.js";

/** The vendor of an encrypted API with node:crypto alone. */
export interface SealedServer extends Child {
  readonly url: string;
  /** SPKI, DER. */
  readonly publicKey: Buffer;
}

/** Starts it in a process of its own, with a key pair made on the spot. It answers a login, and `answer` to all else. */
export async function startSealedServer(answer: string): Promise<SealedServer> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const program = fileURLToPath(new URL("sealed-server.mjs", import.meta.url));
  const login = JSON.stringify({ accessToken: "at", refreshToken: "rt" });
  const ready = (line: string) => membersOf(JSON.parse(line)).text("url");
  const child = await startChild(process.execPath, [program, privateKey, answer, login], { ready });
  return { ...child, url: child.ready, publicKey };
}
