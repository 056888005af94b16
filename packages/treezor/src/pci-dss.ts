export { createTreezorPciClient, type TreezorPciClient, type TreezorPciOptions } from "./create-pci-client.js";
export type { TlsDispatcher } from "./mutual-tls.js";
export type { components, operations, paths } from "./pci-dss/schema.gen.js";
