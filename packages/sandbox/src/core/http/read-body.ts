import type { UploadedFile } from "../handler.js";
import type { Incoming } from "./exchange.js";
import { type Fields, Problem, parseFieldBytes } from "./fields.js";

/** Largest form and largest multipart body that is read, in bytes. */
export const formLimit = 1024 * 1024;
export const multipartLimit = 25 * 1024 * 1024;

/** What a request body held. */
export interface Body {
  readonly fields: Fields;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

const empty: Body = { fields: new Map(), files: new Map() };

/** Reads a body of a media type the operation takes. The reason names no value of the body. */
export async function readBody(incoming: Incoming, mediaTypes: ReadonlySet<string>): Promise<Body | Problem> {
  const contentType = incoming.header("content-type");
  const mediaType = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  const limit = mediaType === "multipart/form-data" ? multipartLimit : formLimit;
  if (Number(incoming.header("content-length") ?? 0) > limit) return tooLarge(limit);

  if (mediaType === "multipart/form-data" && mediaTypes.has(mediaType)) {
    const { readMultipart } = await import("./read-multipart.js");
    return readMultipart(incoming, contentType ?? "", limit);
  }
  const bytes = await collect(incoming, limit);
  if (bytes instanceof Problem) return bytes;
  if (bytes.length === 0 && mediaType === undefined) return empty;
  if (mediaType === undefined || !mediaTypes.has(mediaType)) {
    return new Problem(`the content type must be ${[...mediaTypes].join(" or ")}`);
  }
  if (mediaType !== "application/x-www-form-urlencoded") return new Problem("the body is not a form");
  const fields = parseFieldBytes(bytes);
  return fields instanceof Problem ? fields : { fields, files: empty.files };
}

/** What an operation without a body makes of one: nothing. */
export const noBody: Body = empty;

/** The bytes of a body, at most `limit`. */
export async function collect({ body }: Incoming, limit: number): Promise<Uint8Array | Problem> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) return tooLarge(limit);
      chunks.push(chunk);
    }
  } catch {
    return new Problem("the body is cut short");
  }
  return chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks);
}

function tooLarge(limit: number): Problem {
  return new Problem(`the body is larger than ${limit} bytes`);
}
