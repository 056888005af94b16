// Run by `npm run dev` of this package: turns the source into dist on each change and starts the live site anew.
import { type ChildProcess, spawn } from "node:child_process";
import { argv, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

let live: ChildProcess | undefined;

/** Ends the live site, if there is one, and starts another. */
function restart(): void {
  const start = () => {
    live = spawn(execPath, [at("./live-site.js"), ...argv.slice(2)], { stdio: "inherit" });
  };
  if (live === undefined || live.exitCode !== null) start();
  else live.once("exit", start).kill();
}

const watching = await context({
  // Types are checked by the build and by the editor, not on each change.
  entryPoints: [`${at("../src/")}**/*.ts`],
  outdir: at("./"),
  outbase: at("../src/"),
  format: "esm",
  platform: "node",
  target: ["node20.19"],
  plugins: [
    {
      name: "restart",
      setup: ({ onEnd }) => {
        onEnd(({ errors }) => {
          if (errors.length === 0) restart();
        });
      },
    },
  ],
});
await watching.watch();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    live?.removeAllListeners("exit").kill();
    await watching.dispose();
    process.exit(0);
  });
}
