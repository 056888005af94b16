import { notImplemented } from "../core/handler.js";
import type { {{Name}}Handlers } from "./types.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: {{Name}}Handlers = {
{{handlers}}
};
