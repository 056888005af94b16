import { Fault } from "../core/fault.js";
import { atTheStart, endIssuance } from "./card-issuance.js";
import { issueCard } from "./card-issue.js";
import { cardSideMachines, transitionOf } from "./card-machine.js";
import { moveCard } from "./card-status.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { answer } from "./envelope.js";
import { badRequest } from "./fault.js";
import { paginationOf, readPage } from "./page.js";
import {
  countReports,
  insertReport,
  type ReportFilter,
  type ReportRow,
  reportTable,
  selectReports,
  updateReport,
} from "./reports.tables.js";
import { openReportOf } from "./reports-find.js";
import { reportOf } from "./reports-wire.js";
import { tierOfCard } from "./tiers.js";
import type { Parts, Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";

/** Tenant time until a new virtual card can be used, in milliseconds. Inferred: the text says nothing. */
const issuanceTakes = 60_000;

export const reportCardIssue: VaultsPayHandler<"reportCardIssue"> = async (call) => {
  const { body, ids, now, tenant, tx } = call;
  const { issueType, statusReason } = body;
  const card = await findCard(call, body);
  if (card instanceof Fault) return card;
  if (await openReportOf(call, card.id)) return badRequest("A report about it is open");
  const reported = await moveCard(call, card, { event: "reportCardIssue", choice: issueType, reason: statusReason });
  const report: ReportRow = {
    tenant: tenant.id,
    id: await ids.next("report", 9001),
    card_id: card.id,
    card_token: card.token,
    user_id: card.user_id,
    issue_type: issueType,
    status: "REPORTED",
    status_reason: statusReason,
    remarks: null,
    new_card_id: null,
    created_at: now,
    updated_at: now,
  };
  await tx.run(insertReport, report);
  return answer(reportStateOf(reported, report));
};

export const reviewCardIssue: VaultsPayHandler<"reviewCardIssue"> = async (call) => {
  const found = await findReported(call, call.body);
  if (found instanceof Fault) return found;
  const report = await moveReport(call, found.report, { event: "reviewCardIssue", remarks: call.body.remarks });
  return answer(reportStateOf(found.card, report, call.body.remarks));
};

export const replaceCard: VaultsPayHandler<"replaceCard"> = async (call) => {
  const found = await findReported(call, call.body);
  if (found instanceof Fault) return found;
  return answer(await reissue(call, found, { event: "replaceCard", remarks: call.body.remarks }));
};

export const renewCard: VaultsPayHandler<"renewCard"> = async (call) => {
  const found = await findReported(call, call.body);
  if (found instanceof Fault) return found;
  const { issue_type } = found.report;
  if (issue_type !== "DAMAGED" && issue_type !== "EXPIRED") {
    return badRequest(`A card that was reported ${issue_type} is replaced, not renewed`);
  }
  return answer(await reissue(call, found, { event: "renewCard", remarks: call.body.remarks }));
};

export const declineCardIssue: VaultsPayHandler<"declineCardIssue"> = async (call) => {
  const { remarks } = call.body;
  const found = await findReported(call, call.body);
  if (found instanceof Fault) return found;
  const event = "declineCardIssue";
  const { status_reason } = await moveReport(call, found.report, { event, remarks });
  const card = await moveCard(call, found.card, { event, reason: status_reason });
  return answer({ ...shortOf(card), statusReason: status_reason, ...(remarks !== undefined && { remarks }) });
};

export const listCardIssues: VaultsPayHandler<"listCardIssues"> = async ({ query, tenant, tx }) => {
  const filter: ReportFilter = { tenant: tenant.id, card_id: query.cardId, status: query.status };
  const page = readPage(query);
  const rows = await tx.all(selectReports(filter, page), {});
  const count = await tx.first(countReports(filter), {});
  return { status: 200, body: { data: rows.map(reportOf), pagination: paginationOf(page, count?.total ?? 0) } };
};

interface Reported {
  readonly card: CardRow;
  readonly report: ReportRow;
}

/** A card and its open report. */
async function findReported(
  scene: VaultsPayScene,
  selector: { readonly cardId: number; readonly cardToken?: number },
): Promise<Reported | Fault> {
  const card = await findCard(scene, selector);
  if (card instanceof Fault) return card;
  const report = await openReportOf(scene, card.id);
  return report ? { card, report } : badRequest("The card has no open report");
}

interface ReportMove {
  readonly event: "declineCardIssue" | "renewCard" | "replaceCard" | "reviewCardIssue";
  readonly remarks: string | undefined;
}

/** @throws Fault 500/1010 when the report is in another state. */
async function moveReport(
  { now, tx }: VaultsPayScene,
  report: ReportRow,
  { event, remarks }: ReportMove,
  new_card_id: number | null = null,
): Promise<ReportRow> {
  const step = transitionOf(cardSideMachines.report, report.status, event);
  if (!step) throw badRequest(`A report that is ${report.status} does not allow it`);
  const moved: ReportRow = {
    ...report,
    status: step.to,
    remarks: remarks ?? report.remarks,
    new_card_id,
    updated_at: now,
  };
  await tx.run(updateReport, moved);
  return moved;
}

/** Issues the card that takes the place of a reported one, which ends. */
async function reissue(
  scene: VaultsPayScene,
  { card, report }: Reported,
  move: ReportMove & { readonly event: "renewCard" | "replaceCard" },
): Promise<Schemas["CardReissue"]> {
  const { event } = move;
  const tier = await tierOfCard(scene, card);
  const { account_id, address, card_type, emboss_name, user_id } = card;
  const requested = await issueCard(scene, tier, { account_id, address, card_type, emboss_name, user_id });
  await moveReport(scene, report, move, requested.id);
  await moveCard(scene, card, { event, choice: "old card", reason: report.status_reason });
  const isVirtual = card_type === "VIRTUAL";
  const changes = isVirtual ? {} : atTheStart;
  const issued = await moveCard(scene, requested, { event, choice: "new card", changes });
  if (isVirtual) await scene.schedule(endIssuance, { at: scene.now + issuanceTakes, payload: { id: issued.id } });
  return {
    cardId: issued.id,
    cardToken: issued.token,
    status: issued.status,
    message: event === "renewCard" ? "Card renewal started" : "Card replacement started",
  };
}

const shortOf = ({ id, status, token }: CardRow) => ({ cardId: id, cardToken: token, cardStatus: status });

function reportStateOf(card: CardRow, report: ReportRow, remarks?: string): Schemas["CardReportState"] {
  return {
    ...shortOf(card),
    statusReason: report.status_reason,
    ...(remarks !== undefined && { remarks }),
    issueType: report.issue_type,
    reportStatus: report.status,
  };
}

export const reportParts: Parts = { tables: [reportTable] };
