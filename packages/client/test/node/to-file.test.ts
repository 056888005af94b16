import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileFromPath, toFile } from "../../src/node/index.js";

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "to-file-"));
  path = join(folder, "identity.PDF");
  await writeFile(path, "%PDF-1.4");
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode("%PDF-1.4");

describe("fileFromPath", () => {
  test("takes name and type from the path", async () => {
    const file = await fileFromPath(path);
    expect([file.name, file.type, await file.text()]).toEqual(["identity.PDF", "application/pdf", "%PDF-1.4"]);
  });

  test("takes a file URL", async () => {
    expect((await fileFromPath(pathToFileURL(path))).name).toBe("identity.PDF");
  });

  test("takes the label over the path", async () => {
    expect(await fileFromPath(path, { name: "selfie.jpg" })).toMatchObject({ name: "selfie.jpg", type: "image/jpeg" });
    expect(await fileFromPath(path, { type: "text/plain" })).toMatchObject({
      name: "identity.PDF",
      type: "text/plain",
    });
  });

  test.each([
    { name: "a missing file", at: "none.pdf", code: "ERR_FILE_NOT_FOUND" },
    { name: "a path through a file", at: "identity.PDF/none.pdf", code: "ERR_FILE_NOT_FOUND" },
    { name: "a folder", at: ".", code: "ERR_FILE_NOT_A_FILE" },
    { name: "a path no system takes", at: "a\0b", code: "ERR_FILE_UNREADABLE" },
  ])("refuses $name with $code", async ({ at, code }) => {
    await expect(fileFromPath(join(folder, at))).rejects.toMatchObject({ name: "FileError", code });
  });

  test("refuses a URL that is not of a file", async () => {
    await expect(fileFromPath(new URL("https://shop.example/a.pdf"))).rejects.toThrow(TypeError);
  });
});

describe("toFile", () => {
  test.each([
    { name: "bytes", source: () => bytes },
    { name: "a buffer of them", source: () => bytes.buffer },
    { name: "a Blob", source: () => new Blob([bytes]) },
    { name: "a web stream", source: () => new Blob([bytes]).stream() },
    { name: "a stream of Node", source: () => Readable.from([Buffer.from("%PDF"), "-1.4"]) },
  ])("makes a file of $name", async ({ source }) => {
    const file = await toFile(source(), { name: "kbis.pdf" });
    expect([file.name, file.type, await file.text()]).toEqual(["kbis.pdf", "application/pdf", "%PDF-1.4"]);
  });

  test("makes a file of a path", async () => {
    expect((await toFile(path)).name).toBe("identity.PDF");
  });

  test("keeps name and type of a file unless told otherwise", async () => {
    const file = new File([bytes], "a.bin", { type: "image/png" });
    expect(await toFile(file)).toMatchObject({ name: "a.bin", type: "image/png" });
    expect(await toFile(file, { name: "b.gif" })).toMatchObject({ name: "b.gif", type: "image/png" });
  });

  test("calls an unknown extension octets", async () => {
    expect((await toFile(bytes, { name: "a.xyz" })).type).toBe("application/octet-stream");
    expect((await toFile(bytes, { name: "noextension" })).type).toBe("application/octet-stream");
  });

  test("refuses nameless content and what is no content", async () => {
    // @ts-expect-error bytes have no name
    await expect(toFile(bytes)).rejects.toThrow(TypeError);
    // @ts-expect-error a number is no content
    await expect(toFile(42, { name: "a.pdf" })).rejects.toThrow(TypeError);
    await expect(toFile(Readable.from([{}]), { name: "a.pdf" })).rejects.toThrow(TypeError);
  });

  test("refuses a stream that fails with ERR_FILE_UNREADABLE", async () => {
    const failing = new Readable({ read: () => failing.destroy(new Error("disk")) });
    await expect(toFile(failing, { name: "a.pdf" })).rejects.toMatchObject({ code: "ERR_FILE_UNREADABLE" });
  });
});
