// What a release may not get wrong and no compiler sees: files, sizes and manifests of the tarballs, licences and install
// scripts of what they bring. With a folder as argument it writes the bill of materials of each package there.
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { billOfMaterials } from "./pack/bill-of-materials.js";
import { judgeTarball, readDependencies } from "./pack/judge-packages.js";
import { packPackages } from "./pack/pack-packages.js";

const repository = fileURLToPath(new URL("..", import.meta.url));
const tarballs = await mkdtemp(join(tmpdir(), "openissuing-packages-"));
const problems: string[] = [];
try {
  for (const packed of await packPackages(repository, tarballs)) {
    const found = await judgeTarball(packed, [repository, `${homedir()}/`]);
    problems.push(...found.map((sentence) => `${packed.name}: ${sentence}`));
    console.log(`${packed.name} ${packed.version}: tarball of ${(await stat(packed.tarball)).size} bytes`);
  }
} finally {
  await rm(tarballs, { recursive: true });
}

const [, , target] = argv;
const thirdParty = new Set<string>();
for (const { name, packages, problems: found } of await readDependencies(repository)) {
  problems.push(...found.map((sentence) => `${name}: ${sentence}`));
  for (const { key, integrity } of packages) if (integrity !== undefined) thirdParty.add(key);
  if (target === undefined) continue;
  await mkdir(target, { recursive: true });
  const file = join(target, `${name.replace("@", "").replace("/", "-")}.cdx.json`);
  await writeFile(file, billOfMaterials(packages));
  console.log(`wrote ${file}`);
}
console.log(`${thirdParty.size} third-party packages come with them`);
for (const sentence of problems) console.error(sentence);
process.exit(problems.length === 0 ? 0 : 1);
