// Formats the files that are named with dprint's Markdown plugin, as dprint does
// without settings.
import { createFromBuffer } from "@dprint/formatter";
import { getPath } from "@dprint/markdown";
import { readFileSync, writeFileSync } from "node:fs";

const formatter = createFromBuffer(readFileSync(getPath()));
for (const file of process.argv.slice(2)) {
  const fileText = readFileSync(file, "utf8");
  writeFileSync(file, formatter.formatText({ filePath: file, fileText }));
}
