export { FileError, type FileErrorCode } from "./file-error.js";
export { type FileLabel, fileFromPath } from "./file-from-path.js";
export { type FileContent, type NamedLabel, toFile } from "./to-file.js";
