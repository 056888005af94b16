export {
  generateLibsodiumKey,
  generateOpenPgpKey,
  readTreezorCardData,
  SensitiveDataError,
  type SensitiveDataErrorCode,
  type SensitiveDataKey,
  type TreezorCardData,
} from "@openissuing/signing/treezor";
export { createTreezorPciClient, type TreezorPciClient, type TreezorPciOptions } from "./create-pci-client.js";
export type { TlsDispatcher } from "./mutual-tls.js";
export type { components, operations, paths } from "./pci-dss/schema.gen.js";
export { type ShowOptions, showCardImage, showPan, showPin } from "./show-card-data.js";
