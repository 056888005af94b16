const isEvidence = (value) => value === "stated" || value === "inferred";

/** Each operation says whether the provider's text states it. */
export function evidenceOnOperations() {
  return {
    Operation: {
      enter(operation, { location, report }) {
        if (isEvidence(operation["x-evidence"])) return;
        report({ message: "x-evidence must be stated or inferred.", location: location.key() });
      },
    },
    Schema: {
      enter(schema, { location, report }) {
        if (schema["x-evidence"] === undefined || isEvidence(schema["x-evidence"])) return;
        report({ message: "x-evidence must be stated or inferred.", location: location.child("x-evidence").key() });
      },
    },
  };
}
