import { createVendorClient, type VendorClient } from "@openissuing/client";
import { authorizeTreezor } from "./authorize-treezor.js";
import { contract } from "./connect/contract.gen.js";
import type { paths } from "./connect/schema.gen.js";
import type { TreezorOptions } from "./options.js";
import { readProblem } from "./problem.js";
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
  const tokens = "tokens" in options ? options.tokens : createTreezorTokens(options);
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract,
    layers: { log: options.log, token: authorizeTreezor(tokens) },
    readProblem,
  });
}
