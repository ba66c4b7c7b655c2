import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../paths.mjs';
import { SetupFailed } from '../setup/setup-failed.mjs';

export const usage = `npm run demo                     make a video from examples/lighthouse.txt in a real n8n
npm run demo -- [OPTIONS]
  --text FILE      the story, a UTF-8 text file
  --title TITLE    its title; taken from the story when absent
  --locale TAG     its language, such as en, ar or pt-BR; found out from the text when absent
  --out DIR        where the results go (output/demo)
  --keep           leave n8n and the render-node running to play with
  --stop           stop what an earlier --keep left running
  --help           show this`;

/** A text file larger than this is no story that fits into one video. */
const textLimitBytes = 1_000_000;

/**
 * @typedef {{ text: string, title?: string, locale?: string, outFolder: string, keep: boolean, stop: boolean }} DemoOptions
 */

/**
 * Reads the command line; says which option is wrong before anything is set up.
 * @param {string[]} args
 * @returns {DemoOptions | 'help'}
 */
export function readOptions(args) {
	const values = parse(args);
	if (values.help) return 'help';
	if (values.locale !== undefined && !isLocale(values.locale)) {
		throw new SetupFailed(`--locale ${values.locale} is no language tag. Give one such as en, ar or pt-BR.`);
	}
	// npm runs its scripts in the repository; INIT_CWD is where the person stands.
	const here = process.env.INIT_CWD ?? process.cwd();
	return {
		text: readText(
			values.text === undefined ? path.join(root, 'examples', 'lighthouse.txt') : path.resolve(here, values.text),
		),
		...(values.title !== undefined && { title: values.title }),
		...(values.locale !== undefined && { locale: values.locale }),
		outFolder: values.out === undefined ? path.join(root, 'output', 'demo') : path.resolve(here, values.out),
		keep: values.keep ?? false,
		stop: values.stop ?? false,
	};
}

/** @param {string[]} args */
function parse(args) {
	const text = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean' });
	try {
		return parseArgs({
			args,
			options: { text, title: text, locale: text, out: text, keep: flag, stop: flag, help: flag },
		}).values;
	} catch (error) {
		throw new SetupFailed(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** @param {string} file */
function readText(file) {
	if (!existsSync(file) || !statSync(file).isFile()) throw new SetupFailed(`--text ${file}: there is no such file.`);
	if (statSync(file).size > textLimitBytes)
		throw new SetupFailed(`--text ${file} is larger than ${textLimitBytes / 1e6} MB. Split the story into episodes.`);
	const text = decode(readFileSync(file), file);
	if (text.trim() === '') throw new SetupFailed(`--text ${file} is empty. Write the story into it.`);
	return text;
}

/** @param {Buffer} bytes @param {string} file */
function decode(bytes, file) {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new SetupFailed(`--text ${file} is not UTF-8 text. Save it as UTF-8.`);
	}
}

/** @param {string} tag */
function isLocale(tag) {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}
