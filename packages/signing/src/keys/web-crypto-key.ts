/** `CryptoKey`, by a name that Node's types have too: they lack the global one. */
export type WebCryptoKey = Parameters<typeof crypto.subtle.exportKey>[1];
