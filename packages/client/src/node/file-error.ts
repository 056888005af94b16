import { ClientError } from "../errors.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type FileErrorCode = "ERR_FILE_NOT_FOUND" | "ERR_FILE_NOT_A_FILE" | "ERR_FILE_UNREADABLE";

/** A file that cannot be sent; `cause` is the error of the system. */
export class FileError extends ClientError {
  override readonly name = "FileError";
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
