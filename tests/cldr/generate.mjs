// Makes the files of charte that come from CLDR:
//
//   node generate.mjs           writes them
//   node generate.mjs --check   compares them, and the locale files, with CLDR
//   node generate.mjs de        prints the tables of a locale file that CLDR knows, to begin one
//
// First: npm ci --ignore-scripts. CLDR is under the licence Unicode-3.0 (compiler/locale/LICENSE-UNICODE).
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const compiler = path.join(here, '../../compiler');
const json = (file) => JSON.parse(fs.readFileSync(path.join(here, 'node_modules', file), 'utf8'));
const version = json('cldr-core/package.json').version;

/** The languages of the locale files, and the locale of CLDR where it is not the same. */
const LANGUAGES = ['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'it', 'lt', 'lv', 'mt', 'nl',
  'pl', 'pt', 'ro', 'sk', 'sl', 'sv'];
const LOCALES = { en: 'en-GB', pt: 'pt-PT' };
const locale = (language) => LOCALES[language] ?? language;

// Plural rules.

/** Each operand but n and i is 0 for whole numbers without decimals (Unicode TR 35, part 3, "Operands"). */
const ZERO = new Set(['v', 'w', 'f', 't', 'c', 'e']);

/** A relation of a plural rule as an expression of Rust, or true or false where it holds for no number or all. */
function relation(text) {
  const [, operand, modulus, operator, list] = text.match(/^([nivwftce])(?: % (\d+))? (!?=) ([\d.,]+)$/);
  const ranges = list.split(',').map((range) => range.split('..').map(Number)).reduce((joined, [from, to = from]) => {
    const last = joined.at(-1);
    if (last && last.at(-1) + 1 === from) return [...joined.slice(0, -1), [last[0], to]];
    return [...joined, from === to ? [from] : [from, to]];
  }, []);
  if (ZERO.has(operand)) return ranges.some(([from]) => from === 0) === (operator === '=');
  const digits = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, '_');
  const number = modulus ? `count % ${digits(modulus)}` : 'count';
  if (ranges.length === 1 && ranges[0].length === 1) {
    return `${number} ${operator === '=' ? '==' : '!='} ${digits(ranges[0][0])}`;
  }
  const patterns = ranges.map((range) => range.map(digits).join('..=')).join(' | ');
  return `${operator === '=' ? '' : '!'}matches!(${number}, ${patterns})`;
}

function condition(rule) {
  const alternatives = rule.split(' or ').map((alternative) => {
    const relations = alternative.split(' and ').map((text) => relation(text.trim()));
    if (relations.includes(false)) return false;
    const open = relations.filter((one) => one !== true);
    return open.length === 0 || open.join(' && ');
  });
  if (alternatives.includes(true)) return true;
  const open = alternatives.filter((one) => one !== false);
  return open.length > 0 && open.join(' || ');
}

function closure(rules) {
  let body = '';
  for (const category of ['zero', 'one', 'two', 'few', 'many']) {
    const rule = rules[`pluralRule-count-${category}`];
    const holds = rule !== undefined && condition(rule.split('@')[0].trim());
    if (holds === false) continue;
    const name = category[0].toUpperCase() + category.slice(1);
    if (holds === true) return `${body}Category::${name}`;
    body += `if ${holds} { Category::${name} } else `;
  }
  return body === '' ? 'Category::Other' : `${body}{ Category::Other }`;
}

function plurals() {
  const all = json('cldr-core/supplemental/plurals.json').supplemental['plurals-type-cardinal'];
  const groups = new Map();
  for (const language of Object.keys(all).filter((tag) => !tag.includes('-'))) {
    const body = closure(all[all[LOCALES[language]] ? LOCALES[language] : language]);
    groups.set(body, [...(groups.get(body) ?? []), language]);
  }
  const english = closure(all.en);
  let arms = '';
  for (const [body, languages] of groups) {
    if (body === english) continue;
    const argument = body.includes('count') ? 'count' : '_';
    arms += `        ${languages.map((tag) => `"${tag}"`).join(' | ')} => |${argument}| ${body},\n`;
  }
  const known = groups.get(english).map((tag) => `"${tag}"`).join(' | ');
  return `        ${known} => |count| ${english},\n${arms}`;
}

/** The languages whose text runs from right to left, and the scripts of all such texts. */
function rightToLeft() {
  const folder = path.join(here, 'node_modules/cldr-misc-full/main');
  const tags = fs.readdirSync(folder).filter((tag) => {
    const { orientation } = json(`cldr-misc-full/main/${tag}/layout.json`).main[tag].layout;
    return orientation.characterOrder === 'right-to-left';
  });
  const likely = json('cldr-core/supplemental/likelySubtags.json').supplemental.likelySubtags;
  const scripts = tags.map((tag) => tag.match(/-([A-Z][a-z]{3})/)?.[1] ?? likely[tag]?.split('-')[1]);
  const list = (names) => [...new Set(names)].sort().map((name) => `"${name}"`).join(', ');
  return [list(tags.filter((tag) => !tag.includes('-'))), list(scripts.filter((script) => script))];
}

function rust() {
  const [languages, scripts] = rightToLeft();
  return `//! Numbers and directions of all languages of CLDR ${version}: written by \`tests/cldr/generate.mjs\`.
//!
//! CLDR is under the licence Unicode-3.0 (\`compiler/locale/LICENSE-UNICODE\`).

use super::plural::{Category, Plural};

/// Returns the plural rule of a language, given by its primary subtag. A language that CLDR does not
/// know has one form for all counts.
///
/// Counts are whole numbers without decimals: of the operands of CLDR, \`n\` and \`i\` are the count, and
/// all others are 0.
#[rustfmt::skip]
pub(super) fn plural(language: &str) -> Plural {
    match language {
${plurals()}        _ => |_| Category::Other,
    }
}

/// The languages whose text runs from right to left.
#[rustfmt::skip]
pub(super) const RIGHT_TO_LEFT: &[&str] = &[${languages}];

/// The scripts that run from right to left.
#[rustfmt::skip]
pub(super) const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &[${scripts}];
`;
}

// Countries.

/** Codes of CLDR that are no countries: unions, regions without a code of their own, tests. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

function countries(language) {
  const tag = locale(language);
  const { territories } = json(`cldr-localenames-full/main/${tag}/territories.json`).main[tag].localeDisplayNames;
  const codes = Object.keys(territories).filter((code) => /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code));
  return codes.sort().map((code) => `${code} ${territories[code]}\n`).join('');
}

// The tables of a locale file.

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
  'december'];

/** The texts of a locale file that CLDR knows, by key. Spaces are ordinary: the typography replaces them. */
function texts(language) {
  const tag = locale(language);
  const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2019/g, "'");
  const { units } = json(`cldr-units-full/main/${tag}/units.json`).main[tag];
  const dates = json(`cldr-dates-full/main/${tag}/ca-gregorian.json`).main[tag].dates.calendars.gregorian;
  const lists = json(`cldr-misc-full/main/${tag}/listPatterns.json`).main[tag].listPatterns['listPattern-type-standard'];
  const known = {};
  for (const unit of UNITS) {
    for (const [name, text] of Object.entries(units.long[`duration-${unit}`])) {
      const category = name.match(/^unitPattern-count-(\w+)$/)?.[1];
      if (category) known[`unit.${unit}.${category}`] = plain(text).replace('{0}', '{count}');
    }
  }
  MONTHS.forEach((month, at) => {
    known[`months.${month}`] = plain(dates.months.format.wide[at + 1]);
    known[`months_alone.${month}`] = plain(dates.months['stand-alone'].wide[at + 1]);
  });
  const date = (pattern) => plain(pattern).replace(/'([^']*)'|d+|M+|y+/g, (part, quoted) =>
    quoted ?? { d: '{day}', M: '{month}', L: '{month}', y: '{year}' }[part[0]]);
  known['date.full'] = date(dates.dateFormats.long);
  known['date.month'] = date(dates.dateTimeFormats.availableFormats.yMMMM.replaceAll('L', 'M'));
  const list = (pattern, first, last) => plain(pattern).replace('{0}', first).replace('{1}', last);
  known['list.two'] = list(lists['2'], '{first}', '{last}');
  known['list.more'] = list(lists.middle, '{first}', '{next}');
  known['list.last'] = list(lists.end, '{first}', '{last}');
  return known;
}

/** Where a locale file differs from CLDR, and why. */
const CORRECTIONS = JSON.parse(fs.readFileSync(path.join(here, 'corrections.json'), 'utf8'));

/** The strings of a locale file by dotted key. The files have only tables, strings and inline tables of strings. */
function written(file) {
  const found = {};
  let table = '';
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const header = line.match(/^\[([\w.]+)\]$/);
    if (header) table = `${header[1]}.`;
    const [, key, value] = line.match(/^([\w-]+) = (.*)$/) ?? [];
    if (value?.startsWith('"')) found[table + key] = JSON.parse(value);
    for (const [, inner, text] of value?.startsWith('{') ? value.matchAll(/(\w+) = ("(?:[^"\\]|\\.)*")/g) : []) {
      found[`${table}${key}.${inner}`] = JSON.parse(text);
    }
  }
  return found;
}

function differences(language) {
  const file = path.join(compiler, `locale/${language}.toml`);
  if (!fs.existsSync(file)) return [];
  const ours = written(file);
  const theirs = texts(language);
  const corrected = new Set(Object.keys(CORRECTIONS[language] ?? {}));
  const wrong = [];
  for (const key of Object.keys(theirs)) {
    const about = [...corrected].find((prefix) => key === prefix || key.startsWith(`${prefix}.`));
    // A month without a day that has the form of all months is left out.
    const own = ours[key] ?? (key.startsWith('months_alone.') ? ours[key.replace('_alone', '')] : undefined);
    if (own === undefined || about || own === theirs[key]) continue;
    wrong.push(`${language}.toml: ${key} is ${JSON.stringify(own)}, in CLDR ${JSON.stringify(theirs[key])}`);
  }
  for (const prefix of corrected) {
    const keys = Object.keys(theirs).filter((key) => key === prefix || key.startsWith(`${prefix}.`));
    if (keys.every((key) => ours[key] === theirs[key])) wrong.push(`corrections.json: ${language} ${prefix} is as in CLDR`);
  }
  return wrong;
}

// What to do.

const outputs = new Map([[path.join(compiler, 'src/locale/cldr.rs'), rust()]]);
outputs.set(path.join(compiler, 'locale/LICENSE-UNICODE'),
  `The names of countries in countries/, and many units, months and lists in the other files of this folder, come from\n` +
  `CLDR ${version} (npm packages cldr-core, cldr-dates-full, cldr-localenames-full, cldr-misc-full, cldr-units-full).\n\n` +
  fs.readFileSync(path.join(here, 'node_modules/cldr-core/LICENSE'), 'utf8'));
for (const language of LANGUAGES) {
  outputs.set(path.join(compiler, `locale/countries/${language}.txt`), countries(language));
}

const [task] = process.argv.slice(2);
if (task === '--check') {
  const wrong = LANGUAGES.flatMap(differences);
  for (const [file, text] of outputs) {
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
      wrong.push(`${path.relative(compiler, file)} is not what generate.mjs writes`);
    }
  }
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else if (LANGUAGES.includes(task)) {
  for (const [key, text] of Object.entries(texts(task))) console.log(`${key} = ${JSON.stringify(text)}`);
} else {
  fs.mkdirSync(path.join(compiler, 'locale/countries'), { recursive: true });
  for (const [file, text] of outputs) fs.writeFileSync(file, text);
}
