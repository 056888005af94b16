import type { TenantDescription } from "../core/control-tenants.js";

const labels: Readonly<Record<string, string>> = {
  clientId: "client_id",
  clientSecret: "client_secret",
  username: "username",
  password: "password",
  allowedIps: "allowed IPs",
  apiKey: "API key",
  timeZone: "time zone",
};

/** A tenant's credentials as lines for a person. The private key only when the sandbox made the pair. */
export function describeTenant({ id, webhookUrl, settings }: TenantDescription): string[] {
  const shown = Object.entries(labels).flatMap(([name, label]) => {
    const value = settings[name];
    return value === undefined
      ? []
      : [`  ${label.padEnd(14)} ${Array.isArray(value) ? value.join(", ") : String(value)}`];
  });
  const { privateKey } = settings;
  const key =
    typeof privateKey === "string" ? ["  private key, made for this sandbox only:", privateKey.trimEnd()] : [];
  return [
    `  ${"tenant".padEnd(14)} ${id}`,
    ...shown,
    `  ${"webhooks to".padEnd(14)} ${webhookUrl ?? "nowhere"}`,
    ...key,
  ];
}
