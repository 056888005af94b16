#!/usr/bin/env node
import { runCli } from "../dist/cli.js";

const end = new AbortController();
process.once("SIGINT", () => end.abort()); // the report so far is printed; a second Ctrl-C ends the process at once

const { stdout } = process;
// One line that is written over, where a person watches.
const status = stdout.isTTY && ((line) => stdout.write(`\r\x1b[K${line.slice(0, stdout.columns - 1)}`));
process.exitCode = await runCli(process.argv.slice(2), {
  print: (line) => console.log(line),
  ...(status && { status }),
  signal: end.signal,
  env: process.env,
});
