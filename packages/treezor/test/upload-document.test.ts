import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type DocumentUpload, uploadDocument } from "../src/documents.js";
import { createClient, fakeTreezor, refusal, type Step, serve } from "./support/fake-treezor.js";

const content = Buffer.from("%PDF-1.7 identity card");
const file = new Blob([content], { type: "application/pdf" });
const document: DocumentUpload = { userId: 18742, documentTypeId: 9, name: "identity card", fileExtension: "pdf" };
const checksum = createHash("sha256").update(content).digest("base64");

/** A storage that answers a status and keeps what came. */
async function storageThat(status: number) {
  const seen: { headers: Headers; form: FormData }[] = [];
  const url = await serve(async (incoming, outgoing) => {
    const headers = new Headers({ "content-type": String(incoming.headers["content-type"]) });
    if (incoming.headers.authorization) headers.set("authorization", incoming.headers.authorization);
    const form = await new Response(Buffer.concat(await incoming.toArray()), { headers }).formData();
    seen.push({ headers, form });
    outgoing.writeHead(status).end();
  });
  return { url, seen };
}

const announced = (uploadUrl: string, values: object = {}): Step => ({
  body: {
    documentId: 1236516,
    uploadUrl,
    values: { "Content-Type": "application/pdf", key: "client_1/1236516.pdf", policy: "eyJ9", ...values },
    expireIn: 120,
  },
});

describe("uploadDocument", () => {
  test("announces size and hash, and posts all fields with the file last, without the token", async () => {
    const storage = await storageThat(204);
    const vendor = await fakeTreezor(announced(storage.url, { "X-Amz-checksum-sha256": checksum }));
    expect(await uploadDocument(createClient(vendor), document, file)).toBe(1236516);
    expect(vendor.calls()[0]?.body).toEqual({
      ...document,
      fileSize: content.length,
      fileHash: createHash("sha256").update(content).digest("hex"),
      accessTag: expect.any(String),
    });
    const [{ headers, form } = {}] = storage.seen;
    expect(headers?.has("authorization")).toBe(false);
    expect([...(form?.keys() ?? [])]).toEqual(["Content-Type", "key", "policy", "X-Amz-checksum-sha256", "file"]);
    const sent = form?.get("file");
    expect(sent instanceof File && Buffer.from(await sent.arrayBuffer()).equals(content)).toBe(true);
  });

  test("sends no file that the address is not for", async () => {
    const storage = await storageThat(204);
    const other = createHash("sha256").update("other").digest("base64");
    const vendor = await fakeTreezor(announced(storage.url, { "X-Amz-checksum-sha256": other }));
    const upload = uploadDocument(createClient(vendor), document, file);
    await expect(upload).rejects.toMatchObject({ name: "TreezorUploadError", code: "ERR_UPLOAD_CHECKSUM" });
    expect(storage.seen).toEqual([]);
  });

  test.each([{ url: "http://storage.example/" }, { url: "ftp://storage.example/" }, { url: "no address" }])(
    "sends nothing to $url",
    async ({ url }) => {
      const vendor = await fakeTreezor(announced(url));
      const upload = uploadDocument(createClient(vendor), document, file, {
        fetch: () => Promise.reject(new Error("nothing may be sent")),
      });
      await expect(upload).rejects.toMatchObject({
        code: "ERR_UPLOAD_REFUSED",
        documentId: 1236516,
        status: undefined,
      });
    },
  );

  test("tells the document and the status when the storage refuses", async () => {
    const storage = await storageThat(403);
    const vendor = await fakeTreezor(announced(storage.url));
    const upload = uploadDocument(createClient(vendor), document, file);
    await expect(upload).rejects.toMatchObject({ code: "ERR_UPLOAD_REFUSED", documentId: 1236516, status: 403 });
  });

  test("tells the document when the connection to the storage breaks", async () => {
    const url = await serve((incoming) => void incoming.socket.destroy());
    const vendor = await fakeTreezor(announced(url));
    const upload = uploadDocument(createClient(vendor), document, file);
    await expect(upload).rejects.toMatchObject({ code: "ERR_UPLOAD_REFUSED", documentId: 1236516, status: undefined });
  });

  test.each([
    { name: "no time limit", broken: { expireIn: undefined } },
    { name: "a time limit that is none", broken: { expireIn: -1 } },
    { name: "no fields", broken: { values: undefined } },
  ])("sends nothing for an announcement with $name", async ({ broken }) => {
    const storage = await storageThat(204);
    const step = announced(storage.url);
    const vendor = await fakeTreezor({ body: { ...Object(step).body, ...broken } });
    const upload = uploadDocument(createClient(vendor), document, file);
    await expect(upload).rejects.toMatchObject({ code: "ERR_UPLOAD_REFUSED", documentId: 1236516, status: undefined });
    expect(storage.seen).toEqual([]);
  });

  test("ends with the reason of the signal while the file is on its way", async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort("left"));
    const vendor = await fakeTreezor(announced(url));
    await expect(uploadDocument(createClient(vendor), document, file, { signal: stop.signal })).rejects.toBe("left");
  });

  test("throws the vendor's refusal, and posts nothing", async () => {
    const vendor = await fakeTreezor(refusal(400, "input_validation_error"));
    const upload = uploadDocument(createClient(vendor), document, file);
    await expect(upload).rejects.toMatchObject({ name: "ApiError", code: "input_validation_error" });
  });

  test("refuses an empty file before anything is sent", async () => {
    const vendor = await fakeTreezor({});
    await expect(uploadDocument(createClient(vendor), document, new Blob())).rejects.toBeInstanceOf(RangeError);
    expect(vendor.seen).toEqual([]);
  });
});
