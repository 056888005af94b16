import { describe, expect, test } from "vitest";
import { readNewApi } from "../../new-api/facts.js";

const operation = (operationId: string) => ({ operationId, responses: {} });
const document = {
  info: { title: "Night Bank" },
  servers: [{ url: "https://api.night.example/" }],
  paths: {
    "/cards/{id}": { parameters: [], get: operation("getCard"), delete: operation("deleteCard") },
    "/cards": { post: operation("createCard"), get: operation("listCards") },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
};
const bearer = { securitySchemes: { Key: { type: "http", scheme: "bearer" } } };

describe("readNewApi", () => {
  test("spells the name for packages, types, variables and tables", () => {
    expect(readNewApi("night-bank", document).facts).toMatchObject({
      name: "night-bank",
      Name: "NightBank",
      variable: "nightBank",
      table: "night_bank",
      title: "Night Bank",
      server: "https://api.night.example",
    });
  });

  test("takes an operation without parameters as the example, and every operation for the sandbox", () => {
    const { facts } = readNewApi("night", document);
    expect([facts.method, facts.path, facts.options]).toEqual(["GET", "/cards", ""]);
    expect(JSON.parse(facts.operationIds ?? "")).toEqual(["getCard", "deleteCard", "createCard", "listCards"]);
  });

  test("fills the path of an example that has parameters", () => {
    const { "/cards/{id}": one } = document.paths;
    const { facts } = readNewApi("night", { ...document, paths: { "/cards/{id}": one } });
    expect([facts.filledPath, facts.options]).toEqual(["/cards/1", ', { params: { path: { id: "1" } } }']);
  });

  test.each([
    { name: "a key in a header", components: document.components, header: "X-Key", prefix: "" },
    { name: "a bearer token", components: bearer, header: "Authorization", prefix: "Bearer " },
  ])("finds $name", ({ components, header, prefix }) => {
    const { facts } = readNewApi("night", { ...document, components });
    expect([facts.keyHeader, facts.keyPrefix]).toEqual([header, prefix]);
  });

  test.each([
    { code: "4010", hasCodes: true },
    { code: undefined, hasCodes: false },
  ])("says $hasCodes for a document with the error code $code", ({ code, hasCodes }) => {
    const schemas = code === undefined ? {} : { Code: { "x-errorCodes": { [code]: {} } } };
    expect(readNewApi("night", { ...document, components: { ...bearer, schemas } }).hasCodes).toBe(hasCodes);
  });

  test.each([
    { name: "a name with capitals", as: "Night", of: document },
    { name: "no operation", as: "night", of: { ...document, paths: {} } },
    { name: "no title", as: "night", of: { ...document, info: {} } },
    { name: "no server", as: "night", of: { ...document, servers: [] } },
    { name: "a key in the query", as: "night", of: { ...document, components: { securitySchemes: {} } } },
    { name: "an operation without a name", as: "night", of: { ...document, paths: { "/a": { get: {} } } } },
    {
      name: "an error code that is a text",
      as: "night",
      of: { ...document, components: { ...bearer, schemas: { Code: { "x-errorCodes": { gone: {} } } } } },
    },
  ])("throws TypeError for $name", ({ as, of }) => {
    expect(() => readNewApi(as, of)).toThrow(TypeError);
  });
});
