import { type Change, withHeaders } from "../alter.js";

export { type Change, goingTo, withHeaders, wrong } from "../alter.js";

/** Takes away everything that tells who calls. */
export const anonymous: Change = withHeaders({
  authorization: undefined,
  "x-validation-data": undefined,
  "x-signed-request": undefined,
});
