import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { createCallBudget } from './call-budget.ts';
import { type LanguageModel, LanguageModelError, type LanguageModelRequest } from './language-model.ts';
import { createOpenAiClient, type OpenAiServiceOptions } from './openai-client.ts';
import { languageModelFailure, requestedPause } from './openai-failure.ts';
import { firstDialect, nextDialect, type ServiceDialect } from './service-dialect.ts';

export interface OpenAiLanguageModelOptions extends OpenAiServiceOptions {
  /** 60 when absent. A call that a service refused for its form and got again counts once. */
  callsPerMinute?: number | undefined;
  /** Most tokens of one output, hidden reasoning included; 2,000 when absent. */
  maxOutputTokens?: number | undefined;
  /** Milliseconds since 1970, for the budget and for the pauses a service asks for. */
  now?: (() => number) | undefined;
}

const mostBytes = 262_144;
const longestPauseMs = 600_000;

const completionSchema = z.object({
  choices: z
    .array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string() }) }))
    .min(1),
});

interface Call {
  request: LanguageModelRequest<z.ZodType>;
  format: ReturnType<typeof zodResponseFormat>;
  signal: AbortSignal;
}

/** A model behind the chat completions of OpenAI or of a service that speaks the same protocol. */
export function createOpenAiLanguageModel(options: OpenAiLanguageModelOptions): LanguageModel {
  const { model, timeoutMs, callsPerMinute = 60, maxOutputTokens = 2000, now = Date.now } = options;
  const client = createOpenAiClient(options, mostBytes);
  const budget = createCallBudget({ callsPerMinute, now });
  let dialect = firstDialect;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  function send({ request, format, signal }: Call, used: ServiceDialect): Promise<unknown> {
    const instructions =
      used.format === 'json_schema'
        ? request.instructions
        : `${request.instructions}\n\nAnswer with one JSON object of this JSON Schema:\n${JSON.stringify(format.json_schema.schema)}`;
    return client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: request.input },
        ],
        response_format: used.format === 'json_schema' ? format : { type: 'json_object' },
        [used.limit]: maxOutputTokens,
      },
      { signal },
    );
  }

  async function sendUntilUnderstood(call: Call): Promise<unknown> {
    let used = dialect;
    for (;;) {
      try {
        const completion = await send(call, used);
        // Remembered only now: a request may be refused for reasons that another form does not cure.
        dialect = used;
        return completion;
      } catch (error) {
        const next = nextDialect(used, error);
        if (next === undefined) throw error;
        used = next;
      }
    }
  }

  return {
    async complete(request) {
      const deadline = AbortSignal.timeout(timeoutMs);
      const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
      const format = zodResponseFormat(request.schema, request.task);
      if (signal.aborted) throw new LanguageModelError('timeout', 'ended before it was sent');
      if (now() < pausedUntil) throw new LanguageModelError('rate-limited', 'the service asked to wait');
      if (!budget.take())
        throw new LanguageModelError('budget', `more than ${callsPerMinute} calls a minute`);
      try {
        return parseOutput(await sendUntilUnderstood({ request, format, signal }), request.schema);
      } catch (error) {
        const pause = Math.min(requestedPause(error, now()), longestPauseMs);
        if (pause > 0) pausedUntil = now() + pause;
        throw languageModelFailure(error, signal);
      }
    },
  };
}

function parseOutput<Schema extends z.ZodType>(completion: unknown, schema: Schema): z.infer<Schema> {
  const parsed = completionSchema.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) throw new LanguageModelError('invalid-output', 'the response holds no text');
  const { finish_reason: finish, message } = choice;
  if (finish === 'length') throw new LanguageModelError('invalid-output', 'the output was cut off');
  if (finish === 'content_filter') throw new LanguageModelError('invalid-output', 'the output was filtered');
  const output = schema.safeParse(JSON.parse(message.content));
  if (!output.success) throw new LanguageModelError('invalid-output', 'the output has another shape');
  return output.data;
}
