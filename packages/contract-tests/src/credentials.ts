import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { EnvironmentError } from "./environment.js";
import { at } from "./json.js";

/** Where credentials are, and what they are called. */
export interface CredentialsSource {
  /** Name of the API, such as `anytime`. */
  readonly api: string;
  /** Names in the file, such as `clientId`. */
  readonly names: readonly string[];
  /** Names that may be missing. Default: none. */
  readonly optional?: readonly string[];
  /** Variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads credentials from a JSON file, or from the environment when `from` is `env`: `clientId` is then the variable
 * `ANYTIME_CLIENT_ID`. Each can stand in a file of its own, named `clientIdFile` (seen from the file) or
 * `ANYTIME_CLIENT_ID_FILE`. Throws `EnvironmentError` ERR_CREDENTIALS that names what is wrong, never a value.
 */
export async function readCredentials(
  from: string,
  source: CredentialsSource,
): Promise<Readonly<Record<string, string>>> {
  const isEnv = from === "env";
  const file = isEnv ? undefined : parse(await read(from), from);
  const given = (name: string) => (isEnv ? source.env[variableOf(source.api, name)] : at(file, name));
  const { names, optional = [] } = source;
  const pairs = [...names, ...optional].map(async (name): Promise<readonly [string, string] | undefined> => {
    const elsewhere = given(`${name}File`);
    const value =
      typeof elsewhere === "string" ? await read(resolve(isEnv ? "." : dirname(from), elsewhere)) : given(name);
    if (typeof value === "string" && value !== "") return [name, value];
    if (value === undefined && optional.includes(name)) return undefined;
    const missing = isEnv ? `the environment has no ${variableOf(source.api, name)}` : `${from} has no ${name}`;
    throw new EnvironmentError("ERR_CREDENTIALS", missing);
  });
  return Object.fromEntries((await Promise.all(pairs)).flatMap((pair) => (pair === undefined ? [] : [pair])));
}

/** `clientId` of Anytime is `ANYTIME_CLIENT_ID`. */
function variableOf(api: string, name: string): string {
  return `${api}_${name.replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase();
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new EnvironmentError("ERR_CREDENTIALS", `${path} cannot be read`, { cause });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text around the fault.
    throw new EnvironmentError("ERR_CREDENTIALS", `${path} is not JSON`);
  }
}
