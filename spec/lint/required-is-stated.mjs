/** An object with properties says which are required, `[]` if none: an omission and a decision look alike otherwise. */
export function requiredIsStated() {
  return {
    Schema: {
      enter(schema, { location, report }) {
        if (schema.properties === undefined || Array.isArray(schema.required)) return;
        report({ message: "The object does not state `required`.", location: location.key() });
      },
    },
  };
}
