import { compose, type FetchLayer } from "@openissuing/signing";
import createClient, { mergeHeaders } from "openapi-fetch";
import { type ReadProblem, rememberCall } from "./call-info.js";
import { clockOf } from "./clock.js";
import { type Contract, type OperationShape, shapeOf } from "./contract.js";
import { contentTypeOf, encodeBody } from "./encode-body.js";
import type { HeadersOption } from "./middleware.js";
import { connect } from "./network.js";
import { type RetryEvent, repeatRequests } from "./repeat-requests.js";
import { type CallSettings, type ClientSettings, resolveSettings } from "./settings.js";
import type { VendorClient } from "./types.js";
import { judgeStatus, type Verdict } from "./verdict.js";

/** What a vendor adds, each at its place: log, (repeats), token, idempotency key, sign, verify, (network). */
export interface VendorLayers {
  readonly log?: FetchLayer | undefined;
  readonly token?: FetchLayer | undefined;
  /** Runs for each attempt: it must give the copies of one request the same key. */
  readonly idempotencyKey?: FetchLayer | undefined;
  readonly sign?: FetchLayer | undefined;
  readonly verify?: FetchLayer | undefined;
}

/** What a caller may choose for any vendor. */
export interface ClientOptions extends ClientSettings {
  /** Takes the place of the network: a proxy, mTLS, a test. Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch | undefined;
  /** Headers of every request. */
  readonly headers?: HeadersOption | undefined;
  /** Told before each repeat. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Milliseconds since 1970-01-01 UTC. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason once it aborts. Default: a timer. */
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** A number from 0 up to but not including 1, for the jitter of pauses. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What a vendor's package fills in. */
export interface VendorOptions extends ClientOptions {
  /** Absolute address that the paths of the document are appended to. */
  readonly baseUrl: string;
  readonly contract: Contract;
  readonly layers?: VendorLayers | undefined;
  readonly readProblem?: ReadProblem | undefined;
  /** Verdict on an answer that is no success, where the status alone would mislead. Must not consume the body. */
  readonly judge?: ((response: Response) => Verdict | Promise<Verdict>) | undefined;
  /**
   * Whether what a request carries, such as an idempotency key, makes it safe to repeat although its method is not.
   * Gets a copy, as the repeats see it: after `log`, before `token`. A call's own `retry.repeatable` comes first.
   */
  readonly isRepeatable?: ((request: Request) => boolean | Promise<boolean>) | undefined;
}

/** The part of a call's options that this package reads itself; openapi-fetch reads the rest. */
interface OwnOptions extends CallSettings {
  readonly body?: unknown;
  readonly params?: { readonly path?: object; readonly query?: Record<string, unknown> };
  readonly fetch?: typeof fetch;
  readonly headers?: HeadersOption;
  readonly parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
}

interface AnyOperation {
  readonly requestBody?: { readonly content: { "*/*": unknown } };
  readonly responses: { readonly 200: { readonly content: { "*/*": unknown } } };
}

type Method = (typeof methods)[number];

type AnyPaths = Record<string, Record<Method, AnyOperation>>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

function bodyOptions({ body: encoding }: OperationShape, body: unknown, headers: HeadersOption | undefined) {
  if (body === undefined) return headers === undefined ? {} : { headers };
  const contentType = contentTypeOf(encoding);
  return {
    body,
    bodySerializer: () => encodeBody(encoding, body),
    headers: mergeHeaders(contentType === undefined ? {} : { "Content-Type": contentType }, headers),
  };
}

/** What URLs take for steps along the path: with `..` as its id, `/cards/{id}/pan` would become another operation. */
function checkSteps(values: object): void {
  for (const [name, value] of Object.entries(values))
    if (/^\.{0,2}$/.test(String(value))) throw new TypeError(`path parameter ${name} is empty, . or ..`);
}

/**
 * The client of openapi-fetch for `Paths`, sending through the vendor's layers with time limits and safe repeats.
 * Settings of one call go into its options and reach no other. Throws `TypeError` for settings out of range, and from a
 * call for a parameter that would change its path.
 */
export function createVendorClient<Paths extends object>(options: VendorOptions): VendorClient<Paths> {
  const { contract, layers = {}, random = Math.random, isRepeatable, onRetry } = options;
  const clock = clockOf(options);
  const { readProblem = () => undefined, judge = (response) => judgeStatus(response.status) } = options;
  const settings = resolveSettings(options);
  const { log, token, idempotencyKey, sign, verify } = layers;
  const client = createClient<AnyPaths>({
    baseUrl: options.baseUrl,
    headers: options.headers ?? {},
    redirect: "manual",
  });

  const calls = methods.map((method) => {
    const name = method.toUpperCase();
    const call = async (path: string, given: OwnOptions = {}) => {
      const { timeout, retry, body, headers, fetch: network = options.fetch ?? globalThis.fetch, ...rest } = given;
      checkSteps(given.params?.path ?? {});
      const shape = shapeOf(contract, name, path);
      const parseAs = given.parseAs ?? shape.answer;
      const streams = parseAs === "stream";
      const own = resolveSettings({ timeout, retry }, { ...settings, repeatable: shape.repeatable });
      const progress = { sent: false };
      const limits = { settings: own, streams, progress, clock };
      const repeat = repeatRequests({ path, ...limits, random, judge, isRepeatable, onRetry });
      const inOrder = [log, repeat, token, idempotencyKey, sign, verify].filter((layer) => layer !== undefined);
      const send = compose(...inOrder)(connect(network, { streams, progress }));
      const encoded = bodyOptions(shape, body, headers);
      const result = await client.request(method, path, { ...rest, ...encoded, parseAs, fetch: send });
      rememberCall(result.response, { ...shape, method: name, path, readProblem });
      return result;
    };
    return [name, call];
  });
  const { use, eject } = client;
  // Types and run time meet here: the document's paths exist in types only.
  return { ...Object.fromEntries(calls), use, eject } as unknown as VendorClient<Paths>;
}
