import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ImportError } from '../import-error.ts';
import { importLimits } from '../limits.ts';

/** A zip archive held in memory; nothing of it is written anywhere. */
export interface ZipArchive {
  /** Names of its files. */
  names: string[];
  /** A file's bytes, its length and checksum verified; undefined where there is none of that name. */
  read(name: string): Promise<Buffer | undefined>;
}

/**
 * Opens an archive whose parts keep within `importLimits`. Throws `ImportError` on a bomb, on an encrypted part and
 * on a name that leads out of the archive; the parser throws on damage.
 */
export async function openArchive(bytes: Uint8Array): Promise<ZipArchive> {
  // The parser refuses absolute names and names with «..» by itself.
  const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    strictFileNames: true,
  });
  if (file.entryCount > importLimits.entries)
    throw new ImportError(`it holds ${file.entryCount} parts; at most ${importLimits.entries} are read`);
  const entries = new Map<string, Entry>();
  let expanded = 0;
  for await (const entry of file.eachEntry()) {
    const name = entry.fileName;
    if (entries.has(name)) throw new ImportError(`it holds two parts named ${name}`);
    if (entry.isEncrypted()) throw new ImportError('it is encrypted or has a password');
    entries.set(name, entry);
    expanded += entry.uncompressedSize;
    const isTight =
      entry.uncompressedSize > importLimits.ratioFromBytes &&
      entry.uncompressedSize > entry.compressedSize * importLimits.ratio;
    if (isTight || expanded > importLimits.expandedBytes || entry.uncompressedSize > importLimits.partBytes)
      throw new ImportError('it unpacks to more than a document can hold');
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      return entry && readEntry(file, entry);
    },
  };
}

/** The parser ends the stream with an error as soon as it is longer or shorter than the directory says. */
async function readEntry(file: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new ImportError(`its part ${entry.fileName} is damaged`);
  return content;
}
