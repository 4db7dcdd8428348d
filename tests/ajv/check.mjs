// Reads lines of JSON, and writes for each the kinds whose schema it is valid by.  node check.mjs FOLDER < LINES
import Ajv from "ajv/dist/2020.js";
import { readFileSync, readdirSync } from "node:fs";

const folder = process.argv[2];
const ajv = new Ajv({ strict: true });
const checks = readdirSync(folder).sort().map((name) => {
  const schema = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  return [name.replace(".json", ""), ajv.compile(schema)];
});
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const value = JSON.parse(line);
  console.log(checks.filter(([, check]) => check(value)).map(([kind]) => kind).join(" "));
}
