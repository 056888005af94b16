import { afterAll, afterEach, beforeAll } from "vitest";
import { openStage, type Stage, type Visit } from "./stage.js";

/** What the tests of one file visit the site with. */
export interface StageUse {
  /** The stage, once the first test has begun. */
  stage(): Stage;
  /** Opens a page that is closed with the test. */
  visitSite: Stage["visit"];
}

/** Opens a stage for the tests of one file. */
export function useStage(): StageUse {
  let opened: Stage | undefined;
  const visits: Visit[] = [];
  const stage = () => {
    if (opened === undefined) throw new Error("the stage is opened for tests alone");
    return opened;
  };
  beforeAll(async () => {
    opened = await openStage();
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.close();
  });
  afterAll(() => opened?.close());
  return {
    stage,
    async visitSite(...given) {
      const visit = await stage().visit(...given);
      visits.push(visit);
      return visit;
    },
  };
}
