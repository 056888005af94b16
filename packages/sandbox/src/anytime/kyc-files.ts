import type { components } from "@openissuing/anytime";
import type { UploadedFile } from "../core/handler.js";

type FileStatus = components["schemas"]["KycFileStatus"];

const extensions = /\.(jpe?g|png|pdf)$/i;

// How each format begins and what stands at its end; a viewer reads on past a few stray bytes there.
const formats = [
  { begin: "\xff\xd8\xff", end: "\xff\xd9" },
  { begin: "\x89PNG\r\n\x1a\n", end: "IEND\xae\x42\x60\x82" },
  { begin: "%PDF-", end: "%%EOF" },
];
const tail = 1024;

/**
 * Outcome for one file of an upload: 1 for a name that does not end in jpg, jpeg, png or pdf, 2 for a file without
 * bytes or one that begins as such a format and breaks off. What a file shows is not looked at.
 */
export function judgeFile({ bytes, name }: Pick<UploadedFile, "bytes" | "name">): FileStatus {
  if (!extensions.test(name)) return { status: 1, error: "Wrong file extension" };
  if (bytes.length === 0 || isCutOff(bytes)) return { status: 2, error: "Not uploaded correctly" };
  return { status: 0 };
}

function isCutOff(bytes: Uint8Array): boolean {
  // latin1 has one character per byte.
  const text = (part: Uint8Array) => Buffer.from(part).toString("latin1");
  const head = text(bytes.subarray(0, 16));
  const format = formats.find(({ begin }) => head.startsWith(begin));
  return format !== undefined && !text(bytes.subarray(-tail)).includes(format.end);
}
