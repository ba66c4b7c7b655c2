import type { MediaTools } from '../../../domain/diffusion/media-tools.js';
import type { Log } from '../../../domain/ports.js';
import { clipFacts } from './clip-facts.js';
import { joinClips } from './join-clips.js';
import { lastFrame } from './last-frame.js';
import { tagMp4 } from './tag-mp4.js';
import { tagPng } from './tag-png.js';

/** `log` hears what FFmpeg said of a failure. */
export type ClipTools = { ffmpegPath: string; ffprobePath: string; log: Log };

export function createMediaTools({ log = unheard, ...paths }: Omit<ClipTools, 'log'> & { log?: Log }): MediaTools {
	const tools = { ...paths, log };
	return {
		tag: (path, mediaType, tags, signal) =>
			mediaType === 'image/png' ? tagPng(path, tags, signal) : tagMp4(tools, path, tags, signal),
		clipFacts: (path, signal) => clipFacts(tools, path, signal),
		lastFrame: (path, out, signal) => lastFrame(tools, path, out, signal),
		joinClips: (first, second, out, signal) => joinClips(tools, { first, second, out }, signal),
	};
}

const ignore = () => undefined;
const unheard: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
