import type { TreezorClient } from "../../src/index.js";
import type { TreezorPciClient } from "../../src/pci-dss.js";

/** For the compiler alone: nothing is called. */
export const typed = (_use: (client: TreezorClient) => unknown) => undefined;

/** The same for the client of PCI DSS. */
export const typedPci = (_use: (client: TreezorPciClient) => unknown) => undefined;
