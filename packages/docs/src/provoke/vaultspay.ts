import { action, clock, setting } from "./sandbox-links.js";

/** Error codes that the sandbox answers to what a caller does, each with the shortest way there, in Markdown. */
const errors: Readonly<Record<string, string>> = {
  1000: "Ask `listEmbossingNames` for a user that does not exist, or leave out a required member anywhere.",
  1002: "Leave out the token, or send a wrong `clientSecret` to `login`.",
  1003: `Move the ${clock} 1,800 seconds ahead, then send the old access token.`,
  1004: `Call the action ${action("endSessions")}, then send a token from before.`,
  1005: `Give the tenant a ${setting("rateLimit")} of 1, then call twice in a minute.`,
  1006: `Set user 2000, the company itself, to \`BLOCK\` with ${action("setUserStatus")}.`,
  1007: `Give the tenant ${setting("allowedIps")} without your address.`,
  1010: "Ask `validateIban` about an IBAN with a wrong check digit.",
  1012: `Set an account to \`BLOCK\` with ${action("setAccountStatus")}, then transfer from it (\`createDirectTransfer\`).`,
  1018: "Leave out `x-session-nonce`.",
  1035: "Call `createCard` for a user whose KYC is not verified, or `processCardRequest` before the PIN is set.",
  1036: "Send an access token that was never given out.",
  1050: `Give the tenant a ${setting("transferLimit")} and transfer more (\`createDirectTransfer\`).`,
  1401: "Ask `listStates` for a country that does not exist.",
};

/** How the sandbox of VaultsPay is made to answer an error code, in Markdown; undefined: only by a fault. */
export function provokeVaultsPay(code: string): string | undefined {
  return errors[code];
}
