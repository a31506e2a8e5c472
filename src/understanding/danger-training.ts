import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type DangerExamples, type DangerModel, trainDangerModel } from './danger-model.ts';

export interface DangerTask {
  examples: DangerExamples;
  /** Becomes 1 when the thread is done. */
  signal: Int32Array<SharedArrayBuffer>;
  port: MessagePort;
}

/** Milliseconds after which the thread is given up and the waiting one trains by itself. */
const longestWait = 60_000;

/**
 * Trains what tells danger on another thread, so that the intents can be trained meanwhile. The result waits
 * without the event loop, since the assistant is built in one go.
 */
export function startDangerTraining(examples: DangerExamples): { finish(): DangerModel } {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./danger-thread.ts', import.meta.url), {
    workerData: { examples, signal, port: port2 } satisfies DangerTask,
    transferList: [port2],
  });
  // A thread that fails says nothing, and the training is done here.
  worker.on('error', () => {});
  worker.unref();
  return {
    finish() {
      Atomics.wait(signal, 0, 0, longestWait);
      const received = receiveMessageOnPort(port1) as { message: DangerModel } | undefined;
      port1.close();
      void worker.terminate();
      return received?.message ?? trainDangerModel(examples);
    },
  };
}
