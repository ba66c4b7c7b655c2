import type { SoundPart, TempoStep } from '../../domain/timeline/mix-audio.js';

/** Samples in which a change of tempo is heard: a hundredth of a second. */
const stepSamples = 480;
/** Within these one filter blends what it plays; beyond them two share the work. */
const [slowest, fastest] = [0.5, 2];

/** Cuts a part out of a sound and plays it at its tempo, in its own pitch. */
export function partFilters({ fromMs, toMs, tempo }: SoundPart): string[] {
	const cut = `atrim=start=${seconds(fromMs)}:end=${seconds(toMs)},asetpts=N/SR/TB`;
	const [first, ...changes] = tempo;
	if (!first || (changes.length === 0 && first.rate === 1)) return [cut];
	const isFar = tempo.some(({ rate }) => rate < slowest || rate > fastest);
	if (!isFar) return [cut, ...tempoFilters(tempo, 'tempo0')];
	const half = tempo.map(({ atMs, rate }) => ({ atMs, rate: Math.sqrt(rate) }));
	return [cut, ...tempoFilters(half, 'tempo0'), ...tempoFilters(heardAt(half), 'tempo1')];
}

function tempoFilters([first, ...changes]: readonly TempoStep[], name: string): string[] {
	const commands = changes.map(({ atMs, rate }) => `${seconds(atMs)} atempo@${name} tempo ${rate.toFixed(5)}`);
	const told = [`asetnsamples=n=${stepSamples}`, `asendcmd=c='${commands.join(';')}'`];
	return [...(commands.length > 0 ? told : []), `atempo@${name}=${(first?.rate ?? 1).toFixed(5)}`];
}

/** The steps on the clock of what is heard after them. */
function heardAt(steps: readonly TempoStep[]): TempoStep[] {
	let heardMs = 0;
	return steps.map(({ atMs, rate }, index) => {
		const before = steps[index - 1];
		if (before) heardMs += (atMs - before.atMs) / before.rate;
		return { atMs: heardMs, rate };
	});
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);
