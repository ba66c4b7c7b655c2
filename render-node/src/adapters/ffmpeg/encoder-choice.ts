import { configurationInvalid } from '../../domain/refusal.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import {
	isHardware,
	rateKeepers,
	type EncoderFact,
	type VideoEncoder,
	type VideoEncoderSetting,
} from '../../domain/timeline/video-encoders.js';

/** Long enough that a queue of jobs does not pay for each try, short enough that a freed session is soon used again. */
const avoidMs = 10 * 60 * 1000;

/**
 * The probe encodes 256×256; NVENC's own least size for H.264 is 145×49. Below it x264 is faster than the start of a
 * graphics context.
 */
const leastSide = 256;

export type EncoderChoice = {
	/** The order with what is known by now. */
	facts(): EncoderFact[];
	/** The one that a frame of full size gets. */
	first(): VideoEncoder;
	/** `keepsRate`: one that spends no more than it is told. */
	forFrame(frame: Size, keepsRate?: boolean): VideoEncoder;
	/** Leaves an encoder alone for ten minutes; false when there is no other, which leaves everything as it is. */
	refuse(encoder: VideoEncoder, reason: string): boolean;
};

/**
 * Which encoder of one codec is next. Refuses with `configuration-invalid` when none works, or not the one that was
 * asked for; a setting that names another codec's is none for this one.
 * `nowMs` is any clock that only goes forward.
 */
export function createEncoderChoice(
	probed: readonly EncoderFact[],
	setting: VideoEncoderSetting,
	nowMs: () => number,
): EncoderChoice {
	const named = probed.some(({ encoder }) => encoder === setting) ? setting : 'auto';
	const allowed = probed.filter(({ encoder, works }) => works && (named === 'auto' || encoder === named));
	const [best] = allowed;
	if (!best) throw noEncoder(probed, named);
	const working = [...allowed, ...probed].filter(({ works }) => works).map(({ encoder }) => encoder);
	const software = working.find((encoder) => !isHardware(encoder)) ?? null;
	// Also where the setting names another one: a file within its size goes before the encoder's name.
	const keeper = working.find((encoder) => rateKeepers.has(encoder)) ?? software;
	const avoided = new Map<VideoEncoder, { untilMs: number; reason: string }>();
	const avoidedNow = (encoder: VideoEncoder) => {
		const entry = avoided.get(encoder);
		return entry && entry.untilMs > nowMs() ? entry : null;
	};
	const first = () => (allowed.find(({ encoder }) => avoidedNow(encoder) === null) ?? best).encoder;
	const isSmall = ({ width, height }: Size) => Math.min(width, height) < leastSide;
	return {
		first,
		forFrame: (frame, keepsRate = false) => (keepsRate ? keeper : isSmall(frame) ? software : null) ?? first(),
		facts: () =>
			probed.map((fact) => {
				const entry = avoidedNow(fact.encoder);
				return entry ? { ...fact, works: false, note: `refused during a job: ${entry.reason}` } : fact;
			}),
		refuse(encoder, reason) {
			const others = allowed.filter((fact) => fact.encoder !== encoder && avoidedNow(fact.encoder) === null);
			if (others.length === 0) return false;
			avoided.set(encoder, { untilMs: nowMs() + avoidMs, reason });
			return true;
		},
	};
}

function noEncoder(probed: readonly EncoderFact[], setting: VideoEncoderSetting) {
	if (setting !== 'auto' && setting !== 'libx264') {
		const note = probed.find(({ encoder }) => encoder === setting)?.note ?? 'it was not tried';
		return configurationInvalid('encoder-not-working', `${setting} does not encode on this machine: ${note}`, {
			field: 'SHOWRUNNER_VIDEO_ENCODER',
			fix: 'Mend what is named here, or set SHOWRUNNER_VIDEO_ENCODER to auto, which takes the first encoder that works',
		});
	}
	return configurationInvalid('encoder-missing', 'This FFmpeg cannot encode with libx264', {
		fix: 'Install an FFmpeg that was built with x264 (Debian: apt install ffmpeg)',
	});
}
