import { type CallSettings, ClientError, isSafeAddress, unwrap } from "@openissuing/client";
import { describeTreezorFile, treezorUploadForm } from "@openissuing/signing/treezor";
import type { components } from "./connect/schema.gen.js";
import type { TreezorClient } from "./create-treezor-client.js";

/** Most seconds an address can sensibly be good for: the text has two minutes. */
const LONGEST = 86_400;

/** What is known of a file beside its content. */
export type DocumentUpload = Omit<components["schemas"]["DocumentUploadUrlCreation"], "fileHash" | "fileSize">;

/** How a file is uploaded. */
export interface UploadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Settings of the call that announces the file. */
  readonly call?: CallSettings | undefined;
  /** Carries the file to the storage, which is no host of the vendor. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** The storage did not take a file, so its document stays empty: announce it again. */
export class DocumentUploadError extends ClientError {
  override readonly name = "DocumentUploadError";
  readonly code = "ERR_UPLOAD_REFUSED";
  /** Document that was announced. */
  readonly documentId: number;
  /** Status of the storage; `undefined` when nothing was sent to the address the vendor answered, or no answer came. */
  readonly status: number | undefined;

  constructor(message: string, documentId: number, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.documentId = documentId;
    this.status = status;
  }
}

/**
 * Uploads a document of up to 50 MB: announces it with its size and SHA-256, and posts it to the address the vendor
 * answers, within its two minutes and without the token. Returns the id of the document; `document.create` follows.
 * Throws `RangeError` for a file that is empty or too large, `ApiError`, `TreezorUploadError` when the form is for another file,
 * `DocumentUploadError`, what a call rejects with, and the reason of the signal.
 */
export async function uploadDocument(
  client: TreezorClient,
  document: DocumentUpload,
  file: Blob,
  { signal, call, fetch: send = globalThis.fetch }: UploadOptions = {},
): Promise<number> {
  const described = await describeTreezorFile(file);
  const announced = client.POST("/v1/documents/uploadUrl", {
    ...call,
    body: { ...document, ...described },
    ...(signal === undefined ? {} : { signal }),
  });
  const { documentId, uploadUrl, values, expireIn } = await unwrap(announced);
  const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : undefined;
  if (url === undefined || !isSafeAddress(url)) {
    throw new DocumentUploadError("the vendor answered no https address to upload to", documentId);
  }
  // A form by halves would be refused behind the file, and without a limit the sending might not end.
  if (typeof values !== "object" || values === null || !(expireIn > 0 && expireIn <= LONGEST)) {
    throw new DocumentUploadError("the vendor answered no form to upload with", documentId);
  }
  const body = treezorUploadForm(values, file, described.fileHash);
  const limit = AbortSignal.timeout(expireIn * 1000);
  let status: number;
  try {
    const response = await send(url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    await response.body?.cancel();
    status = response.status;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new DocumentUploadError("the file did not reach the storage", documentId, undefined, { cause });
  }
  if (status >= 200 && status < 300) return documentId;
  throw new DocumentUploadError(`the storage answered ${status}`, documentId, status);
}
