import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { App } from '../../conversation/app.ts';
import type { Choice } from '../../conversation/choice.ts';
import type { Reply } from '../../conversation/reply.ts';
import { renderPlainText } from '../plain-text.ts';

export interface TerminalOptions {
  app: App;
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
  /** False where the terminal's owner wants none. */
  colours: boolean;
  /** Conversation to go on with; a new one when absent. */
  session?: string | undefined;
  welcome: string;
  choices: Choice[];
}

interface Style {
  bold(text: string): string;
  dim(text: string): string;
  accent(text: string): string;
}

function createStyle(colours: boolean): Style {
  const wrap = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: wrap(1), dim: wrap(2), accent: wrap(36) };
}

function renderReply(reply: Reply, style: Style): string {
  return renderPlainText(reply)
    .split('\n')
    .map((line) => {
      if (line.startsWith('출처:')) return style.dim(line);
      if (line.startsWith('※')) return style.accent(line);
      return line;
    })
    .join('\n')
    .replace(/^([^\n]+)/, (first) => (reply.blocks[0]?.type === 'heading' ? style.bold(first) : first));
}

function renderChoices(choices: Choice[], style: Style): string {
  return choices.map(({ label }, index) => style.accent(`[${index + 1}] ${label}`)).join('  ');
}

/**
 * A chat over lines of text: numbers press buttons, `/끝` or the end of input leaves. With a pipe
 * instead of a person every line is one message and nothing but replies is written.
 */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { app, input, output, welcome } = options;
  const interactive = input.isTTY === true && output.isTTY === true;
  const style = createStyle(interactive && options.colours);
  const conversation = `terminal:${options.session ?? randomUUID()}`;
  let choices = options.choices;
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    historySize: 200,
  });
  const write = (text: string) => output.write(`${text}\n`);
  if (interactive) {
    write(
      `${welcome}\n${style.dim('숫자를 적으면 단추를 누른 것과 같아요. 끝내려면 /끝')}\n${renderChoices(choices, style)}\n`,
    );
    lines.setPrompt(style.bold('나> '));
    lines.prompt();
  }
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === '/끝' || typed === '/exit') break;
    if (typed !== '') {
      const pressed = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
      const reply = await app.handle({
        id: randomUUID(),
        channel: 'terminal',
        conversation,
        text: pressed === undefined ? line : '',
        ...(pressed === undefined ? {} : { payload: pressed.payload }),
      });
      choices = reply.choices;
      write(`\n${renderReply(reply, style)}`);
      if (choices.length > 0) write(`\n${renderChoices(choices, style)}`);
      write('');
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}
