import { describe, expect, test } from "vitest";
import { paginateVaultsPay } from "../src/index.js";
import { createClient, fakeVaultsPay, refusal } from "./support/fake-vaultspay.js";

const accounts = "/be/api/v1/accounts";

function page(currentPage: number, totalPages: number, ...ids: readonly number[]) {
  const pagination = { currentPage, perPage: 2, totalPages, totalCount: 3, sort: "id: DESC" };
  return { body: { data: ids.map((id) => ({ id })), pagination } };
}

async function collect(vendor: ReturnType<typeof fakeVaultsPay>, query?: object): Promise<unknown[]> {
  const rows: unknown[] = [];
  const options = query === undefined ? {} : { params: { query } };
  for await (const { id } of paginateVaultsPay(createClient(vendor), accounts, options)) rows.push(id);
  return rows;
}

const queries = (vendor: ReturnType<typeof fakeVaultsPay>) => vendor.calls().map(({ url }) => url.search);

describe("paginateVaultsPay", () => {
  test("walks to the last page, 50 rows at a time", async () => {
    const vendor = fakeVaultsPay(page(1, 2, 3, 2), page(2, 2, 1));
    expect(await collect(vendor)).toEqual([3, 2, 1]);
    expect(queries(vendor)).toEqual(["?page=1&perPage=50", "?page=2&perPage=50"]);
  });

  test("begins where it is told, filters and all", async () => {
    const vendor = fakeVaultsPay(page(2, 2, 1));
    await collect(vendor, { page: 2, perPage: 2, userId: 7 });
    expect(queries(vendor)).toEqual(["?page=2&perPage=2&userId=7"]);
  });

  test("leaves out a row that moved into the next page", async () => {
    expect(await collect(fakeVaultsPay(page(1, 2, 3, 2), page(2, 2, 2, 1)))).toEqual([3, 2, 1]);
  });

  test("ends at a list without rows", async () => {
    expect(await collect(fakeVaultsPay(page(1, 0)))).toEqual([]);
  });

  test("ends with ERR_PAGE_REPEATED at a server that stands still", async () => {
    const walk = collect(fakeVaultsPay(page(1, 9, 3, 2)));
    await expect(walk).rejects.toMatchObject({ code: "ERR_PAGE_REPEATED" });
  });

  test("throws the vendor's refusal", async () => {
    const walk = collect(fakeVaultsPay(refusal(403, 1008, "NO_PRIVILEGE")));
    await expect(walk).rejects.toMatchObject({ name: "ApiError", status: 403, code: 1008, exception: "NO_PRIVILEGE" });
  });
});
