const isDescribed = (schema) => typeof schema?.description === "string" && schema.description.trim() !== "";

/** Every named schema and every property says what it is, itself or through the schema it refers to. */
export function describedSchemas() {
  const check = (schemas, { location, report, resolve }) => {
    for (const [name, schema] of Object.entries(schemas)) {
      if (isDescribed(schema) || (schema?.$ref !== undefined && isDescribed(resolve(schema).node))) continue;
      report({ message: `The schema of ${name} has no description.`, location: location.child(name).key() });
    }
  };
  return { NamedSchemas: { enter: check }, SchemaProperties: { enter: check } };
}
