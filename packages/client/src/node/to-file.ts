import { FileError } from "./file-error.js";
import { type FileLabel, fileFromPath } from "./file-from-path.js";
import { mediaTypeOf } from "./media-types.js";

/** Content without a name of its own: bytes, or a stream of the web or of Node. */
export type FileContent =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/** Label of content that has no name: vendors judge a file by its extension, so one is needed. */
export interface NamedLabel extends FileLabel {
  readonly name: string;
}

async function collect(chunks: AsyncIterable<unknown>): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  for await (const chunk of chunks) {
    if (typeof chunk === "string") parts.push(chunk);
    else if (chunk instanceof Uint8Array) parts.push(new Uint8Array(chunk));
    else throw new TypeError("a stream of a file must give bytes or text");
  }
  return parts;
}

function isAsyncIterable(source: object): source is AsyncIterable<unknown> {
  return Symbol.asyncIterator in source;
}

async function partsOf(source: FileContent, name: string): Promise<BlobPart[]> {
  if (source instanceof Blob || source instanceof ArrayBuffer) return [source];
  if (source instanceof Uint8Array) return [new Uint8Array(source)];
  if (!isAsyncIterable(source)) throw new TypeError("source must be a path, a file: URL, a Blob, bytes or a stream");
  try {
    return await collect(source);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    throw new FileError("ERR_FILE_UNREADABLE", `${name}: the stream failed`, { cause });
  }
}

/**
 * A `File` for a multipart body from a path, a `file:` URL, a `File`, or from nameless content, which needs a name.
 * The type defaults to the one the source has, else to what the extension tells. Streams are read to their end.
 * Throws `FileError` when the source cannot be read, `TypeError` when it is none of these or has no name.
 */
export async function toFile(source: string | URL | File, label?: FileLabel): Promise<File>;
export async function toFile(source: FileContent, label: NamedLabel): Promise<File>;
export async function toFile(source: string | URL | File | FileContent, label: FileLabel = {}): Promise<File> {
  if (typeof source === "string" || source instanceof URL) return fileFromPath(source, label);
  const name = label.name ?? (source instanceof File ? source.name : "");
  if (name === "") throw new TypeError("name is needed: vendors judge a file by its extension");
  const ownType = source instanceof Blob ? source.type : "";
  const type = label.type ?? (ownType || mediaTypeOf(name));
  return new File(await partsOf(source, name), name, { type });
}
