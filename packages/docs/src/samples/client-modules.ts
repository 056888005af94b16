/** The module `client.ts` that samples of an API import, by the package of its client. Credentials are placeholders. */
const modules: Readonly<Record<string, string>> = {
  "@openissuing/anytime": `// client.ts
import { readFile } from "node:fs/promises";
import { createAnytimeClient } from "@openissuing/anytime";

export const client = createAnytimeClient({
  environment: "sandbox", // or "production", or baseUrl: the address the sandbox prints
  credentials: {
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    username: "YourUserName",
    password: "YourPassword",
  },
  privateKey: await readFile("id_rsa", "utf8"),
});`,
  "@openissuing/brocard": `// client.ts
import { createBrocardClient } from "@openissuing/brocard";

export const client = createBrocardClient({
  environment: "production", // or baseUrl: the address the sandbox prints
  apiKey: "YourApiKey",
});`,
  "@openissuing/treezor": `// client.ts
import { createTreezorClient } from "@openissuing/treezor";

export const client = createTreezorClient({
  environment: "sandbox", // or "production", or baseUrl: the address of another server
  clientName: "your-name", // the first label of your hosts
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  scope: ["read_write", "legal"], // default: all you have
});`,
  "@openissuing/treezor/hipay": `// client.ts
import { createTreezorHipayClient } from "@openissuing/treezor/hipay";

export const client = createTreezorHipayClient({
  environment: "stage", // or "production"
  username: "YourHipayUser",
  password: "YourHipayPassword",
});`,
  "@openissuing/treezor/pci-dss": `// client.ts, with the package undici beside it
import { readFile } from "node:fs/promises";
import { createTreezorPciClient } from "@openissuing/treezor/pci-dss";
import { Agent } from "undici";

export const client = createTreezorPciClient({
  environment: "sandbox",
  clientName: "your-name",
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  dispatcher: new Agent({
    connect: { cert: await readFile("client.crt"), key: await readFile("client.key") },
  }),
});`,
  "@openissuing/vaultspay": `// client.ts
import { createVaultsPayClient } from "@openissuing/vaultspay";

export const client = createVaultsPayClient({
  environment: "uat", // or "production", or baseUrl: the address the sandbox prints
  clientId: "YourClientId",
  clientSecret: "YourClientSecret",
  deviceId: "17", // number of your app
  publicKey: "TheVendorsPublicKey", // PEM, or its Base64 alone
});`,
};

/** `client.ts` of an API by the package of its client. Throws `TypeError` for a package it knows nothing of. */
export function clientModule(name: string): string {
  const text = modules[name];
  if (text === undefined) throw new TypeError(`there is no client.ts for ${name}`);
  return text;
}
