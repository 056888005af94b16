import { createBrocardClient, unwrap } from "@openissuing/brocard";
import type { SandboxProcess } from "../demo/sandbox-process.js";
import type { Reader } from "./open-reader.js";
import { registerCustomer } from "./register-customer.js";

/** Registers a customer of Brocard with a card. Answers the request that reads it. */
export async function openCardReader(sandbox: SandboxProcess): Promise<Reader> {
  const apiKey = (await registerCustomer(sandbox, { api: "brocard" })).text("apiKey");
  const baseUrl = sandbox.apiUrl("brocard");
  const client = createBrocardClient({ baseUrl, apiKey });
  const { data } = await unwrap(client.GET("/api/v2/users"));
  const body = { bin: "555555", title: "Bench", user_id: data[0]?.id ?? 0, transaction_limit: 100 };
  const { id } = await unwrap(client.POST("/api/v2/cards", { body }));
  return { url: `${baseUrl}/api/v2/cards/${id}`, headers: { authorization: `Bearer ${apiKey}` } };
}
