import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');

interface Node {
  type: string;
  [key: string]: unknown;
}

interface SourceFile {
  /** From `src/`, with forward slashes. */
  path: string;
  imports: string[];
  /** Every string, template piece and regular expression; comments are none. */
  texts: string[];
  /** `process.env` and the like. */
  processReads: string[];
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    for (const child of Object.values(node)) walk(child, visit);
  }
}

function read(path: string): SourceFile {
  const { program, errors } = parseSync(path, readFileSync(join(root, path), 'utf8'));
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  const file: SourceFile = { path: path.split(sep).join('/'), imports: [], texts: [], processReads: [] };
  walk(program, (node) => {
    const source = (node.source ?? node.argument) as { value?: unknown } | null | undefined;
    if (/^(?:TS)?(?:Import|Export)/.test(node.type) && typeof source?.value === 'string')
      file.imports.push(source.value);
    if (node.type === 'Literal' && typeof node.value === 'string') file.texts.push(node.value);
    const { pattern } = (node.regex ?? {}) as { pattern?: string };
    if (pattern !== undefined) file.texts.push(pattern);
    if (node.type === 'TemplateElement') file.texts.push((node.value as { cooked: string }).cooked);
    if (node.type === 'MemberExpression') {
      const [object, property] = [node.object, node.property] as { name?: string; value?: string }[];
      if (object?.name === 'process') file.processReads.push(property?.name ?? property?.value ?? '');
    }
  });
  return file;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map(read);

function targetOf({ path }: SourceFile, specifier: string): string {
  return normalize(join(dirname(path), specifier))
    .split(sep)
    .join('/');
}

// Who may import whom, by the beginning of the path; the folder itself always may.
const allowed: [importer: RegExp, targets: RegExp][] = [
  [/^(?:main|assistant)\.ts$/, /./],
  [/^command-line\//, /./],
  [/^app\.ts$/, /^(?:conversation|understanding|knowledge|features|guards)\//],
  [/^config\.ts$/, /^$/],
  [/^conversation\//, /^conversation\//],
  [/^knowledge\//, /^(?:conversation|knowledge)\//],
  [/^understanding\//, /^(?:conversation|knowledge|understanding)\//],
  [/^guards\//, /^(?:conversation|guards)\//],
  [/^features\//, /^(?:conversation\/|knowledge\/|language-model\/language-model\.ts)/],
  [/^channels\//, /^(?:conversation\/|channels\/[^/]+\.ts)/],
  [/^storage\//, /^(?:conversation|storage)\//],
  [/^language-model\//, /^(?:conversation|language-model)\//],
  [/^server\//, /^(?:conversation|server)\//],
];

const sameFolder = (file: SourceFile, target: string) =>
  /^(?:features|channels)\//.test(file.path) && dirname(file.path) === dirname(target);

test('there are source files to look at, and imports in them', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
});

test('every folder has its rule', () => {
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => !allowed.some(([importer]) => importer.test(path)))).toEqual([]);
});

test('nobody imports what lies outside its reach', () => {
  const breaches = files.flatMap((file) => {
    const rules = allowed.filter(([importer]) => importer.test(file.path));
    return file.imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => targetOf(file, specifier))
      .filter((target) => !sameFolder(file, target) && !rules.some(([, targets]) => targets.test(target)))
      .map((target) => `${file.path} imports ${target}`);
  });
  expect(breaches).toEqual([]);
});

test('a file of ours is imported with its ending, and only inside src', () => {
  const breaches = files.flatMap((file) =>
    file.imports
      .filter((specifier) => specifier.startsWith('.'))
      .filter((specifier) => !specifier.endsWith('.ts') || targetOf(file, specifier).startsWith('..'))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
  expect(breaches).toEqual([]);
});

// Each SDK where it is at home.
const homes: [sdk: RegExp, folders: RegExp][] = [
  [/^openai(?:\/|$)/, /^language-model\//],
  [/^(?:keyv|@keyv\/redis)$/, /^storage\//],
  [/^(?:drizzle-orm|pg|@electric-sql\/pglite)(?:\/|$)/, /^storage\//],
  [/^(?:fastify|@fastify\/[a-z-]+)$/, /^(?:server|channels)\//],
  [/^(?:pino|prom-client|helmet)$/, /^server\//],
  [/^garu-ko(?:\/|$)/, /^knowledge\/retrieval\//],
  [/^yaml$/, /^(?:knowledge|understanding)\//],
  [/^es-hangul$/, /^(?:knowledge|understanding|command-line)\//],
  [/^(?:cfb|mammoth|marked|parse5|saxes|unpdf|yauzl)$/, /^knowledge\/import\/formats\//],
  [/^zod$/, /./],
  [/^node:/, /^(?!conversation\/)/],
];

test('an SDK is imported in its own folder only, and none is unaccounted for', () => {
  const breaches = files.flatMap((file) =>
    file.imports
      .filter((specifier) => !specifier.startsWith('.'))
      .filter((specifier) => !homes.some(([sdk, folders]) => sdk.test(specifier) && folders.test(file.path)))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
  expect(breaches).toEqual([]);
});

test('the conversation knows zod and nothing else', () => {
  const others = files
    .filter(({ path }) => path.startsWith('conversation/'))
    .flatMap(({ imports }) => imports)
    .filter((specifier) => !specifier.startsWith('./'));
  expect(new Set(others)).toEqual(new Set(['zod']));
});

test('only main.ts reads the environment and the arguments', () => {
  const readers = files
    .filter(({ processReads }) => processReads.some((name) => name === 'env' || name === 'argv'))
    .map(({ path }) => path);
  expect(readers).toEqual(['main.ts']);
});

test.each([/남?양주/u, /공공근로/u, /희망동행/u, /고용센터/u, /(?<!\d)20\d\d(?!\d)/u])(
  'no text in the code says %s: that is data',
  (banned) => {
    const found = files.flatMap(({ path, texts }) =>
      texts.filter((text) => banned.test(text)).map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  },
);

test('the folders of src are those of the design', () => {
  const folders = new Set(files.map(({ path }) => path.split('/')[0] as string));
  expect([...folders].filter((name) => !name.endsWith('.ts')).sort()).toEqual([
    'channels',
    'command-line',
    'conversation',
    'features',
    'guards',
    'knowledge',
    'language-model',
    'server',
    'storage',
    'understanding',
  ]);
});
