import { attributeOf, type ParsedPage } from "../parsed-page.js";

/** Attributes that name another file, and those that name elements of the same page by their ids. */
const [addresses, references] = [
  ["href", "src", "data-index", "data-root"],
  ["aria-controls", "aria-labelledby", "aria-describedby", "for"],
];

const isOutside = (address: string) => /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(address);

const idsOf = ({ elements }: ParsedPage) =>
  new Set(elements.map((element) => attributeOf(element, "id")).filter((id) => id !== undefined));

/**
 * What is wrong with the links of a site, a sentence each that names page and link: a file that is not there, an anchor
 * its page has not, an id that two elements have. `files`: every path of the site.
 */
export function brokenLinks(pages: readonly ParsedPage[], files: ReadonlySet<string>): string[] {
  const idsAt = new Map(pages.map((page) => [page.path, idsOf(page)]));
  return pages.flatMap((page) => [...brokenIn(page, files, idsAt), ...sharedIds(page)]);
}

function brokenIn(
  { elements, path }: ParsedPage,
  files: ReadonlySet<string>,
  idsAt: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const problems = new Set<string>();
  const own = idsAt.get(path) ?? new Set();
  for (const { attrs } of elements) {
    for (const { name, value } of attrs) {
      if (references?.includes(name)) {
        if (!own.has(value)) problems.add(`${path}: ${name}="${value}" names nothing on the page`);
      } else if (addresses?.includes(name) && !isOutside(value)) {
        const { hash, pathname } = new URL(value, `http://site/${path}`);
        const target = decodeURIComponent(pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
        const ids = idsAt.get(target);
        if (!files.has(target) || value.startsWith("/")) problems.add(`${path}: ${name}="${value}" leads to no file`);
        else if (hash !== "" && ids !== undefined && !ids.has(decodeURIComponent(hash.slice(1))))
          problems.add(`${path}: ${name}="${value}" leads to no anchor of ${target}`);
      }
    }
  }
  return [...problems];
}

function sharedIds({ elements, path }: ParsedPage): string[] {
  const ids = elements.map((element) => attributeOf(element, "id")).filter((id) => id !== undefined);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => `${path}: id="${id}" is there more than once`);
}
