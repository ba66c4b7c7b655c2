import type { Gradient, Mood } from '@showrunner/contract';
import type { FontMap } from '../captions/font-map.js';

type Frame = { width: number; height: number };

/** A landscape by the mood and the English words of a text; the same request always gives the same picture. */
export type ArtRequest = Frame & { kind: 'art'; text: string; mood: Mood; seed: number; index: number };
/** A text set large on a designed background. */
export type CardRequest = Frame & {
	kind: 'card';
	text: string;
	mood: Mood;
	seed: number;
	index: number;
	locale: string;
	fonts: FontMap;
};
/** A title over a picture, or over seeded art. */
export type ThumbnailRequest = Frame & {
	kind: 'thumbnail';
	title: string;
	mood: Mood;
	seed: number;
	locale: string;
	fonts: FontMap;
	/** A picture file on this machine. */
	backgroundPath?: string;
};
export type DesignText = {
	title: string;
	/** Empty for none. */
	subtitle: string;
	/** Null: what reads best. */
	colour: string | null;
	locale: string;
	fonts: FontMap;
};
/** A scene's own ground, and a card's text over it. `path`: a picture file on this machine. */
export type DesignRequest = Frame & {
	kind: 'design';
	background: { kind: 'colour'; colour: string } | Gradient | { kind: 'blur'; path: string };
	text: DesignText | null;
};
export type DrawRequest = ArtRequest | CardRequest | ThumbnailRequest | DesignRequest;

/** JPEG bytes. Rejects with the signal's reason when it is aborted. */
export type DrawPicture = (request: DrawRequest, signal: AbortSignal) => Promise<Uint8Array>;

/** Part of the evidence of every picture: raise it when the same seed gives another picture. */
export const sceneArtName = 'Showrunner scene art 1';
