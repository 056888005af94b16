import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonNode } from "../json-node.js";

/** A folder that samples run in, with the files they speak of. */
export interface Workshop {
  readonly folder: string;
  close(): Promise<void>;
}

// The smallest files of their kinds that a reader of them takes for whole: one grey pixel, one empty page.
const jpeg =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=";
const pdf = Buffer.from(`%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`).toString("base64");

const files: Readonly<Record<string, string>> = {
  "identity.jpg": jpeg,
  "identity-back.jpg": jpeg,
  "status.pdf": pdf,
  "kbis.pdf": pdf,
  // Read by clients that present them; nothing here asks for a certificate.
  "client.crt": "",
  "client.key": "",
};

/** Makes the folder inside this package, so that samples find the packages they import. */
export async function openWorkshop(credentials: JsonNode = {}): Promise<Workshop> {
  const parent = fileURLToPath(new URL("../../dist/", import.meta.url));
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "samples-"));
  for (const [name, base64] of Object.entries(files))
    await writeFile(join(folder, name), Buffer.from(base64, "base64"));
  // Options of curl that no sample shows: the status of the answer goes to standard error.
  await writeFile(join(folder, ".curlrc"), 'write-out = "%{stderr}\\nstatus %{http_code}\\n"\nmax-time = 20\n');
  if (typeof credentials.privateKey === "string") {
    await writeFile(join(folder, "id_rsa"), credentials.privateKey, { mode: 0o600 });
  }
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}

/** Does something with a folder as the working one, as a reader would. */
export async function inFolder<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await act();
  } finally {
    process.chdir(before);
  }
}
