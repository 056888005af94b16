import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An authority in a folder of its own, and what it signs. */
export interface Authority {
  readonly folder: string;
  /** Certificate of the authority. */
  readonly ca: string;
  /** A key and its certificate, by request as the vendor wants it: RSA of 2048 bits, PKCS#1. */
  sign(name: string, alternative?: string): Promise<{ readonly key: string; readonly cert: string }>;
  /** Certificate for a request that lies in the folder. */
  certify(csr: string): Promise<string>;
  remove(): Promise<void>;
}

/** Makes an authority with openssl, as the README does. */
export async function makeAuthority(name = "Test authority"): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), "treezor-tls-"));
  const openssl = (...args: string[]) => run("openssl", args, { cwd: folder });
  const read = (file: string) => readFile(join(folder, file), "utf8");
  const subject = (of: string) => ["-subj", `/CN=${of}`];
  await openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-noenc",
    "-days",
    "1",
    ...subject(name),
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  );
  const certify = async (csr: string) => {
    const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy"];
    return (await openssl("x509", "-req", "-in", csr, "-days", "1", ...by)).stdout;
  };
  return {
    folder,
    ca: await read("ca.pem"),
    certify,
    async sign(of, alternative) {
      await openssl("genrsa", "-traditional", "-out", `${of}.key`, "2048");
      const names = alternative === undefined ? [] : ["-addext", `subjectAltName=${alternative}`];
      await openssl("req", "-new", "-key", `${of}.key`, ...subject(of), ...names, "-out", `${of}.csr`);
      return { key: await read(`${of}.key`), cert: await certify(`${of}.csr`) };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
