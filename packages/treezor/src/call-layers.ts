import type { VendorLayers, VendorOptions } from "@openissuing/client";
import { compose, type FetchLayer } from "@openissuing/signing";
import { proveTreezorRequests, tagTreezorRequests } from "@openissuing/signing/treezor";
import { carriesTag, hasProof } from "./access-tags.js";
import { authorizeTreezor } from "./authorize-treezor.js";
import type { TreezorCallOptions } from "./options.js";
import { readProblem } from "./problem.js";
import type { TreezorTokens } from "./tokens.js";

/** What Connect and PCI DSS share: tag and proof once for all attempts of a call, the token for each. */
export function treezorCalls(
  { log, createAccessTag, proveOperation }: TreezorCallOptions,
  tokens: TreezorTokens,
  takesTag: (request: Request) => boolean,
): Pick<VendorOptions, "isRepeatable" | "layers" | "readProblem"> {
  const tag = tagTreezorRequests({
    createTag: createAccessTag === false ? undefined : createAccessTag,
    isTagged: (request) => takesTag(request) && !hasProof(request),
  });
  const once: readonly (FetchLayer | undefined)[] = [
    log,
    createAccessTag === false ? undefined : tag,
    proveOperation && proveTreezorRequests({ proof: proveOperation }),
  ];
  const layers: VendorLayers = {
    // Outside the repeats: all attempts of a call share one tag and one proof.
    log: compose(...once.filter((layer) => layer !== undefined)),
    token: authorizeTreezor(tokens),
  };
  return { layers, readProblem, isRepeatable: async (request) => takesTag(request) && carriesTag(request) };
}
