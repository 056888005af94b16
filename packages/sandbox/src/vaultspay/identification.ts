import { hash } from "node:crypto";
import { answer } from "./envelope.js";
import { badRequest, invalid, unknown } from "./fault.js";
import {
  deleteIdentification,
  type IdentificationRow,
  identificationTable,
  insertIdentification,
  selectIdentification,
} from "./kyc.tables.js";
import { kycStatusIn } from "./kyc-status.js";
import { timestamp } from "./timestamp.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";

export const createIdentification: VaultsPayHandler<"createIdentification"> = async ({ body, now, tenant, tx }) => {
  const { backFile, frontFile, userId } = body;
  const user = await tx.first(selectUser, { tenant: tenant.id, id: userId });
  if (!user) return unknown("userId");
  if (hasExpired(body.expiryDate, now)) return invalid("expiryDate", "the document has expired");
  if (await tx.first(selectIdentification, { tenant: tenant.id, user_id: userId })) {
    return badRequest("The user has a document already");
  }
  const row: IdentificationRow = {
    tenant: tenant.id,
    user_id: userId,
    document_type: body.documentType,
    document_number: body.documentNumber,
    expiry: body.expiryDate,
    issuing_country: body.issuingCountry,
    ...frontOf(frontFile),
    ...(backFile === undefined ? noBack : backOf(backFile)),
  };
  await tx.run(insertIdentification, row);
  return answer(identificationOf(row, user));
};

export const updateIdentification: VaultsPayHandler<"updateIdentification"> = async ({ body, now, tenant, tx }) => {
  const { backFile, expiryDate, frontFile, userId } = body;
  const of = { tenant: tenant.id, user_id: userId };
  const user = await tx.first(selectUser, { tenant: tenant.id, id: userId });
  if (!user) return unknown("userId");
  const before = await tx.first(selectIdentification, of);
  if (!before) return badRequest("The user has no document yet");
  if (kycStatusIn(user) !== "PENDING") return badRequest("The KYC of the user is over");
  if (expiryDate !== undefined && hasExpired(expiryDate, now)) {
    return invalid("expiryDate", "the document has expired");
  }
  const row: IdentificationRow = {
    ...before,
    document_type: body.documentType ?? before.document_type,
    document_number: body.documentNumber ?? before.document_number,
    expiry: expiryDate ?? before.expiry,
    issuing_country: body.issuingCountry ?? before.issuing_country,
    ...(frontFile && frontOf(frontFile)),
    ...(backFile && backOf(backFile)),
  };
  await tx.run(deleteIdentification, of);
  await tx.run(insertIdentification, row);
  return answer(identificationOf(row, user));
};

/** The last day still counts, in UTC. */
const hasExpired = (day: string, now: number) => day < new Date(now).toISOString().slice(0, 10);

type FileUpload = Schemas["FileUpload"];

/** Length and fingerprint of a file; its bytes are not kept. */
function fileOf({ content, contentType, fileName }: FileUpload) {
  const bytes = Buffer.from(content, "base64");
  return { name: fileName, type: contentType, size: bytes.length, sha256: hash("sha256", bytes, "hex") };
}

function frontOf(file: FileUpload) {
  const { name, sha256, size, type } = fileOf(file);
  return { front_name: name, front_type: type, front_size: size, front_sha256: sha256 };
}

function backOf(file: FileUpload) {
  const { name, sha256, size, type } = fileOf(file);
  return { back_name: name, back_type: type, back_size: size, back_sha256: sha256 };
}

const noBack = { back_name: null, back_type: null, back_size: null, back_sha256: null };

function infoOf(fileName: string, type: string, size: number): Schemas["FileInfo"] {
  const contentType = type === "image/jpeg" || type === "image/png" ? type : "application/pdf";
  return { fileName, contentType, size };
}

function typeOf(type: string): Schemas["DocumentType"] {
  return type === "PASSPORT" || type === "NATIONAL_ID" ? type : "RESIDENCE_PERMIT";
}

/** A document as the answers print it. */
export function identificationOf(row: IdentificationRow, user: UserRow): Schemas["Identification"] {
  const { back_name, back_size, back_type } = row;
  const hasBack = back_name !== null && back_size !== null && back_type !== null;
  return {
    userId: row.user_id,
    documentType: typeOf(row.document_type),
    documentNumber: row.document_number,
    expiryDate: timestamp(Date.parse(row.expiry)),
    issuingCountry: row.issuing_country,
    frontFile: infoOf(row.front_name, row.front_type, row.front_size),
    ...(hasBack && { backFile: infoOf(back_name, back_type, back_size) }),
    status: kycStatusIn(user),
  };
}

export const identificationParts: Parts = { tables: [identificationTable] };
