/** How much a package changed. `version` is undefined while the change is not released. */
export interface Bump {
  readonly package: string;
  readonly version: string | undefined;
  readonly size: "major" | "minor" | "patch";
}

/** A change that users see, in Markdown, and the packages it is in. */
export interface Change {
  readonly text: string;
  readonly bumps: readonly Bump[];
}

const sizes = ["major", "minor", "patch"] as const;

/** Reads a changeset. Throws `TypeError` when it does not begin with the packages it bumps. */
export function parseChangeset(text: string): Change {
  const [, front, body] = /^---\n(.*?)\n?---\n(.*)$/s.exec(text) ?? [];
  if (front === undefined || body === undefined) throw new TypeError("a changeset begins with the packages it bumps");
  const bumps = front.split("\n").flatMap((line): Bump[] => {
    const [, name, given] = /^["']?([^"']+)["']?: *(\w+)$/.exec(line.trim()) ?? [];
    const size = sizes.find((each) => each === given);
    return name === undefined || size === undefined ? [] : [{ package: name, version: undefined, size }];
  });
  return { text: body.trim(), bumps };
}

/** Parts of a text that begin with a mark at the start of a line; what stands before the first is left out. */
const partsOf = (text: string, mark: string) => text.split(new RegExp(`^${mark} `, "m")).slice(1);

/** Reads the changelog that changesets write for a package, newest version first. */
export function parseChangelog(name: string, text: string): Change[] {
  return partsOf(text, "##").flatMap((section) => {
    const version = section.split("\n")[0]?.trim();
    return partsOf(section, "###").flatMap((part) => {
      const size = sizes.find((each) => part.toLowerCase().startsWith(each));
      if (size === undefined) return [];
      return partsOf(part, "-").map((item) => ({
        text: withoutCommit(item),
        bumps: [{ package: name, version, size }],
      }));
    });
  });
}

/** An item begins with the commit it came from, and its lines after the first are indented. */
const withoutCommit = (item: string) =>
  item
    .replace(/^[0-9a-f]{7,40}: /, "")
    .replaceAll(/\n {2}/g, "\n")
    .trim();

/** One change for each text: a changeset that bumps several packages stands in the changelog of each. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Bump[]>();
  for (const { bumps, text } of changes) merged.set(text, [...(merged.get(text) ?? []), ...bumps]);
  return [...merged].map(([text, bumps]) => ({ text, bumps }));
}

/** An API as changes speak of it. */
export interface Named {
  readonly name: string;
  readonly title: string;
}

/**
 * The changes that concern an API: those of its own package, and of shared packages those whose text names it or names
 * no API of `all`. Those of the documents come first.
 */
export function changesOf(changes: readonly Change[], api: Named, all: readonly Named[]): Change[] {
  const isOf = ({ bumps }: Change, { name }: Named) => bumps.some((bump) => bump.package.endsWith(`/${name}`));
  const isNamed = ({ text }: Change, { name, title }: Named) =>
    [name, title].some((each) => text.toLowerCase().includes(each.toLowerCase()));
  const concerns = (change: Change) =>
    isOf(change, api) || isNamed(change, api) || !all.some((each) => isOf(change, each) || isNamed(change, each));
  const order = ({ bumps }: Change) => (bumps.some((bump) => bump.package.endsWith("/spec")) ? 0 : 1);
  return changes.filter(concerns).sort((a, b) => order(a) - order(b));
}
