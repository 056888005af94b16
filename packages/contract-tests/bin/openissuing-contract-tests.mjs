#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

// Answers are short-lived garbage: without this the heap grows to three times what is in use.
setFlagsFromString("--heap-growing-percent=20");
setFlagsFromString("--semi-space-growth-factor=1");
const { runCli } = await import("../dist/cli.js");

const end = new AbortController();
const signals = ["SIGINT", "SIGTERM"];
const stop = () => {
  for (const signal of signals) process.off(signal, stop); // a second one ends the process at once
  end.abort(); // the report so far is printed
};
for (const signal of signals) process.on(signal, stop);

const { stdout } = process;
// One line that is written over, where a person watches.
const status = stdout.isTTY && ((line) => stdout.write(`\r\x1b[K${line.slice(0, stdout.columns - 1)}`));
process.exitCode = await runCli(process.argv.slice(2), {
  print: (line) => console.log(line),
  ...(status && { status }),
  signal: end.signal,
  env: process.env,
});
