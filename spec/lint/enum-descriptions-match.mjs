/** `x-enumDescriptions` explains each value of its `enum`, and nothing else. */
export function enumDescriptionsMatch() {
  return {
    Schema: {
      enter(schema, { location, report }) {
        const descriptions = schema["x-enumDescriptions"];
        if (descriptions === undefined) return;
        const values = (schema.enum ?? []).map(String);
        const at = location.child("x-enumDescriptions");
        for (const value of values) {
          if (!descriptions[value]) report({ message: `${value} has no description.`, location: at.key() });
        }
        for (const value of Object.keys(descriptions)) {
          if (!values.includes(value))
            report({ message: `${value} is not in the enum.`, location: at.child(value).key() });
        }
      },
    },
  };
}
