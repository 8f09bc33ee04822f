// Checks TypeScript modules against the types of the packages beside them, strictly, and writes each as JavaScript beside it.
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const ts = createRequire(import.meta.url)("typescript");
const here = dirname(fileURLToPath(import.meta.url));
const program = ts.createProgram(process.argv.slice(2), {
  strict: true,
  noEmitOnError: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true, // the packages' own errors are not ours
  typeRoots: [join(here, "node_modules", "@types")],
  types: ["node"],
});
const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
if (found.length) {
  console.error(ts.formatDiagnostics(found, {
    getCanonicalFileName: name => name, getCurrentDirectory: () => here, getNewLine: () => "\n",
  }));
  process.exitCode = 1;
}
