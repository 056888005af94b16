import type { ClientOptions, Target } from "@openissuing/client";

/** Where to send: the vendor's own address, or any other server by its address. */
export type {{Name}}Target = Target<"production">;

/** Options of `create{{Name}}Client`. */
export type {{Name}}Options = {{Name}}Target &
  ClientOptions & {
    /** What tells who calls. */
    readonly apiKey: string;
  };

/** The vendor's addresses. */
export const environments = { production: "{{server}}" } as const;

/** Throws `TypeError` for a key that cannot go into a header, never with its value. */
export function checkApiKey(apiKey: unknown): string {
  if (typeof apiKey === "string" && /^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new TypeError("apiKey must be visible ASCII without spaces");
}
