import { createRequire } from "node:module";
import { Command, InvalidArgumentError, Option } from "commander";
import { CliError } from "./cli/cli-error.js";

const { version }: { version: string } = createRequire(import.meta.url)("../package.json");

const program = new Command("openissuing-sandbox")
  .description(
    "A local sandbox that behaves like the vendor: checks signatures, keeps state, moves money, sends webhooks.",
  )
  .version(version);

program
  .command("start", { isDefault: true })
  .description("open the sandbox and print base URLs and ready credentials; stop it with Ctrl+C")
  .option("--host <address>", "address to listen on; whoever reaches it can control the sandbox", "127.0.0.1")
  .option(
    "--port <number>",
    "main port, with every API under /<api>/ and the control API under /_sandbox/",
    portOf,
    4010,
  )
  .option(
    "--api-port <api=number>",
    "port an API answers at the root of; may be repeated (default: the ports after the main one)",
    apiPortOf,
  )
  .option("--allow-host <name>", "name the control API is reached by; may be repeated", append)
  .option("--db <file>", "keep the state in this file (default: in memory)")
  .option("--seed <text>", "same seed, same identifiers", "openissuing")
  .option("--https", "serve HTTPS with a certificate authority made on the spot")
  .addOption(new Option("--json", "print one line of JSON instead of text, for programs"))
  .action(async (options) => {
    const { start } = await import("./cli/start.js");
    await start(options);
  });

program
  .command("tenant")
  .description("customers of a running sandbox")
  .command("create")
  .description("register a tenant and print its credentials")
  .option("--public-key <file>", "RSA public key as PEM, as `openssl rsa -pubout` prints it (default: a pair is made)")
  .option("--url <url>", "main port of the sandbox", "http://127.0.0.1:4010")
  .option("--api <name>", "API of the tenant", "anytime")
  .option("--webhook-url <url>", "where its webhooks go")
  .option("--time-zone <name>", "time zone of the profile, for an API that has one")
  .option(
    "--allow-ip <address>",
    "IP address or subnet it may call from; may be repeated (default: the loopback)",
    append,
  )
  .option("--json", "print JSON")
  .action(async (options) => {
    const { createTenant } = await import("./cli/create-tenant.js");
    await createTenant(options);
  });

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return port;
}

function apiPortOf(text: string, before: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const [api = "", port = ""] = text.split("=");
  return { ...before, [api]: portOf(port) };
}

function append(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
