import type { TenantDescription } from "../core/control-tenants.js";

const labels: Readonly<Record<string, string>> = {
  clientId: "client_id",
  clientSecret: "client_secret",
  username: "username",
  password: "password",
  allowedIps: "allowed IPs",
  apiKey: "API key",
  timeZone: "time zone",
  deviceId: "x-device-id",
  environment: "environment",
  keyWrap: "key wrap",
  webhookSecret: "webhook secret",
};

/** A tenant's credentials as lines for a person. The private key only when the sandbox made the pair. */
export function describeTenant({ id, webhookUrl, settings }: TenantDescription): string[] {
  const shown = Object.entries(labels).flatMap(([name, label]) => {
    const value = settings[name];
    return value === undefined || value === null
      ? []
      : [`  ${label.padEnd(14)} ${Array.isArray(value) ? value.join(", ") : String(value)}`];
  });
  const { privateKey, publicKey } = settings;
  const key =
    typeof privateKey === "string" ? ["  private key, made for this sandbox only:", privateKey.trimEnd()] : [];
  // That of VaultsPay, for the client to encrypt with; a client that has the private key needs no public one.
  const encryptFor =
    typeof publicKey === "string" && !publicKey.includes("-----") ? [`  ${"public key".padEnd(14)} ${publicKey}`] : [];
  return [
    `  ${"tenant".padEnd(14)} ${id}`,
    ...shown,
    `  ${"webhooks to".padEnd(14)} ${webhookUrl ?? "nowhere"}`,
    ...encryptFor,
    ...key,
  ];
}
