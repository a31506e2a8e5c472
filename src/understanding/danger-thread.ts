import { parentPort, workerData } from 'node:worker_threads';
import { trainDangerModel } from './danger-model.ts';
import type { DangerTask } from './danger-training.ts';

// The thread of `startDangerTraining`.
const { examples, signal, port } = workerData as DangerTask;
try {
  port.postMessage(trainDangerModel(examples));
} finally {
  // Whoever waits is woken even when there is nothing to receive.
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
  parentPort?.close();
}
