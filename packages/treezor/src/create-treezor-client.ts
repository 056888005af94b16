import { createVendorClient, type VendorClient } from "@openissuing/client";
import { takesConnectTag } from "./access-tags.js";
import { treezorCalls } from "./call-layers.js";
import { contract } from "./connect/contract.gen.js";
import type { paths } from "./connect/schema.gen.js";
import { hasTokens, type TreezorOptions } from "./options.js";
import { connectHosts, readTreezorTarget } from "./targets.js";
import { createTreezorTokens } from "./tokens.js";

/** Every operation of Treezor Connect, called by its path as the document spells it. */
export type TreezorClient = VendorClient<paths>;

/**
 * A client of Treezor Connect that keeps its token and makes writes safe to repeat. A call rejects with `TransportError`,
 * `TokenRequestError`, `TreezorSessionError` or the reason of an abort; every answer of the vendor, errors included, is
 * its result. Throws `TypeError` that names a wrong option.
 */
export function createTreezorClient(options: TreezorOptions): TreezorClient {
  const baseUrl = readTreezorTarget(options, connectHosts);
  const tokens = hasTokens(options) ? options.tokens : createTreezorTokens(options);
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract,
    ...treezorCalls(options, tokens, takesConnectTag),
  });
}
