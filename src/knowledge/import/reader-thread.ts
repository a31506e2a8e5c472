import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from './import-error.ts';
import { readDocument } from './read-document.ts';
import type { ReadResult, ReadTask } from './read-file.ts';

// The thread of `readFileBlocks`.
const { name, bytes } = workerData as ReadTask;
let result: ReadResult;
try {
  result = { document: await readDocument(name, bytes) };
} catch (error) {
  if (!(error instanceof ImportError)) throw error;
  result = { refusal: error.message };
}
parentPort?.postMessage(result);
