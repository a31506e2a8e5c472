// NLP.js ships no types: what the bench uses of it.

declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): unknown;
    register(name: string, value: unknown): void;
    registerConfiguration(tag: string, settings: Record<string, unknown>): void;
    get(name: 'nlp'): import('@nlpjs/nlp').Nlp;
  }
  export function containerBootstrap(): Promise<Container>;
}

declare module '@nlpjs/nlp' {
  export class Nlp {
    settings: { autoSave: boolean; threshold: number };
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, text: string): Promise<{ intent: string }>;
  }
}

declare module '@nlpjs/lang-ko' {
  export const LangKo: unknown;
}
