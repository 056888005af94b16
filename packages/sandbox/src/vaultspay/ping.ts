import { answer } from "./envelope.js";
import type { VaultsPayHandler } from "./types.js";

export const ping: VaultsPayHandler<"ping"> = () => answer("Service is up and running!" as const);
