import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { documentForm, smallFile } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/kyc/identification";

export const createIdentificationScenarios = [
  ...doorStories("createIdentification", (client, options) =>
    client.POST(path, { ...options, body: documentForm(unknownId) }),
  ),

  scenario(
    "createIdentification",
    "keeps a document of each type and tells name, type and size of its files",
    {},
    async (world) => {
      for (const documentType of ["PASSPORT", "NATIONAL_ID", "RESIDENCE_PERMIT"] as const) {
        const { id } = await newUser(world);
        const backFile = { fileName: "back.pdf", contentType: "application/pdf", content: "AAECAw==" } as const;
        const body = documentForm(id, { documentType, backFile });
        const { data } = await succeeded(world.client.POST(path, { body }));
        expectSame("the document", data, {
          userId: id,
          documentType,
          documentNumber: body.documentNumber,
          expiryDate: "2099-12-31T00:00:00.000+00:00",
          issuingCountry: "ARE",
          frontFile: { fileName: "front.png", contentType: "image/png", size: 3 },
          backFile: { fileName: "back.pdf", contentType: "application/pdf", size: 4 },
          status: "PENDING",
        });
      }
    },
  ),

  scenario("createIdentification", "takes a file of half a megabyte", {}, async (world) => {
    const { id } = await newUser(world);
    const content = Buffer.alloc(500_000, 7).toString("base64");
    const { data } = await succeeded(
      world.client.POST(path, { body: documentForm(id, { frontFile: { ...smallFile, content } }) }),
    );
    expectSame("the size", data.frontFile.size, 500_000);
  }),

  scenario("createIdentification", "answers 500 1010 to a second document of a user", {}, async (world) => {
    const body = documentForm((await newUser(world)).id);
    await succeeded(world.client.POST(path, { body }));
    await refusedWith(world.client.POST(path, { body }), 1010);
  }),

  scenario(
    "createIdentification",
    "answers 422 1000 for an unknown user, a document that expired, and files that are none",
    {},
    async (world) => {
      const post = (body: unknown) => world.client.POST(path, { body: wrong(body) });
      await refusedFor(post(documentForm(unknownId)), "userId");
      const body = documentForm((await newUser(world)).id);
      await refusedFor(post({ ...body, expiryDate: "2001-01-01" }), "expiryDate");
      await refusedFor(post({ ...body, documentType: "TICKET" }), "documentType");
      await refusedFor(post({ ...body, frontFile: { ...smallFile, content: "no base64" } }), "frontFile.content");
      await refusedFor(
        post({ ...body, frontFile: { ...smallFile, contentType: "text/plain" } }),
        "frontFile.contentType",
      );
      const { frontFile: _, ...without } = body;
      await refusedFor(post(without), "frontFile");
    },
  ),
];
