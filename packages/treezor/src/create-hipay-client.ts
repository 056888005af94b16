import {
  type ClientOptions,
  createVendorClient,
  readTarget,
  type Target,
  type VendorClient,
} from "@openissuing/client";
import { compose, type FetchLayer, toRequest } from "@openissuing/signing";
import { contract } from "./hipay/contract.gen.js";
import type { paths } from "./hipay/schema.gen.js";

/** The operations of HiPay that acquiring with Treezor needs, called by path as the document spells it. */
export type TreezorHipayClient = VendorClient<paths>;

/** HiPay's environments. */
export type HipayEnvironment = "production" | "stage";

/** Options of `createTreezorHipayClient`. */
export type TreezorHipayOptions = Target<HipayEnvironment> &
  ClientOptions & {
    /** Of HiPay: private credentials make forms and payments, public ones make tokens and read transactions. */
    readonly username: string;
    readonly password: string;
    /** Told each call once, made by `logRequests`: credentials and card data masked. */
    readonly log?: FetchLayer | undefined;
  };

const gateways: Readonly<Record<HipayEnvironment, string>> = {
  production: "https://secure-gateway.hipay-tpp.com",
  stage: "https://stage-secure-gateway.hipay-tpp.com",
};

/** Operations that have a host of their own, as the document says. */
const otherHosts: Readonly<Record<HipayEnvironment, Readonly<Partial<Record<keyof paths, string>>>>> = {
  production: {
    "/rest/v2/token/create": "https://secure2-vault.hipay-tpp.com",
    "/v1/hpayment": "https://api.hipay.com",
  },
  stage: {
    "/rest/v2/token/create": "https://stage-secure2-vault.hipay-tpp.com",
    "/v1/hpayment": "https://stage-api.hipay.com",
  },
};

/**
 * A client of HiPay for Treezor's acquiring, with HTTP Basic. With an `environment` each operation goes to its own host;
 * a `baseUrl` gets all of them. A call rejects with `TransportError` or the reason of an abort; every answer is its
 * result. Writes are not repeated after an unclear failure: HiPay has no `accessTag`. Throws `TypeError` that names a
 * wrong option, never its value.
 */
export function createTreezorHipayClient(options: TreezorHipayOptions): TreezorHipayClient {
  const { environment, username, password, log } = options;
  const baseUrl = readTarget(options, gateways);
  const hosts = environment === undefined ? {} : otherHosts[environment];
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract,
    // The host first, so that a log tells where a call really goes.
    layers: { log: compose(toOwnHost(hosts), log ?? asIs), token: basicAuthorization(username, password) },
  });
}

const asIs: FetchLayer = (next) => next;

/** Layer that sends an operation to the host it has for itself. */
function toOwnHost(hosts: Readonly<Record<string, string>>): FetchLayer {
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    const { pathname, search } = new URL(request.url);
    const host = hosts[pathname];
    return next(host === undefined ? request : new Request(`${host}${pathname}${search}`, request));
  };
}

/** Layer that adds the credentials as RFC 7617 has them, in UTF-8. */
function basicAuthorization(username: unknown, password: unknown): FetchLayer {
  if (typeof username !== "string" || username === "" || username.includes(":")) {
    throw new TypeError("username must be text that is not empty, without a colon");
  }
  if (typeof password !== "string" || password === "") throw new TypeError("password must be text that is not empty");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const header = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    request.headers.set("Authorization", header);
    return next(request);
  };
}
