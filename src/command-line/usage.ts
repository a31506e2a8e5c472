/** The call can't be carried out as it was made; the message is one clear line. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const usage = `iljari <command>
  chat [--session ID]                        terminal chat
  serve [--port N]                           every configured channel, web chat on /
  ask "<text>" [--json] [--session ID] [--as-of YYYY-MM-DD]
  ask --jsonl                                a turn a line: {text, session?, asOf?}
  classify --jsonl                           {text} a line
  search "<query>" [--json] [--top N] [--explain] [--audience ID] [--kind ID] [--place NAME] [--as-of YYYY-MM-DD]
  search --corpus FILE --jsonl [--top N]     {_id, text} a line, over a corpus of {_id, title, text} lines
  kb check                                   validates knowledge/ and intents/
  kb import FILE… [--json] [--publisher TEXT] [--published YYYY[-MM[-DD]]] [--title TEXT] [--address URL] [--id ID]
  kb review [ID] [--program ID]              what an import would change, fact by fact; writes what is accepted
  intents suggest [--json] [--accept ID]     what people meant where it was unsure; accepting makes it an example
  eval understanding|entities|answers --data FILE [--json]
  eval search --data FOLDER|FILE [--json]    corpus.jsonl, queries.jsonl, qrels.tsv; or {text, relevant} a line
  eval crisis --data FILE [--calm FILE] [--json]
  train                                      trains the classifier and keeps it for later starts`;
