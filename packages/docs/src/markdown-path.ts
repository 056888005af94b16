/** Where the Markdown twin of a page is: beside it. */
export function markdownPath(path: string): string {
  return path.replace(/\.html$/, ".md");
}
