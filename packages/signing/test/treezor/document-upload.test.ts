import { describe, expect, test } from "vitest";
import { describeTreezorFile, treezorUploadForm } from "../../src/treezor/document-upload.js";

// printf '%%PDF-1.4 test' | openssl dgst -sha256
const fileHash = "d663640088750cf16276d623c2588d7233f2b84b45f4b2e20832f47b16aa5618";
// printf '%%PDF-1.4 test' | openssl dgst -sha256 -binary | base64
const checksum = "1mNkAIh1DPFidtYjwliNcjPyuEtF9LLiCDL0exaqVhg=";
const file = new File(["%PDF-1.4 test"], "identity.pdf", { type: "application/pdf" });

const values = {
  "Content-Type": "application/pdf",
  "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
  "X-Amz-checksum-algorithm": "SHA256",
  "X-Amz-checksum-sha256": checksum,
  key: "client_12345/user_1/1236516.pdf",
  policy: "eyJ9",
};

describe("describeTreezorFile", () => {
  test("tells size and hash as openssl prints it", async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const each of [file, bytes, Buffer.from(bytes)]) {
      expect(await describeTreezorFile(each)).toEqual({ fileSize: 13, fileHash });
    }
  });

  test("takes 50 MB and no more", async () => {
    const most = 50 * 1024 * 1024;
    expect(await describeTreezorFile(new Uint8Array(most))).toMatchObject({ fileSize: most });
    await expect(describeTreezorFile(new Uint8Array(most + 1))).rejects.toThrow(RangeError);
  });

  test("refuses an empty file", async () => {
    await expect(describeTreezorFile(new Blob([]))).rejects.toThrow(RangeError);
  });
});

describe("treezorUploadForm", () => {
  test("holds all values as they were answered, and the file last", async () => {
    const form = treezorUploadForm(values, file, fileHash);
    expect([...form.keys()]).toEqual([...Object.keys(values), "file"]);
    expect(form.get("X-Amz-checksum-sha256")).toBe(checksum);
    const sent = form.get("file");
    expect(sent instanceof File && (await sent.text())).toBe("%PDF-1.4 test");
  });

  test.each([
    { name: "of another file", given: `A${checksum.slice(1)}`, hash: fileHash },
    { name: "in hex", given: fileHash, hash: fileHash },
    { name: "that was not computed", given: checksum, hash: "" },
  ])("refuses a checksum $name", ({ given, hash }) => {
    const call = () => treezorUploadForm({ ...values, "X-Amz-checksum-sha256": given }, file, hash);
    expect(call).toThrow(expect.objectContaining({ name: "TreezorUploadError", code: "ERR_UPLOAD_CHECKSUM" }));
  });

  test("takes values without a checksum", () => {
    expect([...treezorUploadForm({ key: "a" }, file, fileHash).keys()]).toEqual(["key", "file"]);
  });
});
