import type { Operation } from "../api-document.js";
import { type Html, html } from "../html.js";
import { textAt } from "../json-node.js";
import { playedApis } from "../played-apis.js";
import { exampleCall, fileNameIn, isMultipart } from "../samples/operation-call.js";
import type { TryItField, TryItOperation } from "./try-it-data.js";

/** What the form of an operation is made from: its first example. */
export function tryItOperation(operation: Operation): TryItOperation {
  const { id, method, parameters, path } = operation;
  const { body } = exampleCall(operation);
  const fields = parameters.flatMap((parameter): TryItField[] => {
    const place = textAt(parameter, "in");
    if (place !== "path" && place !== "query") return [];
    const { example, required } = parameter;
    return [{ name: textAt(parameter, "name"), place, example, isRequired: required === true, isFile: false }];
  });
  if (body === undefined) return { id, method, path, fields };
  if (!isMultipart(operation)) return { id, method, path, fields, body };
  const members = Object.entries(body).map(([name, example]): TryItField => {
    const isFile = fileNameIn(example) !== undefined;
    return { name, place: "form", example: isFile ? undefined : example, isRequired: false, isFile };
  });
  return { id, method, path, fields: [...fields, ...members] };
}

/**
 * The place of the form that sends a request to the sandbox; undefined where there is none for the API. It is hidden
 * until the script of the page shows it.
 */
export function tryItView(
  { client }: { readonly client?: { readonly name: string } | undefined },
  operation: Operation,
): Html | undefined {
  const api = playedApis.get(client?.name ?? "");
  if (api === undefined) return undefined;
  const data = JSON.stringify(tryItOperation(operation));
  return html`<div class="try-it" hidden data-api="${api}" data-operation="${data}"><button type="button" aria-expanded="false">Try it in the sandbox</button></div>`;
}
