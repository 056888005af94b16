import type { FetchLayer } from "@openissuing/signing";
import type { Api } from "./api.js";
import { apiNames, apis } from "./apis.js";
import { createChecker } from "./check-answer.js";
import { createRequestChecker } from "./check-request.js";
import { checkAnswers } from "./checking-fetch.js";
import type { CheckId } from "./checks.js";
import { type ContractViolation, ContractViolationError, type RequestCheckId } from "./contract-violation.js";
import type { ApiDocument } from "./document/api-document.js";
import { EnvironmentError } from "./environment.js";
import { createRecorder } from "./recorder.js";

/** How the traffic of a consumer's own tests is judged. */
export interface CheckContractOptions {
  /**
   * Address the paths of the document are appended to; requests to other addresses pass unjudged. Default: whatever
   * stands in front of a documented path, on any host.
   */
  readonly baseUrl?: string;
  /** Name that proofs of origin are made for, such as the API username of Anytime. Without it they are not checked. */
  readonly username?: string;
  /** `throw`: the call rejects with `ContractViolationError`. `collect`: violations are kept. Default `throw`. */
  readonly mode?: "collect" | "throw";
  /** `false` lets requests pass unjudged, for a test that sends what is wrong on purpose. Default true. */
  readonly requests?: boolean;
  /** Checks that are switched off. */
  readonly disabled?: readonly (CheckId | RequestCheckId)[];
}

/** A layer around `fetch` that judges what goes through it. */
export interface ContractLayer extends FetchLayer {
  /** All violations so far, in the order their calls ended, in both modes. */
  readonly violations: readonly ContractViolation[];
  /** Throws `ContractViolationError` with all violations so far, when there are any. */
  assertKept(): void;
  /** Forgets the violations so far, such as before the next test. */
  clear(): void;
}

/**
 * Layer that judges the requests and the answers of a consumer's own tests by the document of an API, closed. In mode
 * `throw` a request that violates it is not sent, and an answer that does is not handed on. Place it innermost, so that
 * it sees what goes over the wire: `createAnytimeClient({ …, fetch: checkContract("anytime")(fetch) })`.
 * Throws `TypeError` for a name that is no API; calls that are encrypted reject with `EnvironmentError` ERR_ENCRYPTED.
 */
export function checkContract(api: Api | string, options: CheckContractOptions = {}): ContractLayer {
  const { mode = "throw", requests = true, username, baseUrl } = options;
  const { document, dialect } = typeof api === "string" ? apiNamed(api) : api;
  const checker = createChecker(document, dialect);
  const checkRequest = createRequestChecker(document);
  const disabled = new Set<string>([
    ...(options.disabled ?? []),
    ...(username === undefined ? ["answer-authenticity"] : []),
    // A request of no operation is the caller's fault, whatever the server makes of it.
    ...(requests ? ["documented-operation"] : []),
  ]);
  const violations: ContractViolation[] = [];
  const judge = (found: readonly ContractViolation[]) => {
    const told = found.filter(({ check }) => !disabled.has(check));
    violations.push(...told);
    if (told.length > 0 && mode === "throw") throw new ContractViolationError(told);
  };

  const layer: FetchLayer = (next) => async (input, init) => {
    const request = new Request(input, init);
    const base = baseUrl ?? baseOf(request, document);
    if (!isBelow(request.url, base)) return next(request);
    if (dialect.isSealed?.(request.headers) === true) {
      const way = "ask the test environment for no encryption (encryption: off)";
      throw new EnvironmentError("ERR_ENCRYPTED", `traffic that is encrypted cannot be judged: ${way}`);
    }
    const recorder = createRecorder();
    const { pathname, searchParams } = new URL(request.url);
    const own = {
      method: request.method,
      pathname: pathname.slice(pathOf(base).length),
      query: searchParams,
      headers: request.headers,
      body: new Uint8Array(await request.clone().arrayBuffer()),
    };
    if (requests) {
      const { operationId, faults } = await checkRequest(own);
      const unsent = { response: undefined, status: undefined, code: undefined, ms: 0 };
      const head = new Request(request.url, { method: request.method, headers: request.headers });
      const { proofHeaders } = checker;
      recorder.end(1, { request: head, requestBody: own.body, proofHeaders, operationId, ...unsent });
      judge(
        await told(
          "request",
          faults.map((fault) => ({ ...fault, ...(operationId && { operationId }) })),
          recorder,
        ),
      );
    }
    const answered = createRecorder();
    const layered = checkAnswers({ checker, baseUrl: base, username: username ?? "", recorder: answered });
    const response = await layered(next)(request);
    judge(await told("answer", answered.violations, answered));
    return response;
  };

  return Object.assign(layer, {
    violations,
    assertKept() {
      if (violations.length > 0) throw new ContractViolationError([...violations]);
    },
    clear() {
      violations.length = 0;
    },
  });
}

async function told(
  side: ContractViolation["side"],
  found: readonly Omit<ContractViolation, "exchange" | "side">[],
  recorder: ReturnType<typeof createRecorder>,
): Promise<readonly ContractViolation[]> {
  if (found.length === 0) return [];
  const [exchange] = await recorder.exchanges(true);
  return exchange === undefined
    ? []
    : found.map(({ check, message, pointer, operationId }) => ({
        side,
        check,
        message,
        ...(pointer !== undefined && { pointer }),
        ...(operationId !== undefined && { operationId }),
        exchange,
      }));
}

/** An API of this version by its name. Throws `TypeError` for another one. */
export function apiNamed(name: string): Api {
  const api = Object.hasOwn(apis, name) ? apis[name]?.() : undefined;
  if (api === undefined) throw new TypeError(`there is no API ${name}; there are ${apiNames.join(", ")}`);
  return api;
}

/** The address in front of the documented path; the root of the host where none is in it. */
function baseOf({ method, url }: Request, document: ApiDocument): string {
  const { origin, pathname } = new URL(url);
  const parts = pathname.split("/");
  const prefixes = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
  const base = prefixes.find((prefix) => document.find(method, pathname.slice(prefix.length)) !== undefined);
  return `${origin}${base ?? ""}`;
}

function pathOf(base: string): string {
  return new URL(base).pathname.replace(/\/$/, "");
}

function isBelow(url: string, base: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === new URL(base).origin && `${pathname}/`.startsWith(`${pathOf(base)}/`);
}
