import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Credentials, EnvironmentError } from "./environment.js";
import { at } from "./json.js";

/**
 * Reads credentials from a JSON file with `clientId`, `clientSecret`, `username`, `password` and either `privateKey`
 * (PEM) or `privateKeyFile` (path, seen from the file). Throws `EnvironmentError` ERR_CREDENTIALS that names what is
 * wrong, never a value.
 */
export async function readCredentialsFile(path: string): Promise<Credentials> {
  const file: unknown = parse(await read(path), path);
  const text = (name: string) => {
    const value = at(file, name);
    if (typeof value === "string" && value !== "") return value;
    throw new EnvironmentError("ERR_CREDENTIALS", `${path} has no ${name}`);
  };
  const keyFile = at(file, "privateKeyFile");
  return {
    clientId: text("clientId"),
    clientSecret: text("clientSecret"),
    username: text("username"),
    password: text("password"),
    privateKey: typeof keyFile === "string" ? await read(resolve(dirname(path), keyFile)) : text("privateKey"),
  };
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
