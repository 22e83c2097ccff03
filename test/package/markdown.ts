import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program of a README, and what it prints. */
export interface ReadmeProgram {
  source: string;
  /** The block of plain text that follows the program in its section, when there is one. */
  output: string | undefined;
}

/** The first program in the README of a folder. */
export function readmeProgram(folder: string): ReadmeProgram {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const blocks = blocksOf(readme);
  const first = blocks.findIndex(({ language }) => language === 'ts');
  const program = blocks[first];
  if (!program) throw new Error(`${folder}/README.md has no program`);
  const next = blocks[first + 1];
  const isOutput =
    next !== undefined && ['', 'text'].includes(next.language) && next.section === program.section;
  return { source: program.text, output: isOutput ? next.text : undefined };
}

/** A fenced block of a Markdown text. */
export interface Block {
  language: string;
  text: string;
  /** How many headings there are before it. */
  section: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let section = 0;
  for (const [, heading, language = '', text = ''] of markdown.matchAll(/(^#+ )|^```(\w*)\n(.*?)^```$/gms)) {
    if (heading !== undefined) section++;
    else blocks.push({ language, text, section });
  }
  return blocks;
}
