import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  cardSideMachines,
  cardTransitions,
  hasEnded,
  networkLabels,
  transitionOf,
} from "../../src/vaultspay/card-machine.js";
import type * as states from "../../src/vaultspay/card-states.js";
import type { Schemas } from "../../src/vaultspay/types.js";
import { bundle } from "./setup.js";

const enumOf = (schema: string): string[] =>
  // biome-ignore lint/suspicious/noExplicitAny: the bundle is JSON
  (bundle as any).components.schemas[schema].enum;

const changes = cardTransitions
  .filter(({ from, to }) => from !== null && from !== to)
  .map(({ choice, event, from, to }) => `${from} -> ${to}: ${event}${choice === undefined ? "" : ` ${choice}`}`);

describe("the life of a card", () => {
  test("changes the state in these ways and no other", () => {
    expect(changes).toEqual([
      "REQUESTED -> ACTIVE: createCard VIRTUAL",
      "REQUESTED -> ISSUANCE_IN_PROGRESS: processCardRequest",
      "REQUESTED -> ISSUANCE_IN_PROGRESS: replaceCard new card",
      "REQUESTED -> ISSUANCE_IN_PROGRESS: renewCard new card",
      "ISSUANCE_IN_PROGRESS -> ACTIVE: issuance ended",
      "ISSUANCE_IN_PROGRESS -> PENDING_VERIFICATION: updateCardDelivery DELIVERED",
      "PENDING_VERIFICATION -> ACTIVE: activateCard",
      "ACTIVE -> PENDING_VERIFICATION: updateCardDelivery DELIVERED",
      "ACTIVE -> FREEZE: toggleCardFreeze",
      "FREEZE -> ACTIVE: toggleCardFreeze",
      "ACTIVE -> BLOCK: updateCardStatus BLOCK",
      "FREEZE -> BLOCK: updateCardStatus BLOCK",
      "FREEZE -> ACTIVE: updateCardStatus ACTIVE",
      "BLOCK -> ACTIVE: updateCardStatus ACTIVE",
      "ACTIVE -> FREEZE: reportCardIssue",
      "BLOCK -> FREEZE: reportCardIssue",
      "FREEZE -> REPLACED: replaceCard old card",
      "BLOCK -> REPLACED: replaceCard old card",
      "EXPIRED -> REPLACED: replaceCard old card",
      "FREEZE -> RENEWED: renewCard old card",
      "BLOCK -> RENEWED: renewCard old card",
      "EXPIRED -> RENEWED: renewCard old card",
      "BLOCK -> FREEZE: declineCardIssue",
      "REQUESTED -> EXPIRED: expiry date passed",
      "ISSUANCE_IN_PROGRESS -> EXPIRED: expiry date passed",
      "PENDING_VERIFICATION -> EXPIRED: expiry date passed",
      "ACTIVE -> EXPIRED: expiry date passed",
      "FREEZE -> EXPIRED: expiry date passed",
      "BLOCK -> EXPIRED: expiry date passed",
    ]);
  });

  test("reaches every state of the document, and each has its label", () => {
    const states = enumOf("CardStatus");
    expect(new Set(cardTransitions.map(({ to }) => to))).toEqual(new Set(states));
    expect(Object.keys(networkLabels)).toEqual(states);
    expect(new Set(Object.values(networkLabels))).toEqual(new Set(enumOf("CardStatusLabel")));
    expect([networkLabels.ACTIVE, networkLabels.BLOCK]).toEqual(["FULLY_OPERATIONAL", "DECLINE_ALL_TXNS"]);
  });

  test("sends each webhook of the document, exactly when the state changes", () => {
    const sent = cardTransitions.map(({ webhook }) => webhook).filter((webhook) => webhook !== null);
    expect(new Set(sent)).toEqual(new Set(enumOf("CardStatusEventType")));
    for (const { from, label, to, webhook } of cardTransitions) {
      expect(webhook).toBe(from === null || from === to ? null : `card.status.${to.toLowerCase()}`);
      expect(label).toBe(networkLabels[to]);
    }
  });

  test("names events that are operations, or happen by themselves", () => {
    // biome-ignore lint/suspicious/noExplicitAny: the bundle is JSON
    const items = Object.values<any>((bundle as any).paths);
    const ids = new Set(
      items.flatMap((item) => Object.values<{ operationId?: string }>(item).map((op) => op.operationId)),
    );
    const all = [...cardTransitions, ...Object.values(cardSideMachines).flat()];
    const foreign = all.map(({ event }) => event).filter((event) => !ids.has(event));
    expect(new Set(foreign)).toEqual(new Set(["issuance ended", "expiry date passed"]));
  });

  test("ends in three states", () => {
    expect(enumOf("CardStatus").filter(hasEnded)).toEqual(["REPLACED", "RENEWED", "EXPIRED"]);
    expect(cardTransitions.filter(({ from }) => from === "REPLACED" || from === "RENEWED")).toEqual([]);
  });
});

describe("transitionOf", () => {
  test("finds no way for an event that a state does not allow", () => {
    expect(transitionOf(cardTransitions, "REQUESTED", "activateCard")).toBeUndefined();
    expect(transitionOf(cardTransitions, "EXPIRED", "updateCardStatus", "ACTIVE")).toBeUndefined();
  });

  test("tells the ways of one event apart by its choice", () => {
    expect(transitionOf(cardTransitions, "EXPIRED", "reportCardIssue", "LOST")).toBeUndefined();
    expect(transitionOf(cardTransitions, "EXPIRED", "reportCardIssue", "EXPIRED")?.to).toBe("EXPIRED");
    expect(transitionOf(cardTransitions, "ACTIVE", "reportCardIssue", "LOST")?.to).toBe("FREEZE");
  });

  test.each([
    { machine: "manufacturing" as const, states: "CardManufacturingStatus" },
    { machine: "delivery" as const, states: "CardDeliveryStatus" },
    { machine: "report" as const, states: "CardReportStatus" },
    { machine: "conversion" as const, states: "CardConversionStatus" },
  ])("$machine reaches every state of the document", ({ machine, states }) => {
    expect(new Set(cardSideMachines[machine].map(({ to }) => to))).toEqual(new Set(enumOf(states)));
  });
});

describe("the published states of a card", () => {
  test("are those of the document", () => {
    expectTypeOf<states.CardStatus>().toEqualTypeOf<Schemas["CardStatus"]>();
    expectTypeOf<states.CardWebhookType>().toEqualTypeOf<Schemas["CardStatusEventType"]>();
    expectTypeOf<states.CardLabel>().toEqualTypeOf<Schemas["CardStatusLabel"]>();
    expectTypeOf<states.ManufacturingStatus>().toEqualTypeOf<Schemas["CardManufacturingStatus"]>();
    expectTypeOf<states.DeliveryStatus>().toEqualTypeOf<Schemas["CardDeliveryStatus"]>();
    expectTypeOf<states.ReportStatus>().toEqualTypeOf<Schemas["CardReportStatus"]>();
    expectTypeOf<states.ConversionStatus>().toEqualTypeOf<Schemas["CardConversionStatus"]>();
  });

  test("need no package to be read", () => {
    for (const name of ["card-machine", "card-states"]) {
      const source = readFileSync(new URL(`../../src/vaultspay/${name}.ts`, import.meta.url), "utf8");
      const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, path]) => path);
      expect(imports.filter((path) => path !== "./card-states.js")).toEqual([]);
    }
  });
});
