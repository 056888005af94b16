export * from "@openissuing/client/node";
