import { type Members, membersOf } from "../demo/members.js";
import type { SandboxProcess } from "../demo/sandbox-process.js";

/** Registers a customer of an API over the control API of a sandbox. Answers its settings, credentials among them. */
export async function registerCustomer(
  { url }: SandboxProcess,
  order: { readonly api: string } & Readonly<Record<string, unknown>>,
): Promise<Members> {
  const response = await fetch(`${url}/_sandbox/tenants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order),
  });
  return membersOf(await response.json()).in("settings");
}
