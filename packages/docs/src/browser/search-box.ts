import type { SearchEntry } from "../search/search-data.js";
import type { Search } from "../search/search-engine.js";
import { loadSearch } from "./load-search.js";

/** Addresses the search needs. */
export interface SearchPlaces {
  readonly index: string;
  /** Of the landing page: what is found is below it. */
  readonly root: string;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text: string) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function optionOf({ api, detail, kind, name, target }: SearchEntry, index: number, root: string): HTMLAnchorElement {
  const option = document.createElement("a");
  option.href = new URL(target, root).href;
  option.id = `search-result-${index}`;
  option.role = "option";
  option.tabIndex = -1;
  option.ariaSelected = "false";
  const about = [kind, api].filter(Boolean).join(" · ");
  option.append(element("b", "", name), element("span", "about", about), element("span", "detail", detail));
  return option;
}

/** Brings a search box to life: results as one types, arrows and Enter to choose, `/` to get there, Escape to leave. */
export function startSearch(box: HTMLElement, { index, root }: SearchPlaces): void {
  const input = box.querySelector("input");
  const list = box.querySelector<HTMLElement>("[role=listbox]");
  const note = box.querySelector<HTMLElement>("[role=status]");
  if (input === null || list === null || note === null) return;
  box.hidden = false;

  // Who reads about an API looks for something of it first.
  const near = decodeURI(location.href.slice(new URL(".", root).href.length)).split("/")[0] ?? "";
  let search: Search | undefined;
  let isLoading = false;
  let chosen = -1;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>("[role=option]")];

  const choose = (next: number) => {
    const all = options();
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = all.length === 0 ? -1 : (next + all.length) % all.length;
    const option = all[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option === undefined) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", option.id);
  };
  const open = (isOpen: boolean) => {
    list.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
  };
  const show = () => {
    const typed = input.value.trim();
    const found = typed === "" ? [] : (search?.(typed, near) ?? []);
    list.replaceChildren(...found.map((entry, at) => optionOf(entry, at, root)));
    list.scrollTop = 0;
    open(found.length > 0);
    chosen = -1;
    choose(0);
    if (typed === "" || search === undefined) note.textContent = "";
    else note.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
  };
  const load = async () => {
    if (isLoading || search !== undefined) return;
    isLoading = true;
    try {
      search = await loadSearch(index);
      show();
    } catch {
      note.textContent = "The search did not load";
    }
    isLoading = false;
  };

  input.addEventListener("focus", load);
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") options()[chosen]?.click();
    else if (event.key === "Escape") {
      open(false);
      return;
    } else return;
    event.preventDefault();
  });
  // A result can be on the page that is open: nothing loads then that would close the list.
  list.addEventListener("click", () => {
    open(false);
    input.blur();
  });
  box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node) || !box.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
