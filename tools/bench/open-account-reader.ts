import { createVaultsPayClient, unwrap } from "@openissuing/vaultspay";
import type { SandboxProcess } from "../demo/sandbox-process.js";
import type { Reader } from "./open-reader.js";
import { registerCustomer } from "./register-customer.js";

/** A request that reads an account, without the headers that encrypt it or say that it is not. */
export interface AccountReader extends Reader {
  /** The vendor's, SPKI, DER. */
  readonly publicKey: Buffer;
}

/** Registers a customer of VaultsPay, which has an account. Answers the request that reads it. */
export async function openAccountReader(sandbox: SandboxProcess): Promise<AccountReader> {
  const settings = await registerCustomer(sandbox, { api: "vaultspay" });
  const credentials = { clientId: settings.text("clientId"), clientSecret: settings.text("clientSecret") };
  const deviceId = settings.text("deviceId");
  const publicKey = settings.text("publicKey");
  const baseUrl = sandbox.apiUrl("vaultspay");
  const client = createVaultsPayClient({ ...credentials, baseUrl, deviceId, publicKey });
  const { accessToken } = await unwrap(client.POST("/as/api/v1/saas-login", { body: credentials }));
  const { data } = await unwrap(client.GET("/be/api/v1/accounts"));
  return {
    url: `${baseUrl}/be/api/v1/accounts/${data[0]?.id}`,
    headers: { authorization: `Bearer ${accessToken}`, "x-device-os": "SAAS", "x-device-id": deviceId },
    publicKey: Buffer.from(publicKey, "base64"),
  };
}
