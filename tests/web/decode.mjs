// Decodes every `N.br` and `N.gzip` of a folder, compares it with `N.page`, and prints how many
// there were.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
const folder = process.argv[2];
let checked = 0;
for (const file of readdirSync(folder)) {
  const [position, coding] = file.split(".");
  if (!(coding in decoders)) continue;
  const page = readFileSync(join(folder, `${position}.page`));
  const decoded = decoders[coding](readFileSync(join(folder, file)));
  if (!decoded.equals(page)) throw new Error(`${file} is another page`);
  checked += 1;
}
console.log(checked);
