// Two clean builds of one commit must give the same tarballs: whoever builds the release again can tell that nothing was
// added to it. Clones twice, into folders of another name and depth, installs, builds, packs and compares. Takes about
// a minute, so it runs with a release; the tests of the consumers pack one build twice.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { compareTarballs } from "./pack/compare-tarballs.js";
import { type PackedPackage, packPackages, sha256 } from "./pack/pack-packages.js";

const run = promisify(execFile);

interface CleanBuild {
  readonly root: string;
  readonly commit: string;
  readonly folder: string;
  readonly target: string;
}

/** A commit of the repository at `root`, cloned into `folder`, built there and packed into `target`. */
async function buildClean({ root, commit, folder, target }: CleanBuild): Promise<PackedPackage[]> {
  await run("git", ["clone", "--quiet", "--no-checkout", root, folder]);
  await run("git", ["checkout", "--quiet", commit], { cwd: folder });
  await mkdir(target, { recursive: true });
  const pnpm = join(root, "node_modules/.bin/pnpm");
  const options = {
    cwd: folder,
    maxBuffer: 64 << 20,
    env: {
      ...process.env,
      PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: "1",
    },
  };
  await run(pnpm, ["install", "--frozen-lockfile", "--prefer-offline", "--filter", "!@openissuing/consumers"], options);
  const scope = ["--filter=./packages/*", "--filter=./spec", "--filter=!@openissuing/docs"];
  await run(join(folder, "node_modules/.bin/turbo"), ["run", "build", ...scope, "--force", "--no-cache"], options);
  return packPackages(folder, target);
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const repository = fileURLToPath(new URL("..", import.meta.url));
  const place = await mkdtemp(join(tmpdir(), "openissuing-twice-"));
  try {
    const { stdout } = await run("git", ["rev-parse", "HEAD"], { cwd: repository });
    const what = { root: repository, commit: stdout.trim() };
    const first = await buildClean({ ...what, folder: join(place, "one"), target: join(place, "first") });
    const second = await buildClean({ ...what, folder: join(place, "a/deeper/folder"), target: join(place, "second") });
    for (const { tarball } of first) console.log(`${sha256(await readFile(tarball))}  ${basename(tarball)}`);
    const differing = await compareTarballs(first, second);
    for (const sentence of differing) console.error(sentence);
    if (differing.length === 0) console.log(`${first.length} tarballs, the same bytes from both builds`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
