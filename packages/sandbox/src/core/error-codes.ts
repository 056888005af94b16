import { objectOf } from "./http/document.js";

/** What the document says of one error code. */
export interface ErrorCode {
  readonly code: number;
  readonly status: number;
  readonly exception: string;
  /** The meaning in the document's words. */
  readonly meaning: string;
}

/** Every error code of the bundle: the document is the only list. */
export function readErrorCodes(bundle: unknown): ReadonlyMap<number, ErrorCode> {
  const codes = new Map<number, ErrorCode>();
  for (const schema of Object.values(objectOf(objectOf(objectOf(bundle).components).schemas))) {
    const { "x-errorCodes": details, "x-enumDescriptions": meanings } = objectOf(schema);
    for (const [text, node] of Object.entries(objectOf(details))) {
      const { status, exception } = objectOf(node);
      const meaning = String(objectOf(meanings)[text] ?? "");
      codes.set(Number(text), { code: Number(text), status: Number(status), exception: String(exception), meaning });
    }
  }
  return codes;
}
