import type { Dialect } from "../check-answer.js";
import { at } from "../json.js";

/** VaultsPay's answers: a refusal holds its code beside its type, and what proves the origin is that it opens. */
export const vaultspayDialect: Dialect = {
  readError(answer) {
    const code = at(answer, "code");
    return code === undefined ? undefined : { code, exception: at(answer, "type") };
  },
  isSealed: (headers) => headers.has("x-auth-signature") && headers.get("x-enable-encryption") !== "false",
};
