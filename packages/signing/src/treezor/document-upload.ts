import { encodeBase64 } from "../base64.js";
import { decodeHex } from "../hex.js";
import { sha256Hex } from "../sha256-hex.js";
import { SigningError } from "../signing-error.js";

/** Most bytes of a document: the text says 50 MB. */
const LARGEST = 50 * 1024 * 1024;

/** What Treezor wants to know of a file before it hands out an address for it. */
export interface TreezorFile {
  /** Bytes. */
  readonly fileSize: number;
  /** Lower-case hex SHA-256 of the file. */
  readonly fileHash: string;
}

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type TreezorUploadErrorCode = "ERR_UPLOAD_CHECKSUM";

/** An upload that must not be made. */
export class TreezorUploadError extends SigningError<TreezorUploadErrorCode> {
  override readonly name = "TreezorUploadError";
}

/**
 * Size and hash of a document for `createDocumentUploadUrl` (Treezor text, "Generate pre-signed URL").
 * @throws RangeError for an empty file and for one of more than 50 MB.
 */
export async function describeTreezorFile(file: Blob | Uint8Array): Promise<TreezorFile> {
  const fileSize = file instanceof Blob ? file.size : file.byteLength;
  if (fileSize === 0 || fileSize > LARGEST)
    throw new RangeError(`file must have 1 to ${LARGEST} bytes, not ${fileSize}`);
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(file);
  return { fileSize, fileHash: await sha256Hex(bytes) };
}

/**
 * The form that takes a document to `uploadUrl` (Treezor text, "Upload Document"): all `values`, then the file, since the
 * storage reads nothing behind it. Send it with POST, without a token, within two minutes.
 * @param values as they were answered: they are signed.
 * @param fileHash as {@link describeTreezorFile} found it.
 * @throws TreezorUploadError ERR_UPLOAD_CHECKSUM when the values are for a file with another SHA-256.
 */
export function treezorUploadForm(values: Readonly<Record<string, string>>, file: Blob, fileHash: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    if (name.toLowerCase() === "x-amz-checksum-sha256" && value !== base64OfHex(fileHash)) {
      throw new TreezorUploadError("ERR_UPLOAD_CHECKSUM", "address is for a file with another SHA-256");
    }
    form.append(name, value);
  }
  form.append("file", file);
  return form;
}

/** The storage takes in base64 what the API takes in hex. */
function base64OfHex(hex: string): string {
  return encodeBase64(decodeHex(hex) ?? new Uint8Array());
}
