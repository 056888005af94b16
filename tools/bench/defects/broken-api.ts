import type { ApiDocument } from "@openissuing/contract-tests";
import { applyEdit } from "./apply-edit.js";
import { brokenDoor } from "./broken-door.js";
import { brokenMoney } from "./broken-money.js";
import { brokenPages } from "./broken-pages.js";
import type { Customers } from "./customers.js";
import type { Edit, Fault, Where } from "./defect.js";
import {
  apiPath,
  type Change,
  codeOf,
  contentOf,
  hashOf,
  jsonResponse,
  type Seen,
  see,
  toRequest,
  withContent,
} from "./exchange.js";

/** The sandbox behind the layer. */
export type Send = (request: Request, from?: { readonly remoteAddress?: string }) => Promise<Response>;

/** What the layers of one defect share. */
export interface Behind {
  readonly customers: Customers;
  /** Sends a request on, changed. */
  forward(seen: Seen, change?: Change): Promise<Response>;
}

/** Answers one request, broken. */
export type Breaking = (seen: Seen, behind: Behind) => Promise<Response>;

/** Puts a layer in front of a sandbox that breaks one thing; whatever the fault does not concern passes untouched. */
export function brokenApi(fault: Fault, document: ApiDocument, customers: Customers, send: Send): typeof fetch {
  const breaking = breakingOf(fault);
  const behind: Behind = {
    customers,
    async forward(seen, change = {}) {
      const request = await toRequest(seen, change, customers);
      const { remoteAddress = "127.0.0.1" } = change;
      const response = await send(request, { remoteAddress });
      await learn(seen, response, customers);
      return response;
    },
  };
  return async (input, init) => {
    const request = new Request(input, init);
    if (!new URL(request.url).pathname.startsWith(`${apiPath}/`)) return send(request);
    const seen = await see(request, document, customers);
    return breaking === undefined ? behind.forward(seen) : breaking(seen, behind);
  };
}

/** Keeps tokens as they are given out. */
async function learn(seen: Seen, response: Response, customers: Customers): Promise<void> {
  if (seen.operationId !== "createToken" || !response.ok) return;
  const token = /"access_token":"([^"]+)"/.exec(await response.clone().text())?.[1];
  const client = seen.form?.get("client_id");
  const customer = customers.all.find(({ credentials }) => credentials.clientId === client);
  if (token !== undefined) customer?.tokens.push(token);
}

/** Whether a fault sits in this operation. */
export function concerns({ on }: Where, { operationId }: Seen): boolean {
  if (on === "nowhere") return operationId === undefined;
  return operationId !== undefined && (on === "*" || on.includes(operationId));
}

/** Whether a fault is about an answer of this outcome. */
function fits({ when = "success" }: Where, status: number, text: string): boolean {
  if (typeof when === "number") return codeOf(text) === when;
  return when === "success" ? status < 400 : status >= 400;
}

function breakingOf(fault: Fault): Breaking | undefined {
  if (fault.kind === "webhook") return undefined;
  const breaking = partsOf(fault);
  // What was used elsewhere is only known to who saw it there.
  const isEverywhere = fault.kind === "replay";
  return async (seen, behind) =>
    isEverywhere || concerns(fault, seen) ? breaking(seen, behind) : behind.forward(seen);
}

function partsOf(fault: Exclude<Fault, { kind: "webhook" }>): Breaking {
  switch (fault.kind) {
    case "answer":
      return brokenAnswer(fault);
    case "error":
      return (seen, behind) =>
        rewrite(seen, behind, fault, ({ status, text }) => {
          const content = contentOf(text) as { error: Record<string, unknown> };
          const { code, exception } = fault;
          const error = { ...content.error, ...(code && { code }), ...(exception && { exception }) };
          return { status: fault.status ?? status, text: withContent(text, { error }) };
        });
    case "hash":
      return brokenHash(fault.how, fault);
    case "stale":
      return stale(fault);
    case "transport":
      return brokenTransport(fault.how);
    case "leak":
      return leak(fault);
    case "page":
      return brokenPages(fault.how);
    case "query":
      return (seen, behind) => {
        const query = new URLSearchParams(seen.url.search);
        for (const name of fault.remove) query.delete(name);
        return behind.forward(seen, { query });
      };
    case "form":
    case "twice":
    case "pretend":
    case "lenient":
    case "strict":
    case "charge":
    case "race":
      return brokenMoney(fault);
    case "signature":
    case "replay":
    case "token":
    case "address":
    case "foreign":
      return brokenDoor(fault, (seen) => concerns(fault, seen));
  }
}

interface Told {
  readonly status: number;
  readonly text: string;
}

/** Rewrites the answers a fault is about. */
async function rewrite(seen: Seen, behind: Behind, where: Where, change: (told: Told) => Told): Promise<Response> {
  const response = await behind.forward(seen);
  if (!/json/.test(response.headers.get("content-type") ?? "")) return response;
  const text = await response.text();
  const told = { status: response.status, text };
  const { status, text: changed } = fits(where, response.status, text) ? change(told) : told;
  return jsonResponse(changed, status, response.headers);
}

function edited(text: string, edits: readonly Edit[]): string {
  // The timestamp keeps its digits: whoever hashes it anew from the text finds it as it was.
  const printed = /"timestamp":([\d.]+)/.exec(text)?.[1];
  const message: unknown = JSON.parse(text);
  for (const edit of edits) applyEdit(message, edit);
  const again = JSON.stringify(message);
  return printed === undefined ? again : again.replace(/"timestamp":[\d.]+/, `"timestamp":${printed}`);
}

function brokenAnswer(fault: Extract<Fault, { kind: "answer" }>): Breaking {
  const counts = new Map<string, number>();
  return async (seen, behind) => {
    const response = await behind.forward(seen);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString();
    const headers = new Headers(response.headers);
    headers.delete("content-length");
    const key = `${seen.customer?.credentials.username} ${seen.method} ${seen.url.pathname}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (fits(fault, response.status, text)) counts.set(key, count);
    if (!fits(fault, response.status, text) || count < (fault.from ?? 1)) {
      return new Response(bytes, { status: response.status, headers });
    }
    if (fault.mediaType === null) headers.delete("content-type");
    else if (fault.mediaType !== undefined) headers.set("content-type", fault.mediaType);
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const body = fault.text ?? (isJson && fault.edits ? edited(text, fault.edits) : bytes);
    const status = fault.status ?? response.status;
    return new Response(status === 204 ? null : typeof body === "string" ? Buffer.from(body) : body, {
      status,
      headers,
    });
  };
}

function brokenHash(how: Extract<Fault, { kind: "hash" }>["how"], where: Where): Breaking {
  let old: string | undefined;
  return (seen, behind) =>
    rewrite(seen, behind, where, ({ status, text }) => {
      const timestamp = /"timestamp":([\d.]+)/.exec(text)?.[1] ?? "";
      const right = /"hash":"([0-9a-f]+)"/.exec(text)?.[1] ?? "";
      const username = seen.customer?.credentials.username ?? "";
      old ??= right;
      const hashes = {
        "of-body": () => hashOf(text, username),
        "of-other-user": () => hashOf(timestamp, "somebody-else"),
        "of-rounded-time": () => hashOf(timestamp.replace(/\.\d+$/, ""), username),
        old: () => (old === right ? right : (old ?? right)),
        "upper-case": () => right.toUpperCase(),
      };
      return { status, text: text.replace(`"hash":"${right}"`, `"hash":"${hashes[how]()}"`) };
    });
}

function stale(where: Where): Breaking {
  const first = new Map<string, unknown>();
  return (seen, behind) =>
    rewrite(seen, behind, where, ({ status, text }) => {
      const key = `${seen.customer?.credentials.username} ${seen.url.pathname}${seen.url.search}`;
      if (!first.has(key)) first.set(key, contentOf(text));
      return { status, text: withContent(text, first.get(key)) };
    });
}

function brokenTransport(how: Extract<Fault, { kind: "transport" }>["how"]): Breaking {
  return async (seen, behind) => {
    if (how === "cut") throw new TypeError("fetch failed");
    if (how === "never") {
      return new Promise((_, reject) => {
        seen.signal.addEventListener("abort", () => reject(seen.signal.reason));
      });
    }
    const response = await behind.forward(seen);
    if (how === "endless") return withoutEnd(response, seen.signal);
    const text = await response.text();
    return jsonResponse(text.slice(0, Math.floor(text.length / 2)), response.status, response.headers);
  };
}

/** The answer with blanks after it that never stop coming, until the caller has had enough. */
async function withoutEnd(response: Response, signal: AbortSignal): Promise<Response> {
  const begin = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(begin);
      signal.addEventListener("abort", () => controller.error(signal.reason));
    },
  });
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(body, { status: response.status, headers });
}

/** A card number of the range that card networks keep for tests; its last digit is right. */
const someNumber = "4000007570000023";

function leak({ at, what, ...where }: Extract<Fault, { kind: "leak" }>): Breaking {
  return async (seen, behind) => {
    const secret = what === "pan" ? someNumber : await pinOf(seen, behind);
    return rewrite(seen, behind, where, ({ status, text }) => ({
      status,
      text:
        secret === undefined
          ? text
          : edited(text, [{ edit: "set", at, to: what === "pan" ? `card ${secret}` : secret }]),
    }));
  };
}

/** The PIN of the first card of the customer that has one. */
async function pinOf(seen: Seen, { customers, forward }: Behind): Promise<string | undefined> {
  const as = customers.all[0];
  if (as === undefined || as.tokens.length === 0) return undefined;
  for (let number = 0; number < 6; number++) {
    const path = `/v1.0/cards/ANY${String(number).padStart(10, "0")}/pin`;
    const query = new URLSearchParams({ cvc: "000" });
    const answer = await forward({ ...seen, form: undefined }, { method: "GET", path, query, as, body: null });
    const pin = /"pin":"(\d{4})"/.exec(await answer.text())?.[1];
    if (pin !== undefined) return pin;
  }
  return undefined;
}
