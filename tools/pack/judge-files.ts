import { posix } from "node:path";
import type { PackedFile } from "./pack-packages.js";

/** Files that have no business in a package, by path. */
const unwanted: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:test|tests|__tests__)\/|\.test\.[cm]?[jt]s$/, "is a test"],
  [/^src\//, "is a source"],
  [/\.tsbuildinfo$|\.log$|(?:^|\/)\.(?:turbo|DS_Store)/, "is left over from a build"],
  [/(?:^|\/)(?:\.env[^/]*|\.npmrc|id_[a-z0-9]+|[^/]+\.(?:pem|key|p12|pfx))$/, "looks like credentials"],
];

/** Shapes of credentials. A key in an example has a body too short for the first one. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\\nr"+']*[A-Za-z0-9+/=\s\\nr"+']{200}/, "a private key"],
  [/\bnpm_[A-Za-z0-9]{36}\b/, "an npm token"],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, "a GitHub token"],
  [/\bAKIA[0-9A-Z]{16}\b/, "an AWS key"],
];

const needed = ["LICENSE", "README.md", "package.json"];

/**
 * What is wrong with the files of a package, a sentence each. `places` are folders of the machine that built it, which
 * must not be told.
 */
export function judgeFiles(files: readonly PackedFile[], places: readonly string[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const absent = needed.filter((path) => !paths.has(path)).map((path) => `${path} is missing`);
  return [...absent, ...files.flatMap((file) => judgeFile(file, paths, places))];
}

function judgeFile({ path, content }: PackedFile, paths: ReadonlySet<string>, places: readonly string[]): string[] {
  const text = content.toString("utf8");
  return [
    ...unwanted.filter(([pattern]) => pattern.test(path)).map(([, what]) => `${path} ${what}`),
    ...secrets.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} holds ${what}`),
    ...places.filter((place) => text.includes(place)).map(() => `${path} tells where it was built`),
    ...(path.endsWith(".map") ? judgeMap(path, text, paths) : judgeMapLink(path, text, paths)),
  ];
}

/** A source map helps nobody who has not its sources. */
function judgeMap(path: string, text: string, paths: ReadonlySet<string>): string[] {
  const { sources = [], sourcesContent = [] }: { sources?: string[]; sourcesContent?: (string | null)[] } =
    JSON.parse(text);
  const lost = sources.filter(
    (source, index) => typeof sourcesContent[index] !== "string" && !paths.has(posix.join(posix.dirname(path), source)),
  );
  return lost.map((source) => `${path} points to ${source}, which is not in the package`);
}

/** A link to a map that was not packed gives a warning in every debugger. */
function judgeMapLink(path: string, text: string, paths: ReadonlySet<string>): string[] {
  if (!/\.(?:[cm]?js|ts)$/.test(path)) return [];
  const [, map] = /^\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/m.exec(text) ?? [];
  const isLost = map !== undefined && !paths.has(posix.join(posix.dirname(path), map));
  return isLost ? [`${path} names the map ${map}, which is not in the package`] : [];
}
