// Snippets for requests: [{id, asked}] as JSON on stdin, their code as an array of strings on stdout.
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const {snippets} = await import(pathToFileURL(process.argv[2]));
const wanted = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(wanted.map(({id, asked}) => {
  const found = snippets(asked).find(snippet => snippet.id === id);
  if (!found) throw new Error(`there is no snippet ${id} for ${asked.api}`);
  return found.code;
})));
