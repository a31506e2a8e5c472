import type { z } from 'zod';
import {
  type LanguageModel,
  LanguageModelError,
  type LanguageModelRequest,
} from '../../src/language-model/language-model.ts';

export interface ScriptedLanguageModel extends LanguageModel {
  requests: LanguageModelRequest<z.ZodType>[];
}

/** Gives one output after another, parsed as the real one does; an error is thrown. Fails on what was not scripted. */
export function createScriptedLanguageModel(...outputs: unknown[]): ScriptedLanguageModel {
  const requests: LanguageModelRequest<z.ZodType>[] = [];
  return {
    requests,
    async complete(request) {
      requests.push(request);
      if (outputs.length === 0) throw new Error('nothing was scripted');
      const output = outputs.shift();
      if (output instanceof Error) throw output;
      const parsed = request.schema.safeParse(output);
      if (!parsed.success) throw new LanguageModelError('invalid-output', 'the output has another shape');
      return parsed.data;
    },
  };
}
