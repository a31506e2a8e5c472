/** The storage failed or can't be reached; whoever operates it must act. Holds no stored content. */
export class StorageError extends Error {
  override name = 'StorageError';
  /** SQLSTATE or system error code, where the driver gave one. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** Drizzle and PGlite put the parameters of a query, a person's words, into their errors; only what the innermost error says is kept. */
export function storageFailure(action: string, error: unknown): StorageError {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  if (innermost instanceof AggregateError && innermost.errors.length > 0) innermost = innermost.errors[0];
  if (!(innermost instanceof Error)) {
    // PGlite's file system throws plain objects.
    const name = (innermost as { name?: unknown } | null)?.name;
    return new StorageError(`Could not ${action}: ${typeof name === 'string' ? name : String(innermost)}`);
  }
  const code = 'code' in innermost && typeof innermost.code === 'string' ? innermost.code : undefined;
  return new StorageError(`Could not ${action}: ${innermost.message || innermost.name}`, code);
}
