import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClassifierLimits } from '../../../../render-node/src/adapters/content/classifier-limits.js';
import { createClassifierJudge } from '../../../../render-node/src/adapters/content/create-classifier-judge.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const classifier = fileURLToPath(new URL('../../../fakes/classifier/classifier.mjs', import.meta.url));

/** How one process behaves; see the classifier. */
export type Behaviour = { scores?: Record<string, number>; at?: Record<string, string>; ignoresEnd?: boolean };
type Note = { process: number; what: string; pictures?: string[]; cwd?: string } & Record<string, unknown>;

export type JudgeSetup = {
	processes?: Behaviour[];
	others?: Behaviour;
	/** What the model calls its classes. */
	labels?: string[];
	policy?: unknown;
	limits?: Partial<ClassifierLimits>;
	program?: string;
};

/** A folder with the configuration of a classifier; `policy` is written as it is when it is a text. */
export function classifierFolder(folder: string, labels: readonly string[], policy?: unknown): string {
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ id2label: { ...labels } }));
	if (policy !== undefined)
		writeFileSync(path.join(folder, 'policy.json'), typeof policy === 'string' ? policy : JSON.stringify(policy));
	return folder;
}

/** The judge over scripted processes, with a picture to judge, in a folder of its own. */
export async function scriptedJudge(setup: JudgeSetup = {}) {
	const { processes = [], others = {}, labels = ['normal', 'nsfw'], limits, program = process.execPath } = setup;
	const folder = temporaryFolder('classifier');
	const scratchRoot = path.join(folder.path, 'scratch');
	const picture = path.join(folder.path, 'picture.png');
	mkdirSync(scratchRoot);
	writeFileSync(picture, '');
	writeFileSync(path.join(folder.path, 'script.json'), JSON.stringify({ processes, others }));
	const model = classifierFolder(path.join(folder.path, 'model'), labels, setup.policy);
	const log = silentLog();
	const judge = await createClassifierJudge({
		command: { program, args: [classifier, model], env: { SCRIPTED_CLASSIFIER_DIR: folder.path } },
		...{ folder: model, ffmpegPath: 'ffmpeg', scratchRoot, log },
		limits: { firstAnswerMs: 30_000, answerMs: 30_000, endGraceMs: 20_000, ...limits },
	});
	const journal = (): Note[] => {
		const file = path.join(folder.path, 'journal.jsonl');
		if (!existsSync(file)) return [];
		const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
		return lines.map((line) => JSON.parse(line));
	};
	return {
		...{ ...judge, folder: folder.path, model, picture, journal },
		look: (file = picture, mediaType = 'image/png', signal = new AbortController().signal) =>
			judge.judge(file, mediaType, signal),
		/** Which processes did what, in order, such as `0 asked`. */
		story: () => journal().map(({ process: number, what }) => `${number} ${what}`),
		/** Files and folders that are left beside the job's. */
		left: () => readdirSync(scratchRoot),
		async remove() {
			await judge.close();
			folder.remove();
		},
	};
}
