import { StorageError } from './storage-error.ts';

/** Rejects with a StorageError when the promise takes longer; the work itself is not stopped. */
export async function withinDeadline<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new StorageError(`no answer within ${milliseconds} ms`, 'ETIMEDOUT')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}
