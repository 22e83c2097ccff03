// Writes docs/parity/*.md: which public methods of the clients have run against real servers, and what they sent.
//
// parity.mjs RECORD [--check]: RECORD is the folder that LEISTER_TEST_RECORD named in runs of the tests. A method that
// never succeeded must have its reason in the page (`not run: ...`, kept from one writing to the next); --check writes
// nothing. Fails for a method without either, and for a reason whose method has run.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const pages = {
  'docs/parity/openstack.md': {
    title: 'Beside OpenStack',
    packages: ['identity', 'compute', 'image', 'network', 'block-storage', 'storage'],
    // Speaks an API of Synnefo's, which no OpenStack has.
    except: ['PlanktonClient'],
  },
};

const [folder, option] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('--') || (option !== undefined && option !== '--check')) {
  console.error('usage: parity.mjs RECORD [--check]');
  process.exit(2);
}

const calls = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const complaints = [];
for (const [page, { title, packages, except }] of Object.entries(pages)) {
  const there = packages.filter((name) => existsSync(join(root, 'packages', name, 'src/index.ts')));
  const before = existsSync(join(root, page)) ? readFileSync(join(root, page), 'utf8') : '';
  const reasons = readReasons(before);
  const clients = there.flatMap(clientsOf).filter(({ client }) => !except.includes(client));
  const sections = clients.map((client) => section(client, reasons));
  for (const stale of reasons.keys())
    complaints.push(`${page}: ${stale} has a reason, and runs or is no more`);
  if (option === '--check') continue;
  const config = await prettier.resolveConfig(join(root, page));
  const text = [preface(title), ...sections].join('\n');
  writeFileSync(join(root, page), await prettier.format(text, { ...config, parser: 'markdown' }));
}
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

function preface(title) {
  return `# ${title}

What has run against a real OpenStack, in the tests: each public method of each client, with the requests that it sent.
\`scripts/parity.mjs\` writes this page from a record of those runs, and fails for a method that never succeeded, unless
this page says why.
`;
}

/** A client's table. Takes the reasons it uses out of the map. */
function section({ client, methods, words }, reasons) {
  const rows = methods.map((method) => {
    const key = `${client}.${method}`;
    const ran = calls.filter(
      (call) => call.client === client && call.method === method && call.outcome === 'ok',
    );
    if (ran.length > 0) {
      const requests = new Set(
        ran.flatMap((call) => call.requests.map((request) => template(request, words, client))),
      );
      return `| \`${method}\` | ${[...requests]
        .sort()
        .map((it) => `\`${it}\``)
        .join('<br>')} |`;
    }
    const reason = reasons.get(key);
    reasons.delete(key);
    if (reason === undefined) complaints.push(`${key} never succeeded, and no reason is given`);
    return `| \`${method}\` | not run: ${reason ?? ''} |`;
  });
  return [`## ${client}`, '', '| method | requests |', '| --- | --- |', ...rows, ''].join('\n');
}

/** The path with ids in place of what is no word of the API: what the sources do not have after a slash. */
function template(request, words, client) {
  const [verb, told] = request.split(' ');
  // What is below the endpoint may be nothing.
  const path = told === '' ? '/' : told;
  if (client === 'StorageClient' && path.startsWith('/')) return `${verb} ${inObjectStore(path)}`;
  const segments = path.split('/').map((it) => (it === '' || it === 'LINK' || words.has(it) ? it : '{id}'));
  return `${verb} ${segments.join('/')}`;
}

/** Whatever stands after the container is the name of an object, slashes and all. */
function inObjectStore(path) {
  if (path === '/' || path === '/info') return path;
  return path.indexOf('/', 1) < 0 ? '/{container}' : '/{container}/{object}';
}

function readReasons(text) {
  const reasons = new Map();
  let client = '';
  for (const line of text.split('\n')) {
    client = /^## (\w+)$/.exec(line)?.[1] ?? client;
    const [, method, reason] = /^\| `(\w+)`\s*\| not run: (.*?)\s*\|$/.exec(line) ?? [];
    if (method !== undefined && reason !== '') reasons.set(`${client}.${method}`, reason);
  }
  return reasons;
}

/** The clients that a package exports, with their public methods beyond those of RestClient. */
function clientsOf(name) {
  const index = join(root, 'packages', name, 'src/index.ts');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.check.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([index], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const words = wordsOf(program, join(root, 'packages', name));
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)));
  return exported.flatMap((symbol) => {
    const of = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = of.declarations?.find(ts.isClassDeclaration);
    if (!declaration || isTypeOnly(symbol) || isAbstract(declaration) || !isClient(checker, declaration))
      return [];
    const methods = checker
      .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(of))
      .filter((property) => isPublicMethod(property))
      .map((property) => property.name)
      .sort();
    return [{ client: symbol.name, methods, words }];
  });
}

function isTypeOnly(symbol) {
  return symbol.declarations?.some(
    (it) => ts.isExportSpecifier(it) && (it.isTypeOnly || it.parent.parent.isTypeOnly),
  );
}

function isAbstract(declaration) {
  return declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
}

function isClient(checker, declaration) {
  const [base] = checker.getBaseTypes(checker.getTypeAtLocation(declaration));
  if (!base) return false;
  const [above] = base.symbol.declarations ?? [];
  return (
    base.symbol.name === 'RestClient' || (above && ts.isClassDeclaration(above) && isClient(checker, above))
  );
}

function isPublicMethod(property) {
  const [declaration] = property.declarations ?? [];
  if (!declaration || !(ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration)))
    return false;
  if (declaration.parent.name?.text === 'RestClient') return false;
  return !(
    ts.getCombinedModifierFlags(declaration) &
    (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)
  );
}

/** The words that stand after a slash in a package's own texts. */
function wordsOf(program, directory) {
  const texts = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${directory}/src/`))
    .map(({ text }) => text);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\/([A-Za-z][\w.-]*)/g)].map(([, word]) => word)));
}
