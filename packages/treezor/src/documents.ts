export { TreezorUploadError, type TreezorUploadErrorCode } from "@openissuing/signing/treezor";
export { type DocumentUpload, DocumentUploadError, type UploadOptions, uploadDocument } from "./upload-document.js";
