/** A tenant of the sandbox: its credentials by the names the sandbox gives them. */
export type Settings = Readonly<Record<string, unknown>>;

/** Where the sandbox is, and what a page from the disk needs for its control API. */
export interface SandboxPlace {
  /** Without a slash at its end. */
  readonly url: string;
  /** Empty where none is needed. */
  readonly code: string;
}

/** The sandbox cannot be used; the message says what to do. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

/** Whether the sandbox answers this page: it is from the disk, or served by this machine. */
const isOfThisMachine = () =>
  location.protocol === "file:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/.test(location.hostname);

async function call({ code, url }: SandboxPlace, method: string, path: string, body?: object): Promise<Response> {
  const headers = {
    ...(code === "" ? {} : { "x-sandbox-code": code }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  if (!isOfThisMachine()) {
    throw new SandboxError("A sandbox answers pages of its own machine alone: open these pages from your disk.");
  }
  const response = await fetch(`${url}/_sandbox${path}`, init).catch(() => {
    throw new SandboxError(`There is no sandbox at ${url}. Start one: npx @openissuing/sandbox`);
  });
  if (response.status === 403) throw new SandboxError("The sandbox wants the code that it printed at its start.");
  return response;
}

/** Credentials of the tenant that a sandbox has from its start, or that is made now. Throws `SandboxError`. */
export async function findSettings(place: SandboxPlace, api: string): Promise<Settings> {
  const id = `default-${api}`;
  // Asking for one that is not there would put an error on the console.
  const list: unknown = await (await call(place, "GET", "/tenants")).json();
  const isKnown = Array.isArray(list) && list.some((tenant: { readonly id?: unknown }) => tenant.id === id);
  const response = isKnown
    ? await call(place, "GET", `/tenants/${id}`)
    : await call(place, "POST", "/tenants", { api, id });
  const tenant: unknown = response.ok ? await response.json() : undefined;
  const settings = typeof tenant === "object" && tenant !== null && "settings" in tenant ? tenant.settings : undefined;
  if (typeof settings !== "object" || settings === null) {
    throw new SandboxError(`The sandbox answered ${response.status} instead of credentials.`);
  }
  return { ...settings };
}

/** A text among the credentials. Throws `SandboxError` when there is none, such as for a key of the reader's own. */
export function textOf(settings: Settings, name: string): string {
  const value = settings[name];
  if (typeof value === "string" && value !== "") return value;
  throw new SandboxError(`The default tenant has no ${name} that the sandbox knows.`);
}
