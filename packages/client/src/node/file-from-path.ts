import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { FileError, type FileErrorCode } from "./file-error.js";
import { mediaTypeOf } from "./media-types.js";

/** What a file is called and of which type it is; both default to what its path tells. */
export interface FileLabel {
  readonly name?: string | undefined;
  /** Media type, such as `application/pdf`. */
  readonly type?: string | undefined;
}

const codes: Readonly<Record<string, readonly [FileErrorCode, string]>> = {
  ENOENT: ["ERR_FILE_NOT_FOUND", "no such file"],
  ENOTDIR: ["ERR_FILE_NOT_FOUND", "no such file"],
  EISDIR: ["ERR_FILE_NOT_A_FILE", "a folder, not a file"],
};

function fileError(path: string, cause: unknown): FileError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const [ours, reason] = codes[code] ?? ["ERR_FILE_UNREADABLE", "cannot be read"];
  return new FileError(ours, `${path}: ${reason}`, { cause });
}

/**
 * Reads a whole file into memory, as the body of an upload needs it: a repeat sends it again.
 * Throws `FileError` when the path holds nothing readable, `TypeError` for a URL that is not `file:`.
 */
export async function fileFromPath(path: string | URL, { name, type }: FileLabel = {}): Promise<File> {
  const plain = path instanceof URL ? fileURLToPath(path) : path;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(plain));
  } catch (cause) {
    throw fileError(plain, cause);
  }
  const called = name ?? basename(plain);
  return new File([bytes], called, { type: type ?? mediaTypeOf(called) });
}
