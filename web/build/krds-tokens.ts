import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const declaration = /(--krds-[\w-]+):\s*([^;]+);/g;
const reference = /var\((--krds-[\w-]+)/g;

/** Keeps of the KRDS token sheet only what our styles refer to, directly or through another token. */
export function pickTokens(sheet: string, styles: string): string {
  const values = new Map([...sheet.matchAll(declaration)].map(([, name, value]) => [name, value] as const));
  const picked = new Map<string, string>();
  const pick = (text: string) => {
    for (const [, name = ''] of text.matchAll(reference)) {
      if (picked.has(name)) continue;
      const value = values.get(name);
      if (value === undefined) throw new Error(`The KRDS token sheet has no ${name}.`);
      picked.set(name, value);
      pick(value);
    }
  };
  pick(styles);
  return `:root {\n${[...picked].map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}\n`;
}

/** `token` is the file name of the sheet, `styles` the folder that uses it. */
export function krdsTokens({ token, styles }: { token: string; styles: string }): Plugin {
  return {
    name: 'krds-tokens',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.split('?')[0]?.endsWith(token)) return null;
      const files = (await readdir(styles)).filter((file) => file.endsWith('.css'));
      const used = await Promise.all(files.map((file) => readFile(join(styles, file), 'utf8')));
      return { code: pickTokens(code, used.join('\n')), map: null };
    },
  };
}
