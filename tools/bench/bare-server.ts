import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../demo/child.js";
import { membersOf } from "../demo/members.js";

/** Arguments of the baseline: its program, port, and answers to GET and POST. */
export function bareServerArgs(port: number, get: string, post = get): string[] {
  return [fileURLToPath(new URL("bare-server.mjs", import.meta.url)), String(port), get, post];
}

/** Starts the baseline on a free port of the loopback. */
export async function startBareServer(get: string, post = get): Promise<Child & { readonly url: string }> {
  const ready = (line: string) => membersOf(JSON.parse(line)).text("url");
  const child = await startChild(process.execPath, bareServerArgs(0, get, post), { ready });
  return { ...child, url: child.ready };
}
