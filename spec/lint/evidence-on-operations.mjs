const isEvidence = (value) => value === "stated" || value === "inferred";
const message = "x-evidence must be stated or inferred.";

/** Each operation says whether the provider's text states it; elsewhere the mark is free, its values are not. */
export function evidenceOnOperations() {
  return {
    any: {
      enter(node, { type, location, report }) {
        if (node === null || typeof node !== "object" || node["x-evidence"] === undefined) return;
        if (type.name === "Operation" || isEvidence(node["x-evidence"])) return;
        report({ message, location: location.child("x-evidence").key() });
      },
    },
    Operation: {
      enter(operation, { location, report }) {
        if (!isEvidence(operation["x-evidence"])) report({ message, location: location.key() });
      },
    },
  };
}
