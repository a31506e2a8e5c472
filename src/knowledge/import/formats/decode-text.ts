import { ImportError } from '../import-error.ts';

/** Text in UTF-8, UTF-16 with its mark, or the Korean code page 949. Throws `ImportError` for anything else. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked === undefined ? [declared, 'utf-8', 'euc-kr'] : [marked]) {
    const text = encoding === undefined ? undefined : decodeAs(encoding, bytes);
    // A file of another kind has bytes that no text has.
    if (text !== undefined && !/[^\P{Cc}\s]/u.test(text)) return text;
  }
  throw new ImportError('it is no text in UTF-8, UTF-16 or EUC-KR');
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
