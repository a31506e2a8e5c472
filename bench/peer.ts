export interface Example {
  text: string;
  intent: string;
}

/** The intent that a trained classifier finds in a text. */
export type Peer = (text: string) => Promise<string> | string;
