export { KeyError } from "@openissuing/signing";
export {
  type TreezorLogin,
  TreezorTokenError,
  type TreezorTokenErrorCode,
  verifyTreezorLogin,
} from "@openissuing/signing/treezor";
export {
  LoginRedirectError,
  type LoginRedirectErrorCode,
  type LoginRequest,
  loginUrl,
  readLoginRedirect,
} from "./login-redirect.js";
