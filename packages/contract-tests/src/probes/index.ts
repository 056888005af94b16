import { cardDataProbes } from "./card-data.js";
import { concurrencyProbes } from "./concurrency.js";
import { dateProbes } from "./dates.js";
import { endedProbes } from "./ended.js";
import { foreignProbes } from "./foreign.js";
import { idempotenceProbes } from "./idempotence.js";
import { idProbes } from "./ids.js";
import { moneyProbes } from "./money.js";
import { pageProbes } from "./pages.js";
import type { GroundProbe } from "./probe.js";
import { replayProbes } from "./replay.js";
import { routingProbes } from "./routing.js";
import { signatureProbes } from "./signature.js";
import { tokenProbes } from "./token.js";
import { webhookProbes } from "./webhooks.js";

/** Every probe, whatever the vendor. */
export const probes: readonly GroundProbe[] = [
  signatureProbes,
  replayProbes,
  tokenProbes,
  foreignProbes,
  idempotenceProbes,
  pageProbes,
  moneyProbes,
  cardDataProbes,
  webhookProbes,
  dateProbes,
  idProbes,
  concurrencyProbes,
  endedProbes,
  routingProbes,
].flat();
