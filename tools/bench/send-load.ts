import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { endWithUs } from "../demo/child.js";
import { membersOf } from "../demo/members.js";

/** What to send: `amount` requests over `connections`, each `GET url` with `headers` and, if given, a head of its own. */
export interface LoadOrder {
  readonly url: string;
  readonly connections: number;
  readonly amount: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As many as requests. */
  readonly heads?: readonly Readonly<Record<string, string>>[];
}

/** Sends load from a process of its own. Answers the rate in requests per second; throws when any request failed. */
export async function sendLoad(order: LoadOrder): Promise<number> {
  const program = fileURLToPath(new URL("send-load.mjs", import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  endWithUs(child);
  child.stdin.end(JSON.stringify(order));
  const result = membersOf(JSON.parse(await text(child.stdout)));
  const failures = result.number("failures");
  if (failures > 0) throw new Error(`${failures} of ${order.amount} requests to ${order.url} failed`);
  return result.number("rate");
}
