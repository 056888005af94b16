import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import type { UploadedFile } from "../handler.js";
import type { Incoming } from "./exchange.js";
import { Problem, shown } from "./fields.js";
import type { Body } from "./read-body.js";

const limits = { fieldNameSize: 200, fieldSize: 1024 * 1024, fields: 200, files: 50, parts: 250, headerPairs: 50 };

/** Reads `multipart/form-data` of at most `limit` bytes. Names must be single, texts valid UTF-8 without NUL. */
export async function readMultipart(incoming: Incoming, contentType: string, limit: number): Promise<Body | Problem> {
  const fields = new Map<string, string>();
  const files = new Map<string, UploadedFile>();
  let problem: Problem | undefined;
  const refuse = (reason: string) => {
    problem ??= new Problem(reason);
  };
  const isNew = (name: string) => {
    if (fields.has(name) || files.has(name)) refuse(`parameter ${shown(name)} is given twice`);
    return !problem;
  };

  const parser = open(contentType);
  if (!parser) return new Problem("the multipart body has no boundary");
  parser.on("field", (name: string, value: string, isNameCut: boolean, isValueCut: boolean) => {
    if (isNameCut || isValueCut) refuse("a member of the multipart body is too large");
    else if (name === "" || value.includes("\0") || value.includes("\uFFFD")) refuse("a member is not UTF-8 text");
    else if (isNew(name)) fields.set(name, value);
  });
  parser.on("file", (name: string, stream: BusboyFileStream, fileName: string, _encoding: string, type: string) => {
    const chunks: Uint8Array[] = [];
    stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    // A truncated body surfaces here first; the pipeline below reports it.
    stream.on("error", () => refuse("the multipart body is cut short"));
    stream.on("end", () => {
      if (isNew(name)) files.set(name, { name: fileName, contentType: type, bytes: Buffer.concat(chunks) });
    });
  });
  for (const event of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(event, () => refuse("the multipart body has too many members"));
  }

  try {
    await pipeline(Readable.from(limited(incoming.body, limit)), parser);
  } catch (error) {
    if (error instanceof TooLarge) return new Problem(`the body is larger than ${limit} bytes`);
    refuse("the multipart body is malformed");
  }
  return problem ?? { fields, files };
}

function open(contentType: string): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits,
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
    });
  } catch {
    return undefined;
  }
}

class TooLarge extends Error {
  override readonly name = "TooLarge";
}

async function* limited(body: AsyncIterable<Uint8Array> | null, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) throw new TooLarge();
    yield chunk;
  }
}
