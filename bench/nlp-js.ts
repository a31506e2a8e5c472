import { containerBootstrap } from '@nlpjs/core';
import { LangKo } from '@nlpjs/lang-ko';
import { Nlp } from '@nlpjs/nlp';
import type { Example, Peer } from './peer.ts';

/** node-nlp's parts for a text classifier, with its Korean tokenizer and stemmer. */
export async function trainNlpJs(examples: Example[]): Promise<Peer> {
  const container = await containerBootstrap();
  container.register('logger', { ...console, log() {}, info() {}, warn() {} });
  // Its own defaults, but quiet, and without the answer «none of them», which no case expects.
  container.registerConfiguration('nlu-??', {
    keepStopwords: true,
    spellCheck: false,
    filterZeros: true,
    useNoneFeature: false,
    log: false,
  });
  container.use(Nlp);
  container.use(LangKo);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.settings.threshold = 0;
  nlp.addLanguage('ko');
  for (const { text, intent } of examples) nlp.addDocument('ko', text, intent);
  await nlp.train();
  return async (text) => (await nlp.process('ko', text)).intent;
}
