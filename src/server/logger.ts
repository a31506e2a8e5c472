import pino, { type DestinationStream, type Logger } from 'pino';

interface LoggerOptions {
  level: string;
  /** Standard error when absent: standard output belongs to the command line's results. */
  destination?: DestinationStream;
}

export function createLogger({ level, destination = pino.destination(2) }: LoggerOptions): Logger {
  return pino({ level, serializers: { err: describeError }, base: null }, destination);
}

interface ErrorDescription {
  type: string;
  message: string;
  code?: string;
  at?: string[];
  cause?: ErrorDescription;
}

/**
 * What helps to repair and nothing more: databases put the values of a failed statement into
 * properties and further lines of the message, and those are what people wrote.
 */
function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something else than an error was thrown' };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    type: error.name,
    message: (error.message.split('\n')[0] ?? '').slice(0, 200),
    ...(typeof code === 'string' && { code }),
    ...(frames.length > 0 && { at: frames.slice(0, 10).map((line) => line.trim()) }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}
