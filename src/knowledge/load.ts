import { join, relative } from 'node:path';
import { z } from 'zod';
import { type City, citySchema } from './city.ts';
import {
  DataError,
  type DataFile,
  type Fault,
  type Located,
  readDataFile,
  validateData,
} from './data-file.ts';
import { readMarkdownFolder } from './markdown-folder.ts';
import { loadNotices, type Notice } from './notices.ts';
import { type SearchWords, searchWordsSchema } from './retrieval/search-words.ts';
import type { Center, Program, Source, Topic } from './schema.ts';
import {
  aspectSchema,
  audienceIds,
  centerSchema,
  idSchema,
  programKindIds,
  programSchema,
  sourceSchema,
  topicSchema,
} from './schema.ts';
import { parseYaml, type YamlParse } from './yaml.ts';

/** A program, topic or centre with its place in the files. */
export type KnowledgeDocument = (
  | ({ type: 'program' } & Program)
  | ({ type: 'topic' } & Topic)
  | ({ type: 'center' } & Center)
) &
  Located & {
    /** Paragraphs of the body; none for a centre. Paragraph 0 stands at the path ['body', 0]. */
    body: string[];
    file: string;
  };

export const aspectDataSchema = z.strictObject({
  id: aspectSchema,
  label: z.string().min(1),
  cues: z.array(z.string().min(1)),
  /** Cues in other languages. */
  foreign: z.array(z.string().min(1)).default([]),
  hints: z.array(z.string().min(1)).default([]),
  alone: z.array(z.string().min(1)).default([]),
  /** Aspects whose facts may answer when there is none of this one. */
  near: z.array(aspectSchema).default([]),
  /** What a document writes before it: «모집 인원: …», the head of a column. */
  labels: z.array(z.string().min(1)).default([]),
  /** A notice about a program is expected to tell it, so that its silence is worth a note. */
  expected: z.boolean().default(false),
});
export type AspectData = z.infer<typeof aspectDataSchema>;

const questionWordsSchema = z.strictObject({
  anywhere: z.array(z.string()),
  whole: z.array(z.string()),
  /** What asks for everything that can be applied for now: one of each. Without spaces. */
  openNow: z
    .strictObject({ acts: z.array(z.string()), days: z.array(z.string()) })
    .default({ acts: [], days: [] }),
});
export type QuestionWords = z.infer<typeof questionWordsSchema>;

const needsSchema = z.strictObject({
  audiences: z.array(
    z.strictObject({
      id: z.enum(audienceIds),
      words: z.array(z.string()),
      ages: z.tuple([z.number().int(), z.number().int()]).optional(),
    }),
  ),
  kinds: z.array(z.strictObject({ id: z.enum(programKindIds), words: z.array(z.string()) })),
});
export type Needs = z.infer<typeof needsSchema>;

const wordsShape = {
  words: z.array(z.string().min(2)).min(1),
  /** Longer words that one of `words` stands in and that mean something else. */
  not: z.array(z.string().min(2)).default([]),
};
const peopleSchema = z.strictObject({
  /** Who somebody is, as far as programs make a difference. */
  groups: z.array(z.strictObject({ id: idSchema, ...wordsShape })),
  occupations: z.array(z.strictObject({ name: z.string().min(1), ...wordsShape })),
});
export type People = z.infer<typeof peopleSchema>;

const controlWordsSchema = z.strictObject({
  restart: z.array(z.string()),
  cancel: z.array(z.string()),
  menu: z.array(z.string()),
  person: z.array(z.string()),
  forget: z.array(z.string()),
});
export type ControlWords = z.infer<typeof controlWordsSchema>;

const spellingListSchema = z.array(
  z.strictObject({
    right: z.string(),
    wrong: z.array(z.string().min(1)).min(1),
    /** Longer words that one of `wrong` stands in and where it is right. */
    not: z.array(z.string().min(2)).default([]),
  }),
);
const spellingSchema = z.strictObject({
  misspelling: spellingListSchema,
  ending: spellingListSchema,
  abbreviation: spellingListSchema,
  filler: spellingListSchema,
  syllableWords: z.array(z.string().length(1)),
});
/** What people type and what they mean by it, by kind of repair; `_` stands where a word begins or ends. `syllableWords`: words of one syllable. */
export type Spelling = z.infer<typeof spellingSchema>;

const scriptSchema = z.string().refine(
  (name) => {
    try {
      return new RegExp(`\\p{Script=${name}}`, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  },
  { error: 'not the name of a Unicode script' },
);

export const languageSchema = z.strictObject({
  /** As in BCP 47: `vi`, `zh-Hant`. */
  id: z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/),
  /** How people call it, in Korean, in itself and in other languages. */
  names: z.array(z.string().min(1)).min(1),
  /** Phrases that ask for it where its name alone may only complain of it. */
  asked: z.array(z.string().min(1)).default([]),
  scripts: z.array(scriptSchema).min(1),
  /** Letters that no other language of its script has. */
  letters: z.string().default(''),
  /** Strings of letters that no other language of its script has. */
  marks: z.array(z.string().min(1)).default([]),
  words: z.array(z.string().min(1)).default([]),
  /** Strings of letters that are common in it. */
  pieces: z.array(z.string().min(1)).default([]),
});
export type Language = z.infer<typeof languageSchema>;

export interface KnowledgeData {
  city: City & Located;
  sources: Map<string, Source & Located>;
  documents: Map<string, KnowledgeDocument>;
  notices: Notice[];
  aspects: AspectData[];
  questionWords: QuestionWords;
  searchWords: SearchWords;
  controlWords: ControlWords;
  needs: Needs;
  spelling: Spelling & Located;
  languages: Language[];
  people: People & Located;
}

/**
 * Reads everything under `knowledge/`. Faulty records are left out and reported in `faults`; whoever
 * needs all of it to be right checks that the list is empty.
 */
export function loadKnowledgeData(
  folder: string,
  parse: YamlParse = parseYaml,
): { data: KnowledgeData; faults: Fault[] } {
  const faults: Fault[] = [];
  const documents = new Map<string, KnowledgeDocument>();
  const sources = new Map<string, Source & Located>();
  const nameOf = (path: string) => relative(join(folder, '..'), path);

  function add(document: KnowledgeDocument): void {
    const other = documents.get(document.id);
    if (other === undefined) documents.set(document.id, document);
    else
      faults.push({
        file: document.file,
        line: document.lineOf(['id']),
        message: `id ${document.id} is used in ${other.file} too`,
      });
  }

  function readList<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
  ): { record: z.infer<Schema>; parsed: DataFile; index: number }[] {
    const path = join(folder, name);
    const parsed = readDataFile(path, { file: nameOf(path), parse, faults });
    if (parsed === undefined) return [];
    if (!Array.isArray(parsed.value)) {
      faults.push({ file: nameOf(path), line: 1, message: 'the file is not a list' });
      return [];
    }
    return parsed.value.flatMap((value, index) => {
      const record = validateData(schema, value, parsed, [index], faults);
      return record === undefined ? [] : [{ record, parsed, index }];
    });
  }

  for (const { record, parsed, index } of readList('sources.yaml', sourceSchema)) {
    if (sources.has(record.id)) {
      faults.push({
        file: nameOf(join(folder, 'sources.yaml')),
        line: parsed.lineOf([index]),
        message: `id ${record.id} is used twice`,
      });
    }
    sources.set(record.id, { ...record, lineOf: (path) => parsed.lineOf([index, ...path]) });
  }

  for (const { record, parsed, index } of readList('centers.yaml', centerSchema)) {
    add({
      type: 'center',
      ...record,
      body: [],
      file: nameOf(join(folder, 'centers.yaml')),
      lineOf: (path) => parsed.lineOf([index, ...path]),
    });
  }

  const reading = { nameOf, parse, faults };
  for (const { record, ...rest } of readMarkdownFolder(join(folder, 'programs'), programSchema, reading))
    add({ type: 'program', ...record, ...rest });
  for (const { record, ...rest } of readMarkdownFolder(join(folder, 'topics'), topicSchema, reading))
    add({ type: 'topic', ...record, ...rest });
  const notices = loadNotices(join(folder, 'notices'), reading);

  const aspects = readList('aspects.yaml', aspectDataSchema).map(({ record }) => record);
  const languages = readList('languages.yaml', languageSchema).map(({ record }) => record);
  const { record: cityRecord, parsed: cityFile } = readOne('city.yaml', citySchema);
  const city = { ...cityRecord, lineOf: cityFile.lineOf };
  const { record: questionWords } = readOne('question-words.yaml', questionWordsSchema);
  const { record: searchWords } = readOne('search-words.yaml', searchWordsSchema);
  const { record: controlWords } = readOne('control-words.yaml', controlWordsSchema);
  const { record: needs } = readOne('needs.yaml', needsSchema);
  const { record: spellingRecord, parsed: spellingFile } = readOne('spelling.yaml', spellingSchema);
  const spelling = { ...spellingRecord, lineOf: spellingFile.lineOf };
  const { record: peopleRecord, parsed: peopleFile } = readOne('people.yaml', peopleSchema);
  const people = { ...peopleRecord, lineOf: peopleFile.lineOf };

  function readOne<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
  ): { record: z.infer<Schema>; parsed: DataFile } {
    const path = join(folder, name);
    const parsed = readDataFile(path, { file: nameOf(path), parse, faults });
    const record = parsed && validateData(schema, parsed.value, parsed, [], faults);
    if (parsed === undefined || record === undefined) throw new DataError(faults);
    return { record, parsed };
  }

  return {
    data: {
      city,
      sources,
      documents,
      notices,
      aspects,
      questionWords,
      searchWords,
      controlWords,
      needs,
      spelling,
      languages,
      people,
    },
    faults,
  };
}
