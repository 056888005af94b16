#!/usr/bin/env node
import { runCli } from "../dist/cli.js";

const end = new AbortController();
process.once("SIGINT", () => end.abort()); // a second Ctrl-C ends the process at once
process.exitCode = await runCli(process.argv.slice(2), { print: (line) => console.log(line), signal: end.signal });
