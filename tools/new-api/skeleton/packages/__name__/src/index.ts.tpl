export {
  ApiError,
  byStatus,
  type CallSettings,
  ClientError,
  type DataOf,
  type ErrorOf,
  failureOf,
  type RetryEvent,
  type RetrySettings,
  TransportError,
  unwrap,
} from "@openissuing/client";
export { create{{Name}}Client, type {{Name}}Client } from "./create-{{name}}-client.js";
export type { {{Name}}Options, {{Name}}Target } from "./options.js";
export type { components, operations, paths, webhooks } from "./schema.gen.js";
