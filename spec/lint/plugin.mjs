import { bodyHasExamples } from "./body-has-examples.mjs";
import { describedSchemas } from "./described-schemas.mjs";
import { enumDescriptionsMatch } from "./enum-descriptions-match.mjs";
import { errorCodesMatch } from "./error-codes-match.mjs";
import { evidenceOnOperations } from "./evidence-on-operations.mjs";
import { knownExtensions } from "./known-extensions.mjs";
import { requiredIsStated } from "./required-is-stated.mjs";

/** Rules the built-in and configurable ones cannot express. */
// biome-ignore lint/style/noDefaultExport: Redocly loads a plugin by its default export.
export default function openissuing() {
  return {
    id: "openissuing",
    rules: {
      oas3: {
        "body-has-examples": bodyHasExamples,
        "described-schemas": describedSchemas,
        "enum-descriptions-match": enumDescriptionsMatch,
        "error-codes-match": errorCodesMatch,
        "evidence-on-operations": evidenceOnOperations,
        "known-extensions": knownExtensions,
        "required-is-stated": requiredIsStated,
      },
    },
  };
}
