import { anytime } from "./anytime/vendor.js";
import { brocard } from "./brocard/vendor.js";
import { createSandbox as createSandboxOf, type Sandbox, type SandboxOptions } from "./core/sandbox.js";
import { vaultspay } from "./vaultspay/vendor.js";

export type { AnytimeSettings } from "./anytime/developer-zone.js";
export type { BrocardSettings } from "./brocard/developer-zone.js";
export type { ActionOrder, ClockMove, Control } from "./core/control.js";
export { ControlError, type ControlErrorCode } from "./core/control-error.js";
export type { TenantControl, TenantDescription, TenantOrder } from "./core/control-tenants.js";
export { ConnectionDropped } from "./core/http/exchange.js";
export type { FaultOrder, InjectedFault } from "./core/injected-faults.js";
export type { DeliveryRow } from "./core/outbox.tables.js";
export type { Sandbox } from "./core/sandbox.js";
export { StoreError } from "./core/store/store.js";
export { type Listening, type ListenOptions, listen } from "./listen.js";
export type { VaultsPaySettings } from "./vaultspay/developer-zone.js";

/** A sandbox of all APIs. Every option may be left out. */
export function createSandbox(options: Omit<SandboxOptions, "vendors"> = {}): Sandbox {
  return createSandboxOf({ ...options, vendors: [anytime(), brocard(), vaultspay()] });
}
