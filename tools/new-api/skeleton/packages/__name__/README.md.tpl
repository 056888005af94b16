# @openissuing/{{name}}

Typed client for the {{title}} API.

```ts
import { create{{Name}}Client, unwrap } from "@openissuing/{{name}}";

const client = create{{Name}}Client({ baseUrl: "http://127.0.0.1:4010/{{name}}", apiKey: "key" });
export const answer = await unwrap(client.{{method}}("{{path}}"{{options}}));
```

Every operation is called by its path as the document spells it. A refusal is the `error` of a result, or what `unwrap`
throws. The package is being written: it sends the key and repeats what is safe to repeat; pages and webhooks follow.
