import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { UsageError } from './usage.ts';

/** One JSON object a line, checked; an empty line is passed over. Throws `UsageError` with the line's number. */
export async function* readJsonLines<Schema extends z.ZodType>(
  input: NodeJS.ReadableStream,
  schema: Schema,
): AsyncGenerator<z.infer<Schema>> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new UsageError(`line ${number} is not JSON`);
    }
    const result = schema.safeParse(value);
    if (!result.success) {
      const issue = result.error.issues[0];
      throw new UsageError(`line ${number}: ${issue?.path.join('.') || 'value'}: ${issue?.message}`);
    }
    yield result.data;
  }
}
