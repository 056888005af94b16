import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Path of the Chromium of this machine: that of the variable CHROMIUM, or the first on the PATH. Throws when there is
 * none: a test that did not run is none that passed.
 */
export function findBrowser(): string {
  const isProgram = (path: string) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const folders = (env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = (env.CHROMIUM === undefined ? places : [env.CHROMIUM]).find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    "The site is tested in Chromium, and there is none here: install it (apt-get install chromium), or name one in the variable CHROMIUM.",
  );
}
