import type { Voice } from '@showrunner/contract';
import { sayInEnglish } from '../../domain/speech/say-in-english.js';
import { missingEngine, type Engine, type MissingEngine } from './engine.js';
import { openFestivalLane } from './festival-lane.js';
import { runProgram } from './run-program.js';

const voice: Voice = {
	id: 'festival:slt-hts',
	label: 'Slt, lively American',
	engine: 'festival',
	locale: 'en-US',
	gender: 'female',
	licence: 'CMU licence (BSD-like), HTS parts BSD-3-Clause',
};
const probeLimitMs = 30_000;

export async function findFestival(festivalPath: string | null, laneLimit: number): Promise<Engine | MissingEngine> {
	if (festivalPath === null) return missingEngine('festival', 'switched off');
	const probe = async (args: string[]) => {
		const { stdout } = await runProgram(festivalPath, args, { timeLimitMs: probeLimitMs });
		return stdout.toString('latin1');
	};
	let version: string | undefined;
	try {
		version = /System: (\S+?):/.exec(await probe(['--version']))?.[1];
		if (!(await probe(['--batch', '(print (voice.list))'])).includes('cmu_us_slt_arctic_hts')) {
			return missingEngine('festival', 'festival is here, its voice is not: install festvox-us-slt-hts');
		}
	} catch {
		return missingEngine('festival', 'not installed (Debian: festival and festvox-us-slt-hts)');
	}
	return {
		engine: 'festival',
		note: version ?? 'of unknown version',
		voices: [voice],
		broken: [],
		source: () => `festival ${version ?? ''}, voice cmu_us_slt_arctic_hts`.replace(' ,', ','),
		dull: false,
		laneLimit,
		sayWord: () => sayInEnglish,
		open: async ({ speed, dir, signal }) => openFestivalLane({ festivalPath, speed, dir, signal }),
	};
}
