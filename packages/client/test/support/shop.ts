import type { Contract } from "../../src/contract.js";
import { createVendorClient, type VendorOptions } from "../../src/create-vendor-client.js";

interface Fault<Code extends number> {
  error: { code: Code; exception: string };
}

type Json<Body> = { headers: { [name: string]: unknown }; content: { "application/json": Body } };

interface Parameters<Path = never, Query = never> {
  header?: never;
  cookie?: never;
  query?: Query;
  path: Path;
}

/** A small API in the form the type generator gives to documents. */
export interface paths {
  "/orders": {
    get: {
      parameters: {
        query?: { limit_start?: number; limit_number?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: Json<{ orders: { id: number }[] }>;
        401: Json<Fault<4010010 | 4010050>>;
        500: Json<Fault<5000010>>;
      };
    };
    put?: never;
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/x-www-form-urlencoded": { name: string; amount: number } } };
      responses: { 200: Json<{ id: number }>; 402: Json<Fault<4020210>>; 429: Json<Fault<4290010>> };
    };
  };
  "/orders/{id}": {
    get?: never;
    put: {
      parameters: Parameters<{ id: number }>;
      requestBody?: { content: { "application/json": { name?: string } } };
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 404: Json<Fault<4040010>> };
    };
    delete: {
      parameters: Parameters<{ id: number }>;
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 404: Json<Fault<4040010>> };
    };
  };
  "/orders/{id}/files": {
    post: {
      parameters: Parameters<{ id: number }>;
      requestBody: { content: { "multipart/form-data": { scan?: Blob; note?: string } } };
      responses: { 200: Json<{ stored: number }>; 400: Json<Fault<4000210>> };
    };
  };
  "/orders/{id}/receipt": {
    get: {
      parameters: Parameters<{ id: number }>;
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": ArrayBuffer } };
        404: Json<Fault<4040010>>;
      };
    };
  };
  "/orders/{id}/label": {
    get: {
      parameters: Parameters<{ id: number }>;
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/html": string } };
        404: { headers: { [name: string]: unknown }; content: { "text/html": string } };
      };
    };
  };
}

export const contract: Contract = {
  common: { body: "form", answer: "json", statuses: [200, 401, 500] },
  differing: {
    "POST /orders": { statuses: [200, 402, 429] },
    "PUT /orders/{id}": { body: "json", statuses: [204, 404] },
    "DELETE /orders/{id}": { statuses: [204, 404] },
    "POST /orders/{id}/files": { body: "multipart", statuses: [200, 400] },
    "GET /orders/{id}/receipt": { answer: "arrayBuffer", statuses: [200, 404] },
    "GET /orders/{id}/label": { answer: "text", statuses: [200, 404] },
  },
};

/** A client of that API; repeats draw the longest pause. */
export function createShop(options: Partial<VendorOptions>) {
  return createVendorClient<paths>({ baseUrl: "https://shop.example", contract, random: () => 1, ...options });
}
