import type { TryItField, TryItOperation } from "../try-it-data.js";
import { labelled, make } from "./elements.js";
import { type Exchange, watchFetch } from "./exchange.js";
import { readJson, readValue, writeValue } from "./read-input.js";
import { findSettings, type SandboxPlace, type Settings } from "./sandbox.js";
import { showResult } from "./show-result.js";

/** Makes a client of the API for a tenant of the sandbox. */
type CreateClient = (baseUrl: string, settings: Settings, fetch: typeof globalThis.fetch) => object;

/** What a call of the client takes. */
interface Options {
  readonly params: { readonly path: Record<string, unknown>; readonly query: Record<string, unknown> };
  readonly body?: unknown;
}

/** Where a sandbox listens that was told nothing else. */
const usual = "http://127.0.0.1:4010";

interface Control {
  readonly field: TryItField;
  readonly element: HTMLInputElement;
}

function controlOf(field: TryItField): Control {
  const { example, isFile, isRequired, place } = field;
  // A filter that nobody asked for hides what there is.
  const isOffered = place === "query" && !isRequired;
  const written = writeValue(example);
  const filled = isOffered ? { placeholder: written === "" ? "" : `such as ${written}` } : { value: written };
  const look = isFile ? { type: "file" } : { type: "text", ...filled };
  return { field, element: make("input", { ...look, required: isRequired, autocomplete: "off", spellcheck: "false" }) };
}

/** What the reader filled in. Throws `InputError`. */
function readOptions(controls: readonly Control[], body: HTMLTextAreaElement | undefined): Options {
  const values = (place: TryItField["place"]) =>
    Object.fromEntries(
      controls
        .filter(({ field }) => field.place === place)
        .map(({ element, field }) => [
          field.name,
          field.isFile ? element.files?.[0] : readValue(field, element.value.trim()),
        ])
        .filter(([, value]) => value !== undefined),
    );
  const params = { path: values("path"), query: values("query") };
  if (body !== undefined) return { params, body: readJson("The body", body.value) };
  return controls.some(({ field }) => field.place === "form") ? { params, body: values("form") } : { params };
}

async function send(client: object, { method, path }: TryItOperation, options: Options): Promise<unknown> {
  const call: unknown = Reflect.get(client, method);
  if (typeof call !== "function") throw new TypeError(`the client has no ${method}`);
  const result: unknown = await Reflect.apply(call, client, [path, options]);
  if (typeof result !== "object" || result === null) return result;
  return Reflect.get(result, "data") ?? Reflect.get(result, "error");
}

/** Offers the form of any operation of an API to the script of the page. Nothing of it outlives the page. */
export function offerForm(api: string, createClient: CreateClient): void {
  const known = new Map<string, Promise<Settings>>();
  const sandbox: { url: string; code: string } = { url: usual, code: "" };

  /** Asked once: a tenant keeps its credentials. */
  function settingsAt(place: SandboxPlace): Promise<Settings> {
    const key = `${place.url} ${place.code}`;
    const settings = known.get(key) ?? findSettings(place, api);
    known.set(key, settings);
    settings.catch(() => known.delete(key));
    return settings;
  }

  globalThis.openissuingTryIt = (place, operation) => {
    const controls = operation.fields.map(controlOf);
    const isBodied = operation.body !== undefined;
    const body = isBodied ? make("textarea", { rows: "8", spellcheck: "false" }) : undefined;
    if (body !== undefined) {
      body.value = JSON.stringify(operation.body, null, 2);
      body.rows = Math.min(16, body.value.split("\n").length + 1);
    }
    const url = make("input", { type: "url", value: sandbox.url, required: true, autocomplete: "off" });
    const code = make("input", { type: "text", value: sandbox.code, autocomplete: "off", spellcheck: "false" });
    const isFromDisk = location.protocol === "file:";
    const button = make("button", { type: "submit" }, "Send");
    const outcome = make("div", { role: "status" });
    const form = make(
      "form",
      {},
      ...controls.map(({ element, field }) =>
        labelled(make("code", {}, field.name), element, `${field.place}${field.isRequired ? ", needed" : ""}`),
      ),
      ...(body === undefined ? [] : [labelled("Body", body)]),
      labelled("Sandbox", url, "on this machine; it signs in as the default tenant"),
      ...(isFromDisk ? [labelled("Code", code, "which the sandbox prints when it starts")] : []),
      make("p", {}, button),
      outcome,
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      sandbox.url = url.value.replace(/\/+$/, "");
      sandbox.code = code.value.trim();
      outcome.replaceChildren("Sending …");
      const exchanges: Exchange[] = [];
      try {
        const options = readOptions(controls, body);
        const settings = await settingsAt({ ...sandbox });
        const client = createClient(`${sandbox.url}/${api}`, settings, watchFetch(exchanges));
        const content = await send(client, operation, options);
        outcome.replaceChildren(...showResult({ content, error: undefined, exchanges }));
      } catch (error) {
        outcome.replaceChildren(...showResult({ content: undefined, error, exchanges }));
      }
      button.disabled = false;
    });
    place.append(form);
    (controls[0]?.element ?? body ?? url).focus();
  };
}
