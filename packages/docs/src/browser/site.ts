// The script of every page: the search, and the table of contents at the right place. Without it the pages can be read all the same.
import { startSearch } from "./search-box.js";

/** Brings the page that is open into view in a long table of contents, without moving the page. */
function showCurrent(contents: HTMLElement): void {
  const current = contents.querySelector<HTMLElement>("[aria-current]");
  if (current === null || current.offsetTop < contents.clientHeight) return;
  contents.scrollTop = current.offsetTop - contents.clientHeight / 3;
}

const script = document.currentScript;
const box = document.querySelector<HTMLElement>(".search");
if (script instanceof HTMLScriptElement && box !== null) {
  const at = (address = "") => new URL(address, document.baseURI).href;
  startSearch(box, { index: at(script.dataset.index), root: at(script.dataset.root) });
}

const contents = document.getElementById("contents");
if (contents !== null) showCurrent(contents);
