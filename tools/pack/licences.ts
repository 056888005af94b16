import satisfies from "spdx-satisfies";

/**
 * Licences a production dependency may have: those that ask for nothing but their text. A new one is a decision, not a
 * line to add in passing.
 */
const allowedLicences: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
];

/**
 * Licences that no installed package.json tells. Packages for other platforms are never installed together: theirs were
 * read in the registry. png-js says MIT in its LICENSE file alone.
 */
export const licencesElsewhere: Readonly<Record<string, string>> = {
  "@libsql/darwin-arm64": "MIT",
  "@libsql/darwin-x64": "MIT",
  "@libsql/linux-arm-gnueabihf": "MIT",
  "@libsql/linux-arm-musleabihf": "MIT",
  "@libsql/linux-arm64-gnu": "MIT",
  "@libsql/linux-arm64-musl": "MIT",
  "@libsql/linux-x64-gnu": "MIT",
  "@libsql/linux-x64-musl": "MIT",
  "@libsql/win32-x64-msvc": "MIT",
  "png-js": "MIT",
};

/** Whether a licence, an SPDX expression, leaves a way to use the package under an allowed one. */
export function isAllowed(licence: string): boolean {
  try {
    return satisfies(licence, [...allowedLicences]);
  } catch {
    return false; // no SPDX expression, such as `SEE LICENSE IN …`
  }
}
