import type { RequestOperation, RequestParameter } from "../document/request-document.js";
import { type SchemaView, viewSchema } from "../document/schema-view.js";
import type { JsonObject } from "../json.js";
import type { Kit, Place, ValueRule } from "./kit.js";

/** How a value goes over the wire: as text, which has no types, as JSON, or as a file. */
export type Wire = "file" | "json" | "text";

/** One place of a request that takes a value. */
export interface Slot extends Place {
  readonly place: "body" | "path" | "query";
  readonly schema: string | undefined;
  readonly wire: Wire;
  readonly isRequired: boolean;
  /** Whether the value is one entry of a list, which may stand again. */
  readonly isEntry: boolean;
  readonly definition: JsonObject;
  readonly view: SchemaView;
  readonly rule: ValueRule | undefined;
  readonly examples: readonly unknown[];
}

/** How deep members of JSON bodies are looked into. */
const deepest = 3;

/** The places of an operation: parameters, then members of the body, those of objects inside it too. */
export function slotsOf(operation: RequestOperation, schemas: JsonObject, kit: Kit): readonly Slot[] {
  const { operationId, parameters, body } = operation;
  const slot = (place: Slot["place"], name: string, definition: JsonObject, more: Partial<Slot>): Slot => {
    const view = viewSchema(definition, schemas);
    const head = { operationId, place, name, schema: view.named };
    const rule = kit.ruleFor(head);
    const base = { ...head, definition, view, rule, isEntry: false, isRequired: false, examples: [] };
    return { ...base, wire: "text", ...more };
  };

  function parameterSlots(parameter: RequestParameter): readonly Slot[] {
    const { name, in: place, isRequired, schema, style, examples } = parameter;
    if (place === "header") return [];
    const view = viewSchema(schema, schemas);
    if (style === "deepObject") {
      return [...view.properties].map(([member, inner]) =>
        slot(place, `${name}[${member}]`, inner, { isRequired: isRequired && view.required.has(member) }),
      );
    }
    if (view.items !== undefined) {
      const entries = examples.flatMap((example) => (Array.isArray(example) ? example : []));
      return [slot(place, name, view.items, { isRequired, isEntry: true, examples: entries })];
    }
    return [slot(place, name, schema, { isRequired, examples })];
  }

  function bodySlots(
    definition: JsonObject,
    wire: Wire,
    prefix: string,
    isNeeded: boolean,
    depth: number,
  ): readonly Slot[] {
    const view = viewSchema(definition, schemas);
    return [...view.properties].flatMap(([member, inner]) => {
      const name = `${prefix}${member}`;
      const isRequired = isNeeded && view.required.has(member);
      const innerView = viewSchema(inner, schemas);
      const isBinary = innerView.keywords.format === "binary" && wire !== "json";
      const own = slot("body", name, inner, { isRequired, wire: isBinary ? "file" : wire });
      const inside =
        wire === "json" && innerView.properties.size > 0 && depth < deepest
          ? bodySlots(inner, wire, `${name}/`, isRequired, depth + 1)
          : [];
      return [own, ...inside];
    });
  }

  const wire = body?.mediaType.includes("json") ? "json" : "text";
  return [
    ...parameters.flatMap(parameterSlots),
    ...(body === undefined ? [] : bodySlots(body.schema, wire, "", true, 0)),
  ];
}
