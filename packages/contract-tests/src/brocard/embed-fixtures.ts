import { expectThat, succeeded } from "../expectation.js";
import type { WorldBase } from "./world.js";

/** Where the page of a card is, by the two pieces of its path. */
export interface EmbedAddress {
  readonly card_id: number;
  readonly token: string;
}

/** Makes a link to the page of a card; answers it, and where it leads. */
export async function embedLink({ client }: Pick<WorldBase, "client">, card_id: number) {
  const { link } = await succeeded(client.POST("/api/v2/cards/{card_id}/embed", { params: { path: { card_id } } }));
  const [, id = "", token = ""] = /\/api\/v2\/cards\/([^/?#]+)\/embed\/([^/?#]+)$/.exec(link) ?? [];
  // The link is a secret, so no message may show it.
  expectThat(token !== "" && Number(id) === card_id, "the link is to lead to the page of the card");
  return { link, address: { card_id, token } };
}

/** Opens the page of a card. */
export function openEmbed({ client }: Pick<WorldBase, "client">, path: EmbedAddress) {
  return client.GET("/api/v2/cards/{card_id}/embed/{token}", { params: { path }, parseAs: "text" });
}
