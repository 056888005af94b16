// The script of every page: the search. Without it the pages can be read all the same.
import { startSearch } from "./search-box.js";

const script = document.currentScript;
const box = document.querySelector<HTMLElement>(".search");
if (script instanceof HTMLScriptElement && box !== null) {
  const at = (address = "") => new URL(address, document.baseURI).href;
  startSearch(box, { index: at(script.dataset.index), root: at(script.dataset.root) });
}
