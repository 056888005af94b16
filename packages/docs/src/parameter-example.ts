import { isNode, type JsonNode, textAt } from "./json-node.js";

/** The example of a parameter of a query as it is sent: a list repeats the name, an object puts its members in brackets. */
export function queryPairs(parameter: JsonNode): [name: string, value: string][] {
  const { example } = parameter;
  const name = textAt(parameter, "name");
  if (example === undefined) return [];
  if (Array.isArray(example)) return example.map((value) => [name, String(value)]);
  if (isNode(example)) return Object.entries(example).map(([key, value]) => [`${name}[${key}]`, String(value)]);
  return [[name, String(example)]];
}

/** Whether the example of a parameter is no single value, so that its written form is worth showing. */
export function isCompound({ example }: JsonNode): boolean {
  return Array.isArray(example) || isNode(example);
}
