import { isObject, type JsonObject } from "../../src/json.js";

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly color: string;
}

/** What a server of things can do wrong. */
export interface Wrongs {
  /** Changes what is answered about one thing. */
  readonly shown?: (thing: Thing) => unknown;
  readonly listed?: (thing: Thing) => boolean;
  readonly largest?: number;
  readonly changes?: (change: JsonObject) => JsonObject;
  readonly endsNothing?: boolean;
  /** Refuses all calls of a method. */
  readonly refuses?: string;
  /** Answers nothing where it is true. */
  readonly isSilent?: (method: string, pathname: string) => boolean;
}

type Refusal = 400 | 401 | 404 | 405 | 409;

/** A server of things, one store for each key. Answers come in another order than requests do. */
export function thingsServer(wrongs: Wrongs = {}): typeof fetch & { readonly sent: string[] } {
  const stores = new Map<string, Map<string, Thing>>();
  const sent: string[] = [];
  let count = 0;

  const serve: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const { method } = request;
    sent.push(`${method} ${pathname}`);
    if (wrongs.isSilent?.(method, pathname)) throw new TypeError("no answer");
    const text = await request.text();
    for (let turns = (sent.length * 7) % 5; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    const answer = answerTo({ method, pathname, searchParams, text, headers: request.headers });
    const status = typeof answer === "number" ? answer : 200;
    const body = typeof answer === "number" ? { code: status * 10 + 1 } : answer;
    return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  };

  function answerTo({ method, pathname, searchParams, text, headers }: Asked): Refusal | object {
    const key = headers.get("x-key");
    const [, root, id, ...rest] = pathname.split("/");
    if (root !== "things" || rest.length > 0) return 404;
    if (!(id === undefined ? ["GET", "POST"] : ["GET", "PATCH", "DELETE"]).includes(method)) return 405;
    if (wrongs.refuses === method) return 409;
    if (key === null) return 401;
    const store = stores.get(key) ?? new Map<string, Thing>();
    stores.set(key, store);
    const show = (thing: Thing) => Object(wrongs.shown?.(thing) ?? thing);
    const limits = searchParams.getAll("limit");
    if ([...searchParams.keys()].some((name) => name !== "limit" || method !== "GET" || id !== undefined)) return 400;
    if (id === undefined && method === "GET") {
      const limit = limits[0] ?? "50";
      if (limits.length > 1 || !/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) return 400;
      const rows = [...store.values()].reverse().filter((thing) => wrongs.listed?.(thing) ?? true);
      return { things: rows.slice(0, Number(limit)) };
    }
    if (id !== undefined && !/^\d{1,9}$/.test(id)) return 400;
    const takesBody = method === "POST" || method === "PATCH";
    const body = takesBody ? bodyOf(text, headers) : {};
    if (body === undefined || (takesBody && !isRight(body, method === "POST", wrongs.largest ?? 100))) return 400;
    if (id === undefined) {
      const made = { id: String(++count), name: "", size: 1, color: "red", ...body };
      store.set(made.id, made);
      return show(made);
    }
    const thing = store.get(id);
    if (thing === undefined) return 404;
    if (method === "DELETE") {
      if (wrongs.endsNothing !== true) store.delete(id);
      return {};
    }
    if (method === "GET") return show(thing);
    const changed = { ...thing, ...(wrongs.changes?.(body) ?? body) };
    store.set(id, changed);
    return show(changed);
  }

  return Object.assign(serve, { sent });
}

interface Asked {
  readonly method: string;
  readonly pathname: string;
  readonly searchParams: URLSearchParams;
  readonly text: string;
  readonly headers: Headers;
}

function bodyOf(text: string, headers: Headers): JsonObject | undefined {
  if (headers.get("content-type") !== "application/json") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRight(body: JsonObject, isNew: boolean, largest: number): boolean {
  const { name, size, color, ...others } = body;
  if (Object.keys(others).length > 0) return false;
  if (isNew ? typeof name !== "string" || name === "" || [...name].length > 12 : "name" in body) return false;
  if (!isNew && Object.keys(body).length === 0) return false;
  if ("size" in body && !(typeof size === "number" && Number.isInteger(size) && size >= 1 && size <= largest))
    return false;
  return !("color" in body) || color === "red" || color === "blue";
}
