/** The file can't be imported; the message is one clear line that names it or what is wrong with it. */
export class ImportError extends Error {
  override name = 'ImportError';
}
