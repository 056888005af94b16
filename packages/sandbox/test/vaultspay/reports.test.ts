import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

const lost = { issueType: "LOST", statusReason: "Left in a taxi" };
const damaged = { issueType: "DAMAGED", statusReason: "The chip is no longer read" };

/** A card with a report, and the operations that deal with it. */
async function setupReport(report: object = lost, isPhysical = false) {
  const world = await setupCards();
  const id = await (isPhysical ? world.physical() : world.virtual());
  const before = (await world.changes()).length;
  const deal = (operation: string, members: object = {}) => world.post(operation, id, { ...members });
  const reported = await deal("reportCardIssue", report);
  /** Webhooks since the report. */
  const since = async () => (await world.changes()).slice(before);
  return { ...world, id, deal, reported, since };
}

describe("reportCardIssue", () => {
  test("freezes the card and tells so", async () => {
    const { details, id, reported, since } = await setupReport();
    expect(reported.data).toEqual({
      cardId: id,
      cardToken: 100004001,
      cardStatus: "FREEZE",
      statusReason: "Left in a taxi",
      issueType: "LOST",
      reportStatus: "REPORTED",
    });
    expect((await details(id)).reportedCards).toEqual([
      {
        id: 9001,
        cardId: id,
        cardToken: 100004001,
        userId: 2001,
        issueType: "LOST",
        status: "REPORTED",
        statusReason: "Left in a taxi",
        remarks: null,
        newCardId: null,
        createdAt: "2026-01-15T09:30:00.000+00:00",
        updatedAt: "2026-01-15T09:30:00.000+00:00",
      },
    ]);
    expect(await since()).toEqual(["ACTIVE card.status.freeze"]);
  });

  test("leaves a frozen card as it is and freezes a blocked one", async () => {
    const { changes, post, virtual } = await setupCards();
    const frozen = await virtual();
    await post("toggleCardFreeze", frozen);
    const blocked = await virtual();
    await post("updateCardStatus", blocked, { cardStatus: "BLOCK", statusReason: "Suspected misuse" });
    const before = (await changes()).length;
    for (const id of [frozen, blocked]) {
      expect((await post("reportCardIssue", id, lost)).data.cardStatus).toBe("FREEZE");
    }
    expect((await changes()).slice(before)).toEqual(["BLOCK card.status.freeze"]);
  });

  test("takes one report at a time", async () => {
    const { deal } = await setupReport();
    expect(await deal("reportCardIssue", damaged)).toMatchObject({ status: 500, code: 1010 });
    await deal("reviewCardIssue");
    expect(await deal("reportCardIssue", damaged)).toMatchObject({ status: 500, code: 1010 });
    await deal("declineCardIssue");
    expect(await deal("reportCardIssue", damaged)).toMatchObject({ status: 200 });
  });

  test("takes of an expired card only that it has expired", async () => {
    const { act, post, virtual } = await setupCards();
    const id = await virtual();
    await act("expireCard", { cardId: id });
    expect(await post("reportCardIssue", id, lost)).toMatchObject({ status: 500, code: 1010 });
    const reported = await post("reportCardIssue", id, { issueType: "EXPIRED", statusReason: "Ran out" });
    expect(reported.data).toMatchObject({ cardStatus: "EXPIRED", reportStatus: "REPORTED" });
  });

  test("refuses a card nobody has in hand yet", async () => {
    const { delivered, ordered, post, requested } = await setupCards();
    for (const id of [await requested(), await ordered(), await delivered()]) {
      expect(await post("reportCardIssue", id, lost)).toMatchObject({ status: 500, code: 1010 });
    }
  });

  test.each([
    { name: "an issue nobody knows", body: { ...lost, issueType: "EATEN" }, keys: ["issueType"] },
    { name: "an empty reason", body: { ...lost, statusReason: "" }, keys: ["statusReason"] },
    { name: "a token of another card", body: { ...lost, cardToken: 100004002 }, keys: ["cardToken"] },
    { name: "an unknown token", body: { ...lost, cardToken: 100004999 }, keys: ["cardToken"] },
  ])("refuses $name with 422/1000", async ({ body, keys }) => {
    const { post, virtual } = await setupCards();
    const id = await virtual();
    await virtual();
    expect(await post("reportCardIssue", id, body)).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("a report", () => {
  test.each(["reviewCardIssue", "replaceCard", "renewCard", "declineCardIssue"])(
    "is needed by %s",
    async (operation) => {
      const { post, virtual } = await setupCards();
      expect(await post(operation, await virtual())).toMatchObject({ status: 500, code: 1010 });
    },
  );

  test.each(["replaceCard", "renewCard", "declineCardIssue"])(
    "is not ended by %s without a review",
    async (operation) => {
      const { deal, details, id } = await setupReport(damaged);
      expect(await deal(operation)).toMatchObject({ status: 500, code: 1010 });
      expect(await details(id)).toMatchObject({ status: "FREEZE", reportedCards: [{ status: "REPORTED" }] });
    },
  );

  test("is reviewed once", async () => {
    const { deal, since } = await setupReport();
    const reviewed = await deal("reviewCardIssue", { remarks: "Holder was called" });
    expect(reviewed.data).toMatchObject({ reportStatus: "UNDER_REVIEW", remarks: "Holder was called" });
    expect(await deal("reviewCardIssue")).toMatchObject({ status: 500, code: 1010 });
    expect(await since()).toEqual(["ACTIVE card.status.freeze"]);
  });
});

describe("replaceCard", () => {
  test("ends a virtual card; the new one is active a minute later", async () => {
    const { control, deal, details, id, secrets, since, tenant } = await setupReport();
    const old = await secrets(id);
    await deal("reviewCardIssue");
    const replaced = await deal("replaceCard", { cardToken: 100004001 });
    expect(replaced.data).toEqual({
      cardId: 4002,
      cardToken: 100004002,
      status: "ISSUANCE_IN_PROGRESS",
      message: "Card replacement started",
    });
    expect(await details(id)).toMatchObject({
      status: "REPLACED",
      statusReason: "Left in a taxi",
      reportedCards: [{ status: "REPLACED", newCardId: 4002 }],
    });
    await control.moveClock(tenant.id, { advance: 59_999 });
    expect((await details(4002)).status).toBe("ISSUANCE_IN_PROGRESS");
    await control.moveClock(tenant.id, { advance: 1 });
    expect(await details(4002)).toMatchObject({
      status: "ACTIVE",
      embossName: "AMINA RAHMAN",
      account: { accountId: 3001 },
    });
    expect((await secrets(4002)).pan).not.toBe(old.pan);
    expect(await since()).toEqual([
      "ACTIVE card.status.freeze",
      "FREEZE card.status.replaced",
      "REQUESTED card.status.issuance_in_progress",
      "ISSUANCE_IN_PROGRESS card.status.active",
    ]);
  });

  test("of a physical card starts the making of another, which has no PIN", async () => {
    const { act, deal, details, post, secrets } = await setupReport(lost, true);
    await deal("reviewCardIssue");
    await deal("replaceCard");
    expect(await details(4002)).toMatchObject({
      status: "ISSUANCE_IN_PROGRESS",
      cardType: "PHYSICAL",
      pinSet: false,
      manufacturing: { cardManufacturingStatus: "PENDING" },
      delivery: { deliveryStatus: "PENDING", address: { city: "Dubai" } },
    });
    await act("completeCardIssuance", { cardId: 4002 });
    expect(await post("activateCard", 4002, await secrets(4002))).toMatchObject({ status: 200 });
  });

  test("happens once, and ends the old card for good", async () => {
    const { act, deal, errors, id } = await setupReport();
    await deal("reviewCardIssue");
    await deal("replaceCard");
    for (const [operation, members] of [
      ["replaceCard", {}],
      ["toggleCardFreeze", {}],
      ["updateCardStatus", { cardStatus: "ACTIVE", statusReason: "x" }],
      ["reportCardIssue", lost],
      ["getCardPan", {}],
    ] as const) {
      expect(await deal(operation, members), operation).toMatchObject({ status: 500, code: 1010 });
    }
    await expect(act("expireCard", { cardId: id })).rejects.toMatchObject({ refusal: 1010 });
    expect(errors).toEqual([]);
  });

  test("takes a card that was blocked meanwhile, and an expired one", async () => {
    const { act, deal, post, virtual } = await setupReport();
    await deal("updateCardStatus", { cardStatus: "BLOCK", statusReason: "Stolen after all" });
    await deal("reviewCardIssue");
    expect(await deal("replaceCard")).toMatchObject({ status: 200 });
    const other = await virtual();
    await post("reportCardIssue", other, lost);
    await post("reviewCardIssue", other);
    await act("expireCard", { cardId: other });
    expect(await post("replaceCard", other)).toMatchObject({ status: 200 });
  });
});

describe("renewCard", () => {
  test.each([damaged, { issueType: "EXPIRED", statusReason: "About to run out" }])(
    "takes $issueType",
    async (report) => {
      const { deal, details, id, since } = await setupReport(report);
      await deal("reviewCardIssue");
      const renewed = await deal("renewCard", { remarks: "Holder was called" });
      expect(renewed.data).toMatchObject({ cardId: 4002, message: "Card renewal started" });
      expect(await details(id)).toMatchObject({
        status: "RENEWED",
        reportedCards: [{ status: "RENEWED", newCardId: 4002, remarks: "Holder was called" }],
      });
      expect(await since()).toContain("FREEZE card.status.renewed");
    },
  );

  test.each(["LOST", "STOLEN"])("refuses %s with 500/1010", async (issueType) => {
    const { deal } = await setupReport({ issueType, statusReason: "Gone" });
    await deal("reviewCardIssue");
    expect(await deal("renewCard")).toMatchObject({ status: 500, code: 1010 });
    expect(await deal("replaceCard")).toMatchObject({ status: 200 });
  });

  test("gives an expired card a new one", async () => {
    const { act, details, post, virtual } = await setupCards();
    const id = await virtual();
    await act("expireCard", { cardId: id });
    await post("reportCardIssue", id, { issueType: "EXPIRED", statusReason: "Ran out" });
    await post("reviewCardIssue", id);
    expect(await post("renewCard", id)).toMatchObject({ status: 200, data: { cardId: 4002 } });
    expect((await details(id)).status).toBe("RENEWED");
  });
});

describe("declineCardIssue", () => {
  test("keeps the note of the review when it brings none", async () => {
    const { deal, details, id } = await setupReport();
    await deal("reviewCardIssue", { remarks: "Holder was called" });
    expect((await deal("declineCardIssue")).data).not.toHaveProperty("remarks");
    expect((await details(id)).reportedCards[0]).toMatchObject({ status: "DECLINED", remarks: "Holder was called" });
  });

  test("ends the report; the card stays frozen until it is unfrozen", async () => {
    const { deal, id, since } = await setupReport();
    await deal("reviewCardIssue");
    const declined = await deal("declineCardIssue", { remarks: "Card was found again" });
    expect(declined.data).toEqual({
      cardId: id,
      cardToken: 100004001,
      cardStatus: "FREEZE",
      statusReason: "Left in a taxi",
      remarks: "Card was found again",
    });
    expect((await deal("toggleCardFreeze")).data.status).toBe("ACTIVE");
    expect(await since()).toEqual(["ACTIVE card.status.freeze", "FREEZE card.status.active"]);
  });

  test("freezes a card that was blocked meanwhile", async () => {
    const { deal, since } = await setupReport();
    await deal("reviewCardIssue");
    await deal("updateCardStatus", { cardStatus: "BLOCK", statusReason: "Suspected misuse" });
    expect((await deal("declineCardIssue")).data).toMatchObject({
      cardStatus: "FREEZE",
      statusReason: "Left in a taxi",
    });
    expect((await since()).at(-1)).toBe("BLOCK card.status.freeze");
  });

  test("leaves an expired card expired", async () => {
    const { act, deal, id } = await setupReport();
    await deal("reviewCardIssue");
    await act("expireCard", { cardId: id });
    expect((await deal("declineCardIssue")).data.cardStatus).toBe("EXPIRED");
  });
});

describe("listCardIssues", () => {
  test("answers reports newest first, by card, by state and by page", async () => {
    const { call, post, virtual } = await setupCards();
    for (const report of [lost, damaged, lost]) await post("reportCardIssue", await virtual(), report);
    await post("reviewCardIssue", 4002);
    const list = async (query: Record<string, string | number> = {}) => {
      const { body, data } = await call("listCardIssues", { query });
      return [data.map(({ id }: { id: number }) => id), body.pagination.totalCount, body.pagination.totalPages];
    };
    expect(await list()).toEqual([[9003, 9002, 9001], 3, 1]);
    expect(await list({ cardId: 4001 })).toEqual([[9001], 1, 1]);
    expect(await list({ status: "UNDER_REVIEW" })).toEqual([[9002], 1, 1]);
    expect(await list({ status: "UNDER_REVIEW", cardId: 4001 })).toEqual([[], 0, 0]);
    expect(await list({ cardId: 4999 })).toEqual([[], 0, 0]);
    expect(await list({ page: 2, perPage: 2 })).toEqual([[9001], 3, 2]);
    expect(await list({ page: 9 })).toEqual([[], 3, 1]);
  });

  test.each([
    { query: { cardId: "x" }, keys: ["cardId"] },
    { query: { status: "OPEN" }, keys: ["status"] },
    { query: { page: 0 }, keys: ["page"] },
    { query: { perPage: 101 }, keys: ["perPage"] },
  ])("refuses $keys", async ({ keys, query }) => {
    const { call } = await setupCards();
    expect(await call("listCardIssues", { query: { ...query } })).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("completeCardIssuance", () => {
  test("ends the wait for a new virtual card, and is refused when nothing is waited for", async () => {
    const { act, control, deal, since, tenant } = await setupReport();
    await deal("reviewCardIssue");
    await deal("replaceCard");
    expect(await act("completeCardIssuance", { cardId: 4002 })).toMatchObject({ status: "ACTIVE" });
    await control.moveClock(tenant.id, { advance: 120_000 });
    expect((await since()).filter((change) => change.endsWith("active"))).toHaveLength(1);
    await expect(act("completeCardIssuance", { cardId: 4002 })).rejects.toMatchObject({ refusal: 1010 });
    await expect(act("completeCardIssuance", { cardId: 4999 })).rejects.toMatchObject({ refusal: 1000 });
  });
});
