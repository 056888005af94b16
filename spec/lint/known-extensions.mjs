import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../EXTENSIONS.md", import.meta.url), "utf8");
const known = new Set([...text.matchAll(/^## `(x-[\w-]+)`$/gm)].map(([, name]) => name));

// In these the keys are names of the provider, not keywords of OpenAPI.
const named = /^(Named\w+|SchemaProperties|PatternProperties|HeadersMap|ExamplesMap|WebhooksMap|MediaTypesMap)$/;

/** Only the extensions that EXTENSIONS.md explains. */
export function knownExtensions() {
  return {
    any: {
      enter(node, { type, location, report }) {
        if (node === null || typeof node !== "object" || Array.isArray(node) || named.test(type.name)) return;
        for (const key of Object.keys(node)) {
          if (!key.startsWith("x-") || known.has(key)) continue;
          report({ message: `${key} is not listed in EXTENSIONS.md.`, location: location.child(key).key() });
        }
      },
    },
  };
}
