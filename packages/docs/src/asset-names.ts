import { createHash } from "node:crypto";

/** Path of a shared file of the site, with a digest of its content in the name, so that it can be cached for good. */
export function assetPath(name: string, extension: string, content: string): string {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return `assets/${name}-${digest}.${extension}`;
}
