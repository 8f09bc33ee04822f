// Runs modules one after the other, so that what they print and send comes in their order.
import {pathToFileURL} from "node:url";

for (const file of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(file));
  } catch (thrown) {
    process.exitCode = 1;
    console.error(`${file}: ${thrown?.stack ?? thrown}`);
  }
}
