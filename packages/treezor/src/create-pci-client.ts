import { createVendorClient, type VendorClient } from "@openissuing/client";
import { takesPciTag } from "./access-tags.js";
import { treezorCalls } from "./call-layers.js";
import { overMutualTls, type TlsDispatcher } from "./mutual-tls.js";
import { hasTokens, type TreezorAuth, type TreezorCallOptions } from "./options.js";
import { contract } from "./pci-dss/contract.gen.js";
import type { paths } from "./pci-dss/schema.gen.js";
import { pciHosts, readTreezorTarget, type TreezorTarget } from "./targets.js";
import { createTreezorTokens, type TreezorTokens } from "./tokens.js";

/** Every operation of Treezor PCI DSS, called by its path as the document spells it. */
export type TreezorPciClient = VendorClient<paths>;

/** Options of `createTreezorPciClient`. */
export type TreezorPciOptions = TreezorTarget &
  TreezorAuth &
  TreezorCallOptions & {
    /** Presents the client certificate: an `Agent` of undici with `connect: { cert, key }`. Goes along with each `fetch`. */
    readonly dispatcher?: TlsDispatcher | undefined;
    /** Address of Connect, which gives out the tokens; needed with a `baseUrl` and without `tokens`. */
    readonly connectUrl?: string | URL | undefined;
  };

/**
 * A client of the PCI DSS services, which demand a client certificate on every connection: give a `dispatcher` of undici,
 * or a `fetch` that presents one. It uses the tokens of Connect. A call rejects as one of `createTreezorClient`; a
 * certificate that is missing or not taken is a `TransportError`. Throws `TypeError` that names a wrong option.
 */
export function createTreezorPciClient(options: TreezorPciOptions): TreezorPciClient {
  const { dispatcher, environment } = options;
  const baseUrl = readTreezorTarget(options, pciHosts);
  if (environment !== undefined && dispatcher === undefined && options.fetch === undefined) {
    throw new TypeError("the PCI DSS services demand a client certificate: give a dispatcher, or a fetch that has one");
  }
  const fetch = dispatcher === undefined ? options.fetch : overMutualTls(dispatcher, options.fetch);
  const tokens = tokensOf({ ...options, fetch });
  return createVendorClient<paths>({
    ...options,
    fetch,
    baseUrl,
    contract,
    ...treezorCalls(options, tokens, takesPciTag),
  });
}

function tokensOf(options: TreezorPciOptions): TreezorTokens {
  if (hasTokens(options)) return options.tokens;
  if (options.environment !== undefined) return createTreezorTokens(options);
  if (options.connectUrl === undefined) throw new TypeError("give tokens, or connectUrl: the address of Connect");
  return createTreezorTokens({ ...options, baseUrl: options.connectUrl });
}
