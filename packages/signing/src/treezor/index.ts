export { createAccessTag } from "./create-access-tag.js";
