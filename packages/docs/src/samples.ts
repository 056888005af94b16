export { curlSample } from "./samples/curl-sample.js";
export { typescriptSample } from "./samples/typescript-sample.js";
