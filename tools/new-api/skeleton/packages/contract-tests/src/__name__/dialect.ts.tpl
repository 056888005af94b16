import type { Dialect } from "../check-answer.js";
import { at } from "../json.js";

/** {{title}}'s answers: a refusal holds its code, and nothing proves where an answer comes from. */
export const {{variable}}Dialect: Dialect = {
  readError(answer) {
    const code = at(answer, "code");
    return code === undefined ? undefined : { code, exception: undefined };
  },
};
