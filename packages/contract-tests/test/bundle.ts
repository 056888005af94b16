import { createRequire } from "node:module";

/** The published bundle, as it is imported by everyone. */
export const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/anytime.json");
