import type { operations } from "@openissuing/{{name}}";
import type { Handlers } from "../core/handler.js";

/** One handler per operation of {{title}}, or `notImplemented`. */
export type {{Name}}Handlers = Handlers<operations>;
