// The few lists that know every API. All other rooms find a new one by themselves: the generators and the docs by
// redocly.yaml, the commands and the release by the folders of packages/.
import type { Facts } from "./facts.js";
import { fill } from "./fill-skeleton.js";

/** A change of one file, by its path from the root. Throws `Error` when the file is not as it expects. */
export interface Registration {
  readonly path: string;
  readonly change: (text: string) => string;
}

/** What has to be told of a new API, and where. */
export function registrations(facts: Facts): Registration[] {
  const line = (text: string) => fill(text, facts);
  const own = line("@openissuing/{{name}}");
  return [
    {
      path: "redocly.yaml",
      change: (text) => appended(text, "apis", line("  {{name}}:\n    root: spec/{{name}}/openapi.yaml\n")),
    },
    {
      path: "tools/rooms.yaml",
      change: (text) =>
        `${text.trimEnd()}\n${line("{{name}}:\n  sandbox:\n    absent: it is being written\n  scenarios:\n    absent: they are being written\n  docs:\n    absent: a guide to it is being written\n")}`,
    },
    {
      path: "spec/package.json",
      change: withMember("exports", line("./{{name}}.json"), line("./generated/{{name}}.json")),
    },
    { path: "packages/sandbox/package.json", change: withMember("devDependencies", own, "workspace:^") },
    { path: "packages/contract-tests/package.json", change: withMember("dependencies", own, "workspace:^") },
    { path: "tools/package.json", change: withMember("dependencies", own, "workspace:^") },
    { path: "tools/consumers/package.json", change: withMember("devDependencies", own, "workspace:^") },
    {
      path: "packages/sandbox/src/index.ts",
      change: (text) =>
        replaced(
          withImport(text, line('import { {{variable}} } from "./{{name}}/vendor.js";')),
          /(vendors: \[[^\]]*?),?\s*\]/,
          line("$1, {{variable}}()]"),
        ),
    },
    {
      path: "packages/contract-tests/src/apis.ts",
      change: (text) =>
        replaced(
          withImport(text, line('import { create{{Name}}Api } from "./{{name}}/api.js";')),
          /(export const apis\b[\s\S]*?\{\n[\s\S]*?)\n\};/,
          line('$1\n  "{{name}}": create{{Name}}Api,\n};'),
        ),
    },
  ];
}

/** Adds to a map of a YAML file that stands last in it. */
function appended(text: string, last: string, entry: string): string {
  const keys = [...text.matchAll(/^([\w-]+):/gm)].map(([, key]) => key);
  if (keys.at(-1) !== last) throw new Error(`${last} must stand last, so that an entry can be added to it`);
  return `${text.trimEnd()}\n${entry}`;
}

function withMember(field: string, name: string, value: string): (text: string) => string {
  return (text) => {
    const manifest: Record<string, unknown> = JSON.parse(text);
    const members = { ...Object(manifest[field]), [name]: value };
    // `./package.json` stays the last of the exports, behind the documents.
    const order = (key: string) => (key === "./package.json" ? "~" : key);
    const sorted = Object.entries(members).sort(([one], [other]) => (order(one) < order(other) ? -1 : 1));
    return `${JSON.stringify({ ...manifest, [field]: Object.fromEntries(sorted) }, null, 2)}\n`;
  };
}

function withImport(text: string, statement: string): string {
  return replaced(text, /^import /m, `${statement}\nimport `);
}

function replaced(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text)) throw new Error(`nothing in the file looks like ${pattern}`);
  return text.replace(pattern, by);
}
