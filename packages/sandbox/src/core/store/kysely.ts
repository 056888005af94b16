/*! Contains Kysely, copyright (c) 2022 Sami Koskimäki, MIT licence. */

/** All that the store uses of Kysely at run time: the build makes one file of it, minified (see build.mjs). */
export { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
