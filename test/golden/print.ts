// Prints the digests as JSON, for a runtime other than the one that runs the tests.
import { digests } from "./digests.ts";

console.log(JSON.stringify(await digests(), null, 2));
