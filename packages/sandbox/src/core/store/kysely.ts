/**
 * All that the store uses of Kysely at run time. The build bundles this one file (see `build` in package.json): the
 * package is some 200 modules, and loading them apart costs 100 ms of every start.
 */
export { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
