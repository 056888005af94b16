// The script of every reference page: shows the buttons, and loads the client of the API when one of them is pressed.
import type { TryItOperation } from "../try-it-data.js";

declare global {
  /** Addresses of the scripts with the clients, by API, below the folder of this one. Filled in by the build. */
  const TRY_IT_SCRIPTS: Readonly<Record<string, string>>;
  /** Set by these scripts: opens the form of an operation in an element. */
  var openissuingTryIt: ((place: HTMLElement, operation: TryItOperation) => void) | undefined;
}

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;
let loading: Promise<void> | undefined;

/** Loads the script of an API, once: a page is about one API. */
function load(api: string): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(TRY_IT_SCRIPTS[api] ?? "", here).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("the script did not load"));
    document.head.append(script);
  });
  return loading;
}

function start(place: HTMLElement): void {
  const button = place.querySelector("button");
  const { api = "", operation = "" } = place.dataset;
  if (button === null) return;
  place.hidden = false;
  button.addEventListener("click", async () => {
    const form = place.querySelector("form");
    if (form !== null) {
      form.hidden = !form.hidden;
      button.ariaExpanded = String(!form.hidden);
      return;
    }
    button.disabled = true;
    try {
      await load(api);
      // Written by the build of this very page.
      globalThis.openissuingTryIt?.(place, JSON.parse(operation) as TryItOperation);
      button.ariaExpanded = "true";
    } catch {
      loading = undefined;
      button.textContent = "The client did not load. Try again";
    }
    button.disabled = false;
  });
}

for (const place of document.querySelectorAll<HTMLElement>(".try-it")) start(place);
