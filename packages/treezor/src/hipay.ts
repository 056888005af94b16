export {
  createTreezorHipayClient,
  type HipayEnvironment,
  type TreezorHipayClient,
  type TreezorHipayOptions,
} from "./create-hipay-client.js";
export type { components, operations, paths, webhooks } from "./hipay/schema.gen.js";
