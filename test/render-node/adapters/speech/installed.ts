import { it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const found = (program: string, args: string[], output: string) =>
	spawnSync(program, args, { encoding: 'utf8' }).stdout?.includes(output) ?? false;

const engines = {
	festival: () => found('festival', ['--batch', '(print (voice.list))'], 'cmu_us_slt_arctic_hts'),
	'espeak-ng': () => found('espeak-ng', ['--version'], 'eSpeak NG'),
};

/** `it` where the engine is installed; elsewhere the test is skipped and its title says what it needs. */
export function itWith(engine: keyof typeof engines): (title: string, test: () => Promise<void>) => void {
	const here = engines[engine]();
	return (title, test) =>
		here ? it(title, test) : it.skip(`${title} (needs ${engine}, which is not installed)`, test);
}
