import { memberOf } from "@openissuing/signing";

/** Writes of Connect that the document gives no `accessTag`, without the base path. */
const untagged = /* @__PURE__ */ new RegExp(
  `^(?:${[
    "DELETE (?:country|mcc|merchantId)RestrictionGroups?/.+",
    "DELETE (?:payins|payouts)/.+",
    "DELETE cards/[^/]+/authentication-methods/.+",
    "DELETE topups/cards/authorizations/.+",
    "POST cards/Register3DS",
    "POST topups/cards/refunds",
    "PUT auth-requests/.+",
    "PUT cards/[^/]+/(?:AssignWallet|unblockcvc2)",
    "PUT recall-sct-inst/.+",
    "[A-Z]+ mdc/.+",
    "[A-Z]+ users/[^/]+/(?:kycliveness|qes|videoconference)",
  ].join("|")})$`,
);

/** Whether an operation of Connect takes an `accessTag`: the writes below `/v1`, a few aside. */
export function takesConnectTag({ method, url }: Request): boolean {
  const [, path] = /\/v1\/(?:index\.php\/)?(.*?)\/?$/.exec(new URL(url).pathname) ?? [];
  return path !== undefined && /^(?:DELETE|POST|PUT)$/.test(method) && !untagged.test(`${method} ${path}`);
}

/** Whether an operation of PCI DSS takes an `accessTag`. */
export function takesPciTag({ method, url }: Request): boolean {
  return /^(?:POST .*\/(?:cards|users)|PUT .*\/cards\/[^/]+\/(?:changePIN|setPIN))$/.test(
    `${method} ${new URL(url).pathname}`,
  );
}

/** Whether a proof covers a request as it is: whatever is added to it would make the proof worthless. */
export function hasProof({ headers }: Request): boolean {
  return headers.has("X-Trz-SCA");
}

/**
 * Whether a request is safe to repeat by its `accessTag`: the vendor answers the first object again for 24 hours. With a
 * proof it is not: nothing says that a proof holds twice, and a refusal of the repeat would hide what the first one did.
 */
export async function carriesTag(request: Request): Promise<boolean> {
  if (hasProof(request)) return false;
  if (isTag(new URL(request.url).searchParams.get("accessTag"))) return true;
  const body: unknown = await request.json().catch(() => undefined);
  return isTag(memberOf(body, "accessTag")) && memberOf(body, "sca") === undefined;
}

/** An empty one says nothing: the vendor would know no repeat by it. */
function isTag(tag: unknown): boolean {
  return typeof tag === "string" && tag !== "";
}
