import { captionPositions, captionStyles, timelineSchema, type Media, type Timeline } from '@showrunner/contract';
import { createRandom, type Random } from '../../render-node/src/domain/music/random.js';
import type { OtioNode } from '../../render-node/src/domain/otio/otio-node.js';
import { keepPlaced } from '../../render-node/src/domain/otio/keep-placed.js';
import { otioToTimeline } from '../../render-node/src/domain/otio/otio-to-timeline.js';
import { surveyDocument } from '../../render-node/src/domain/otio/survey-document.js';
import { timelineToOtio } from '../../render-node/src/domain/otio/timeline-to-otio.js';
import { timelineDurationMs } from '../../render-node/src/domain/timeline/timeline-duration.js';
import { randomCaptionMembers, randomMembers, randomWords } from './random-members.js';
import { randomMedia, randomTimeline } from './random-timeline.js';

const sound = (durationMs: number): Media => ({
	kind: 'audio',
	durationMs,
	...{
		width: null,
		height: null,
		fps: null,
		videoCodec: null,
		audioCodec: 'pcm_s16le',
		sampleRateHz: 48_000,
		channels: 1,
	},
});
const hex = (digit: string) => digit.repeat(64);
/** Sounds of random timelines, by asset id. */
const randomSounds = new Map([
	[hex('1'), sound(350)],
	[hex('2'), sound(1_234)],
	[hex('3'), sound(7_001)],
]);

const lengths = new Map([...randomSounds].map(([id, { durationMs }]) => [id, durationMs ?? 0]));

export const exchangeMedia: ReadonlyMap<string, Media> = new Map([...randomMedia, ...randomSounds]);

/** Address of an asset as the service links it. */
export const linkOf = (assetId: string) => `http://127.0.0.1:8080/v1/assets/${assetId}/content?expires=1&signature=x`;

const times = (count: number, random: Random, lastMs: number) =>
	Array.from({ length: count }, () => random.integer(0, lastMs)).sort((a, b) => a - b);

const captionLook = (random: Random) => ({
	style: random.pick(captionStyles),
	position: random.pick([undefined, ...captionPositions]),
	sizeFactor: random.pick([undefined, 0.8]),
	colours: random.pick([undefined, { spokenWord: '#10ff40' }]),
	softTracks: random.pick([undefined, true]),
});

const music = (random: Random) => ({
	...{ gainDb: random.integer(-20, 0), duck: random.chance(0.5), fadeInMs: random.integer(0, 900) },
	...{ duckDb: random.pick([undefined, 4, 12]), fadeOutMs: random.integer(0, 900) },
	crossfadeMs: random.pick([undefined, 0, 400]),
});

/** As `randomTimeline`, with voice, effects, music and captions, and with every member that a timeline may have. */
export function randomExchange(seed: number): Timeline {
	const plain = randomTimeline(seed);
	const random = createRandom(seed, 'exchange');
	const members = createRandom(seed, 'members');
	const lastMs = timelineDurationMs(plain) - 1;
	const sounds = (most: number) =>
		times(random.integer(0, most), random, lastMs).map((startMs) => {
			return {
				assetId: random.pick([hex('1'), hex('2'), hex('3')]),
				startMs,
				gainDb: random.integer(-20, 6),
				fadeOutMs: random.pick([undefined, 300, 70]),
				fadeInMs: random.pick([undefined, 40, 90]),
			};
		});
	// A voice that runs past the end is refused before anything is rendered or exported.
	const voice = sounds(6).filter(({ assetId, startMs }) => startMs + (lengths.get(assetId) ?? 0) <= lastMs);
	const silent = times(random.integer(0, 3), random, lastMs);
	const starts = [...voice.map(({ startMs }) => startMs), ...silent].sort((a, b) => a - b);
	const captions = starts.map((startMs, index) => {
		return { startMs, durationMs: random.integer(0, 2_000), text: `One ${index}`, words: randomWords(members) };
	});
	const look = { ...captionLook(random), ...randomCaptionMembers(members) };
	const heard = timelineSchema.parse({
		...plain,
		title: random.chance(0.5) ? 'A title “with” signs / 標題' : '',
		locale: random.pick(['en', 'ar', 'zh-Hant']),
		voice,
		effects: sounds(4),
		...(random.chance(0.6) && { music: { ...music(random), assetId: hex(random.pick(['2', '3'])) } }),
		...(random.chance(0.7) && { captions: { scenes: captions, burnIn: random.chance(0.5), ...look } }),
	});
	const whole = timelineSchema.parse({ ...heard, ...randomMembers(heard, members) });
	// What has no place is refused before it is exported.
	return keepPlaced(whole, { warn: () => undefined });
}

/** The document of a timeline, as it would be read from a file. */
export function exportOf(timeline: Timeline, media = exchangeMedia): OtioNode {
	const { document } = timelineToOtio(timeline, { media, urlOf: linkOf, nameOf: (id) => `${id[0]}.mp4` });
	return JSON.parse(JSON.stringify(document)) as OtioNode;
}

export function importOf(document: unknown, media = exchangeMedia, wishes = {}) {
	return otioToTimeline(surveyDocument(document).timeline, media, wishes);
}
