import type { Cover, FileMetadata, PlacedChapter, TakenCover, Warning } from '@showrunner/contract';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { SoftTrack } from '../../domain/captions/soft-tracks.js';
import type { OutputPlan } from '../../domain/timeline/render-plan.js';

/** A video in the asset store, and the cover that was taken out of it. */
export type JoinedVideo = {
	assetId: string;
	durationMs: number;
	sizeBytes: number;
	cover?: TakenCover;
	warnings: Warning[];
};

/** What goes into a video beside its pictures. */
export type VideoParts = {
	name: string;
	/** Names the maker and its version. */
	engine: string;
	/** The key of the sound; null for none. */
	soundKey: string | null;
	title: string;
	metadata: FileMetadata | undefined;
	locale: string;
	chapters: readonly PlacedChapter[];
	softTracks: readonly SoftTrack[];
	cover: Cover | undefined;
};

/** Raise it when the same parts are to be joined differently. */
const joinVersion = 1;

/** Equal keys, equal videos. */
export const videoKey = ({ segments, encoding }: OutputPlan, parts: VideoParts): string =>
	contentHash({ joinVersion, segments: segments.map(({ key }) => key), encoding, ...parts });
