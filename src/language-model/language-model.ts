import type { z } from 'zod';

export interface LanguageModelRequest<Schema extends z.ZodType> {
  /** Name of the task, kebab-case; the service sees it as the name of the schema. */
  task: string;
  /** What to do. Never holds text from a person or a document. */
  instructions: string;
  /** The data to do it with, personal data already masked. */
  input: string;
  /** Shape of the output: an object whose fields are all required. */
  schema: Schema;
  /** Ends the call early. */
  signal?: AbortSignal;
}

/** Turns an input into structured output. Nothing in here decides a fact: callers check what they get. */
export interface LanguageModel {
  /**
   * The output, already parsed with the schema.
   *
   * @throws {LanguageModelError} for every failure, within the deadline the model was created with.
   */
  complete<Schema extends z.ZodType>(request: LanguageModelRequest<Schema>): Promise<z.infer<Schema>>;
}

/**
 * Turns texts into vectors, one each in their order; texts of like meaning point the same way.
 *
 * @throws {LanguageModelError} for every failure, within a deadline for every hundred texts.
 */
export type Embed = (texts: string[]) => Promise<Float32Array[]>;

/**
 * Why there is no output: the deadline passed or the caller's signal ended the call; the service asked
 * to slow down; it can't be reached, refused or failed; its output is unusable; our own limit of calls
 * is used up.
 */
export type LanguageModelFailure = 'timeout' | 'rate-limited' | 'unavailable' | 'invalid-output' | 'budget';

/** The model gave no usable output; the local answer goes out instead. Holds nothing of the request or the reply. */
export class LanguageModelError extends Error {
  override name = 'LanguageModelError';
  readonly reason: LanguageModelFailure;

  constructor(reason: LanguageModelFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}
