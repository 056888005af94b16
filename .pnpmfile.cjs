// What `pnpm pack` and `pnpm publish` write into the package.json of a tarball. pnpm puts the dependencies in the order
// in which their versions were found, so that two builds of one commit would differ; and a reader of a published
// package has no use for the scripts and development tools of this repository.

/** Entries in the order of their names. */
const sorted = (map) => Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The manifest as it is published: dependencies sorted, neither scripts nor devDependencies. */
function beforePacking({ scripts: _scripts, devDependencies: _devDependencies, ...published }) {
  for (const field of ["dependencies", "optionalDependencies", "peerDependencies"]) {
    if (published[field]) published[field] = sorted(published[field]);
  }
  return published;
}

module.exports = { hooks: { beforePacking } };
