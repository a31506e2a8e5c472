import { expect, test } from 'vitest';
import { pickTokens } from '../../web/build/krds-tokens.ts';

const sheet = ':root { --krds-a: var(--krds-b); --krds-b: #fff; --krds-c: 1px; }';

test('keeps the tokens in use and those they refer to', () => {
  expect(pickTokens(sheet, '.card { color: var(--krds-a); }')).toBe(
    ':root {\n  --krds-a: var(--krds-b);\n  --krds-b: #fff;\n}\n',
  );
});

test('a token that KRDS does not know stops the build', () => {
  expect(() => pickTokens(sheet, '.card { color: var(--krds-typo); }')).toThrow('--krds-typo');
});
