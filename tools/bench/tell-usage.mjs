// Loaded before a program that is measured: at its end the process tells what it used, as the last line of its stderr.
process.on("exit", () => process.stderr.write(`${JSON.stringify(process.resourceUsage())}\n`));
