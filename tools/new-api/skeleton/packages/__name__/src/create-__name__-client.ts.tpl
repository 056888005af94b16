import { createVendorClient, readTarget, type VendorClient } from "@openissuing/client";
import { type FetchLayer, toRequest } from "@openissuing/signing";
import { contract } from "./contract.gen.js";
import { checkApiKey, environments, type {{Name}}Options } from "./options.js";
import { readProblem } from "./problem.js";
import type { paths } from "./schema.gen.js";

/** Every operation of {{title}}, called by its path as the document spells it. */
export type {{Name}}Client = VendorClient<paths>;

/**
 * A client that sends the key. A call rejects with `TransportError` or the reason of an abort; every answer of the
 * vendor, errors included, is its result. Throws `TypeError` that names a wrong option.
 */
export function create{{Name}}Client(options: {{Name}}Options): {{Name}}Client {
  const baseUrl = readTarget(options, environments);
  const token = withKey(checkApiKey(options.apiKey));
  return createVendorClient<paths>({ ...options, baseUrl, contract, layers: { token }, readProblem });
}

const withKey =
  (apiKey: string): FetchLayer =>
  (next) =>
  async (input, init) => {
    const request = toRequest(input, init);
    request.headers.set("{{keyHeader}}", `{{keyPrefix}}${apiKey}`);
    return next(request);
  };
