import { type FetchLayer, toRequest } from "../fetch-layer.js";
import { isJsonObject } from "../json-members.js";
import { createAccessTag } from "./create-access-tag.js";

export interface TagTreezorOptions {
  /** A value never used before, 1 to 250 characters; called once per request. Default: a UUID. */
  readonly createTag?: (() => string) | undefined;
  /**
   * Whether a request gets an `accessTag`. Default: POST, PUT, PATCH and DELETE under `/v1/` without `X-Trz-SCA`, since a proof
   * covers address and body, and would be worthless for others.
   */
  readonly isTagged?: ((request: Request) => boolean) | undefined;
}

/**
 * Layer that gives writes an `accessTag`, so that a repeat answers the first object and creates nothing: as a member of
 * a JSON object, as a field of a form, and where there is neither in the query. A request that has one keeps it, and a body that carries its proof in `sca` stays as it is. Place it
 * **outside** the repeats, since all attempts of a request need the same tag, and outside the layer that proves the
 * request, since a proof of Treezor covers address and body.
 * @throws TypeError, from the request, for a tag that is empty or longer than 250 characters.
 */
export function tagTreezorRequests(options: TagTreezorOptions = {}): FetchLayer {
  const { createTag = createAccessTag, isTagged = isWrite } = options;
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    if (!isTagged(request) || new URL(request.url).searchParams.has("accessTag")) return next(request);
    return next(await tagged(request, createTag));
  };
}

function isWrite({ method, url, headers }: Request): boolean {
  const isChange = ["DELETE", "PATCH", "POST", "PUT"].includes(method);
  return isChange && !headers.has("X-Trz-SCA") && new URL(url).pathname.includes("/v1/");
}

async function tagged(request: Request, createTag: () => string): Promise<Request> {
  const bytes = request.body === null ? undefined : await request.arrayBuffer();
  const body = bytes === undefined || bytes.byteLength === 0 ? undefined : textOf(bytes);
  if (body !== undefined && isComplete(body, request)) return new Request(request, { body: bytes ?? null });
  const tag = checked(createTag());
  const inBody = body === undefined ? undefined : addToBody(body, tag, request);
  if (inBody !== undefined) return new Request(request, { body: inBody });
  const url = new URL(request.url);
  url.searchParams.append("accessTag", tag);
  const { method, headers, redirect, signal, credentials } = request;
  return new Request(url, {
    method,
    headers,
    redirect,
    signal,
    credentials,
    ...(bytes === undefined ? {} : { body: bytes }),
  });
}

/** A body that carries its proof is as good as tagged: the proof covers it as it is. */
function isComplete(body: string, request: Request): boolean {
  const members = isForm(request) ? Object.fromEntries(new URLSearchParams(body)) : jsonObjectOf(body, request);
  return members !== undefined && ["accessTag", "sca"].some((name) => Object.hasOwn(members, name));
}

/** Adds to the text, since parsing and printing it again could change its numbers. */
function addToBody(body: string, tag: string, request: Request): string | undefined {
  if (isForm(request)) return `${body}&${new URLSearchParams({ accessTag: tag })}`;
  const json = jsonObjectOf(body, request);
  if (json === undefined) return undefined;
  const comma = Object.keys(json).length === 0 ? "" : ",";
  return body.replace("{", () => `{"accessTag":${JSON.stringify(tag)}${comma}`);
}

function isForm(request: Request): boolean {
  return mediaOf(request) === "application/x-www-form-urlencoded";
}

function jsonObjectOf(body: string, request: Request): Record<string, unknown> | undefined {
  if (!/[/+]json$/.test(mediaOf(request))) return undefined;
  try {
    const json: unknown = JSON.parse(body);
    return isJsonObject(json) ? json : undefined;
  } catch {
    return undefined; // the vendor says what is wrong with it
  }
}

function mediaOf({ headers }: Request): string {
  return headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Undefined for what is no text, such as a file. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checked(tag: unknown): string {
  if (typeof tag === "string" && tag.length >= 1 && tag.length <= 250) return tag;
  throw new TypeError("accessTag must be text of 1 to 250 characters");
}
