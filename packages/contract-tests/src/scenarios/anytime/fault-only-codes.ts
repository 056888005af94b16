/**
 * Error codes that no scenario reaches by what a caller does, each with the reason. The scenario that injects every
 * code of the catalogue covers them.
 */
export const faultOnlyCodes: ReadonlyMap<number, string> = new Map([
  [4020220, "the text gives it the sense of 4020210 and says of no operation that it answers with it"],
  [4030020, "sub-environments appear in the name of the exception and nowhere else"],
  [4030030, "the provider opens functionalities to a customer by contract"],
  [4030211, "partners appear in the name of the exception and nowhere else"],
  [4030390, "every account is opened with the names of its holder, so none can be missing"],
  [4080010, "the banking network behind the provider is out of reach"],
  [4290331, "sub-accounts appear in the name of the exception and nowhere else"],
  [4510330, "a card cannot be ordered before files are uploaded, and uploaded files cannot be taken back"],
  [5000010, "a failure of the provider cannot be caused from outside"],
]);
