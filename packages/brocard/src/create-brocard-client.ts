import { createVendorClient, readTarget, type VendorClient } from "@openissuing/client";
import { bearerToken, compose, type FetchLayer, toRequest } from "@openissuing/signing";
import { contract } from "./contract.gen.js";
import { type BrocardOptions, checkApiKey, environments } from "./options.js";
import { readProblem } from "./problem.js";
import type { paths } from "./schema.gen.js";

/** Every operation of Brocard, called by its path as the document spells it. */
export type BrocardClient = VendorClient<paths>;

const embedPage = `GET ${"/api/v2/cards/{card_id}/embed/{token}" satisfies keyof paths}`;

/** The page of a card takes no key: whoever has its link may see it. */
const isEmbedPage = ({ url }: Request) => /\/cards\/[^/]+\/embed\/[^/]+$/.test(new URL(url).pathname);

/** Asks for JSON, as the document demands: without it a refusal can come as a page or a redirect. */
const askForJson: FetchLayer = (next) => async (input, init) => {
  const request = toRequest(input, init);
  const accept = isEmbedPage(request) ? "text/html" : "application/json";
  if (!request.headers.has("Accept")) request.headers.set("Accept", accept);
  return next(request);
};

/**
 * A client that sends the API key. A call rejects with `TransportError` or the reason of an abort; every answer of the
 * vendor, errors included, is its result. Throws `TypeError` that names a wrong option.
 */
export function createBrocardClient(options: BrocardOptions): BrocardClient {
  const baseUrl = readTarget(options, environments);
  const spent = { ...contract.differing[embedPage], repeatable: false };
  const key = bearerToken(checkApiKey(options.apiKey), { isExempt: isEmbedPage });
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract: { ...contract, differing: { ...contract.differing, [embedPage]: spent } },
    layers: { log: options.log, token: compose(askForJson, key) },
    readProblem,
  });
}
