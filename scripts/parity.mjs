// Writes docs/parity/*.md: which public methods of the clients have run against real servers, and what they sent.
//
// parity.mjs RECORD [--check] [PAGE]: RECORD is the folder that LEISTER_TEST_RECORD named in runs of the tests, PAGE the
// name of one page where the record is of its servers alone. A method that never succeeded must have its reason in the
// page (`not run: ...`, kept from one writing to the next), and so must an endpoint of a server that nothing was sent to;
// --check writes nothing. Fails for what has neither, and for a reason whose method or endpoint has run.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const pages = {
  'docs/parity/openstack.md': {
    title: 'Beside OpenStack',
    server: 'OpenStack',
    packages: ['identity', 'compute', 'image', 'network', 'block-storage', 'storage'],
    // Speaks an API of Synnefo's, which no OpenStack has.
    except: ['PlanktonClient'],
  },
  'docs/parity/lxd.md': {
    title: 'Beside LXD',
    server: 'LXD',
    packages: ['lxd'],
    except: [],
    // What it has of the compute family, the contract suite tries.
    ownOnly: true,
    // Verb and path of all that LXD 5.0.2 lists in its own description of the API.
    endpoints: 'test/peers/lxd/endpoints.txt',
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' } },
});
const [folder, only] = positionals;
const wanted = Object.entries(pages).filter(([page]) => only === undefined || page.endsWith(`/${only}.md`));
if (folder === undefined || wanted.length === 0) {
  console.error('usage: parity.mjs RECORD [--check] [PAGE]');
  process.exit(2);
}

const calls = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const complaints = [];
for (const [page, { title, server, packages, except, ownOnly = false, endpoints }] of wanted) {
  const there = packages.filter((name) => existsSync(join(root, 'packages', name, 'src/index.ts')));
  const before = existsSync(join(root, page)) ? readFileSync(join(root, page), 'utf8') : '';
  const reasons = readReasons(before);
  const listed = endpoints ? readFileSync(join(root, endpoints), 'utf8').trim().split('\n') : [];
  const clients = there
    .flatMap((name) => clientsOf(name, ownOnly))
    .filter(({ client }) => !except.includes(client));
  const sections = clients.map((client) => section(client, reasons, listed));
  if (listed.length > 0) sections.push(endpointSection(listed, reasons));
  for (const stale of reasons.keys())
    complaints.push(`${page}: ${stale} has a reason, and runs or is no more`);
  if (values.check) continue;
  const config = await prettier.resolveConfig(join(root, page));
  const text = [preface(title, server), ...sections].join('\n');
  writeFileSync(join(root, page), await prettier.format(text, { ...config, parser: 'markdown' }));
}
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

function preface(title, server) {
  return `# ${title}

What has run against a real ${server}, in the tests: each public method of each client, with the requests that it sent.
\`scripts/parity.mjs\` writes this page from a record of those runs, and fails for a method that never succeeded, unless
this page says why.
`;
}

/** A client's table. Takes the reasons it uses out of the map. */
function section({ client, methods, words }, reasons, listed) {
  const rows = methods.map((method) => {
    const key = `${client}.${method}`;
    const ran = calls.filter(
      (call) => call.client === client && call.method === method && call.outcome === 'ok',
    );
    if (ran.length > 0) {
      const requests = new Set(
        ran.flatMap((call) =>
          call.requests.map((request) => endpointOf(request, listed) ?? template(request, words, client)),
        ),
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

/** Of a server that lists its endpoints: which methods reach which. */
function endpointSection(listed, reasons) {
  const reached = new Map(listed.map((endpoint) => [endpoint, new Set()]));
  for (const { method, outcome, requests } of calls.filter(({ client }) => client !== '')) {
    if (outcome !== 'ok') continue;
    for (const request of requests) reached.get(endpointOf(request, listed))?.add(method);
  }
  const rows = [...reached].map(([endpoint, methods]) => {
    const key = `endpoint.${endpoint}`;
    if (methods.size > 0) {
      const names = [...methods].sort().map((name) => `\`${name}\``);
      const more = names.length > 6 ? ` and ${names.length - 6} more` : '';
      return `| \`${endpoint}\` | ${names.slice(0, 6).join(', ')}${more} |`;
    }
    const reason = reasons.get(key);
    reasons.delete(key);
    if (reason === undefined) complaints.push(`${endpoint} was never reached, and no reason is given`);
    return `| \`${endpoint}\` | not run: ${reason ?? ''} |`;
  });
  return ['## Endpoints', '', '| endpoint | methods |', '| --- | --- |', ...rows, ''].join('\n');
}

/** The endpoint of a list that a request goes to: of several, the one with the most words of its own. */
function endpointOf(request, listed) {
  const [verb, path] = request.split(' ');
  const segments = path.split('/');
  const fits = (endpoint) => {
    const [its, pattern] = endpoint.split(' ');
    const parts = pattern.split('/');
    const isSame = (part, at) => (part.startsWith('{') ? segments[at] !== '' : part === segments[at]);
    return its === verb && parts.length === segments.length && parts.every(isSame);
  };
  const names = (endpoint) => endpoint.split('{').length;
  return listed.filter(fits).sort((a, b) => names(a) - names(b))[0];
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
    const [, what, reason] = /^\| `([^`]+)`\s*\| not run: (.*?)\s*\|$/.exec(line) ?? [];
    const section = client === 'Endpoints' ? 'endpoint' : client;
    if (what !== undefined && reason !== '') reasons.set(`${section}.${what}`, reason);
  }
  return reasons;
}

/** The clients that a package exports, with their public methods beyond those of RestClient. */
function clientsOf(name, ownOnly) {
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
      .filter((property) => !ownOnly || isDeclaredIn(property, join(root, 'packages', name)))
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

function isDeclaredIn(property, directory) {
  return property.declarations?.[0]?.getSourceFile().fileName.startsWith(`${directory}/`);
}

/** The words that stand after a slash in a package's own texts. */
function wordsOf(program, directory) {
  const texts = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${directory}/src/`))
    .map(({ text }) => text);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\/([A-Za-z][\w.-]*)/g)].map(([, word]) => word)));
}
