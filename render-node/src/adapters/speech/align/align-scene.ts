import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GivenTime, TimingSource } from '@showrunner/contract';
import { rawDurationMs, type ExtractSound } from '../../../domain/audio/extract-sound.js';
import { soundSilent } from '../../../domain/audio/sound-problems.js';
import type { AlignedScene, SceneToAlign } from '../../../domain/speech/align-speech.js';
import { joinSentences } from '../../../domain/speech/join-sentences.js';
import { levelSound } from '../../../domain/speech/level-sound.js';
import { mapGivenTimes } from '../../../domain/speech/map-given-times.js';
import { planScene, type PlannedScene } from '../../../domain/speech/plan-scene.js';
import { createSayInOwnScript } from '../../../domain/speech/say-in-own-script.js';
import { peakOf, soundDurationMs, type Sound } from '../../../domain/speech/sound.js';
import type { TimeSpan } from '../../../domain/speech/time-span.js';
import { deliveredRateHz, longestPolishedMs as longestSceneMs, polishSound } from '../polish-sound.js';
import { silentScene, soundingSpan, toWordTimings } from '../speak-scene.js';
import { writeWav } from '../wav.js';
import { alignText } from './align-text.js';
import { decodeJoined, type JoinedSound } from './decode-joined.js';
import { hear, hearingRateHz } from './hear.js';
import { readRawSound } from './read-raw-sound.js';
import type { Reader } from './reader.js';

export type AlignTools = { ffmpegPath: string; sound: ExtractSound; reader(locale: string): Reader | null };
/** `dir`: a folder of this scene's own, that stays until the sound in it was taken. */
export type SceneRun = { dir: string; signal: AbortSignal };

/** -60 dB: nothing that a listener could hear as speech. */
const silentPeak = 0.001;

type Timed = { spans: TimeSpan[]; sources: TimingSource[]; unfit: string | null };

/** A scene that a voice from elsewhere has spoken, as local speech would have it. */
export async function alignScene(
	{ text, locale, sounds }: SceneToAlign,
	tools: AlignTools,
	{ dir, signal }: SceneRun,
): Promise<AlignedScene> {
	const reader = tools.reader(locale);
	const plan = planScene(text, locale, reader?.sayWord ?? createSayInOwnScript(locale));
	const decode: Decode = async (sampleRateHz) => {
		const run = { workDir: dir, signal };
		return await decodeJoined(sounds, { sampleRateHz, longestMs: longestSceneMs }, { sound: tools.sound, run });
	};
	const joined = await decode(deliveredRateHz);
	const whole = joined && (await readRawSound(joined.raw, 0, rawDurationMs(joined.raw)));
	const isSpoken = plan.sentences.some((sentence) => sentence.text !== '');
	if (whole && isSpoken && peakOf(whole.samples) < silentPeak) throw soundSilent();
	if (!whole || plan.sentences.length === 0 || peakOf(whole.samples) < silentPeak)
		return { ...unspoken(plan, locale), unfit: null };
	const timed = await timesOf(plan, { given: joined.given, whole, decode }, reader, { dir, signal });
	const { sound, spans } = joinSentences([{ sound: whole, spans: timed.spans }], deliveredRateHz);
	const polished = await polishSound(tools.ffmpegPath, sound, false, signal);
	levelSound(polished.samples, deliveredRateHz);
	const out = path.join(dir, 'spoken.wav');
	await writeFile(out, writeWav(polished));
	const durationMs = Math.round(soundDurationMs(sound));
	const words = toWordTimings(plan, spans, timed.sources, durationMs);
	return { path: out, durationMs, words, unfit: timed.unfit };
}

function unspoken(plan: PlannedScene, locale: string) {
	const { durationMs, words } = silentScene(plan, { locale, speed: 1 });
	return { path: null, durationMs, words };
}

type Decode = (sampleRateHz: number) => Promise<JoinedSound | null>;
type Spoken = { given: readonly GivenTime[] | null; whole: Sound; decode: Decode };

async function timesOf(
	plan: PlannedScene,
	{ given, whole, decode }: Spoken,
	reader: Reader | null,
	{ dir, signal }: SceneRun,
): Promise<Timed> {
	const words = plan.sentences.flatMap((sentence) => sentence.words);
	const span = { voiced: soundingSpan(whole), durationMs: soundDurationMs(whole) };
	const mapped = given === null ? null : mapGivenTimes(words, given, span);
	if (mapped && 'spans' in mapped) return { ...mapped, unfit: null };
	const joined = await decode(hearingRateHz);
	if (!joined) throw soundSilent();
	const heard = await hear(joined.raw, signal);
	const aligned = await alignText(plan.sentences, heard, reader, { dir, signal, onFraction: () => undefined });
	return {
		spans: aligned.flatMap(({ spans }) => spans),
		sources: aligned.flatMap(({ sources }) => sources),
		unfit: mapped?.unfit ?? null,
	};
}
