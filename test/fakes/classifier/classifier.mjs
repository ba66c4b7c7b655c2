/**
 * Speaks like `showrunner_diffusion.classify` and behaves as a script says. It refuses what the real one refuses. The
 * folder in SCRIPTED_CLASSIFIER_DIR has `script.json`, and gets a line in `journal.jsonl` for each start and question.
 */
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { misdeeds } from '../diffusion-worker/misbehave.mjs';

/**
 * How one process behaves. `scores`: the labels of every picture. `at`: what goes wrong at the start (`start`), or at a
 * question by its number from 0. `ignoresEnd`: stays when its input ends.
 * @typedef {{ scores?: Record<string, number>, at?: Record<string, string>, ignoresEnd?: boolean }} Behaviour
 * @typedef {{ processes?: Behaviour[], others?: Behaviour }} Script
 */

const folder = process.env['SCRIPTED_CLASSIFIER_DIR'] ?? '.';
const journal = path.join(folder, 'journal.jsonl');
const past = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
const number = past.split('"started"').length - 1;
/** @type {Script} */
const script = JSON.parse(readFileSync(path.join(folder, 'script.json'), 'utf8'));
const behaviour = script.processes?.[number] ?? script.others ?? {};
const scores = behaviour.scores ?? { normal: 0.9, nsfw: 0.1 };

/** @param {string} what @param {object} [facts] */
const note = (what, facts) => appendFileSync(journal, `${JSON.stringify({ process: number, what, ...facts })}\n`);
/** @param {object} answer */
const lineOf = (answer) => `${JSON.stringify(answer)}\n`;

/** @type {Record<string, (answer: { id: unknown, labels: unknown[] }) => object>} */
const lies = {
	'foreign-id': (answer) => ({ ...answer, id: 'somebody else' }),
	'too-few': ({ id, labels }) => ({ id, labels: labels.slice(1) }),
	'odd-score': ({ id, labels }) => ({ id, labels: labels.map(() => [{ label: 'nsfw', score: 12 }]) }),
};

/** @param {string} line */
function read(line) {
	try {
		const { id, paths } = JSON.parse(line);
		if (id !== undefined && Array.isArray(paths) && paths.every((each) => typeof each === 'string'))
			return { id, paths };
	} catch {
		// It is no JSON.
	}
	return process.exit(2);
}

note('started', {
	...{ pid: process.pid, cwd: process.cwd(), gpus: process.env['CUDA_VISIBLE_DEVICES'] },
	ownSettings: Object.keys(process.env).filter((name) => name.startsWith('SHOWRUNNER_')),
});
const [model, ...more] = process.argv.slice(2);
if (model === undefined || more.length > 0) process.exit(2);
if (!existsSync(path.join(model, 'config.json'))) process.exit(1);
await misdeeds[behaviour.at?.['start'] ?? '']?.({ outDir: folder, line: '' });

let question = 0;
for await (const line of createInterface({ input: process.stdin })) {
	const { id, paths } = read(line);
	note('asked', { pictures: paths });
	const wrong = behaviour.at?.[question++] ?? '';
	const answer = { id, labels: paths.map(() => Object.entries(scores).map(([label, score]) => ({ label, score }))) };
	await misdeeds[wrong]?.({ outDir: folder, line: lineOf(answer) });
	const isReadable = paths.every((/** @type {string} */ each) => existsSync(each));
	const truth = isReadable ? answer : { id, error: 'The picture is no picture that can be read' };
	writeSync(3, lineOf(lies[wrong]?.(answer) ?? truth));
}
if (behaviour.ignoresEnd) setInterval(() => undefined, 1_000);
