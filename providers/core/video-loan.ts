import type { Ticket } from './follow-ticket';
import type { VendorContext } from './vendor-context';

/** A video of the store. */
export type StoredVideo = { assetId: string; mediaType: string; sizeBytes: number };

/** One that a model watches, with its sound. */
export type TextVideo = StoredVideo & {
	durationMs: number;
	/** The part that is watched. Left out, from the beginning and to the end. */
	startMs?: number;
	endMs?: number;
	/** Pictures that are looked at in a second of it. Left out, the vendor's own number: 1. */
	framesPerSecond?: number;
};

/** How a vendor gets a video: inside the request, or by the address of what was uploaded before. */
export type LentVideo = { bytes: Uint8Array } | { uri: string };

/** A file that lies with the vendor for a while. `name`: what it is looked up and deleted by. */
export type LentFile = { name: string; uri: string };

export type VideoReach = Pick<VendorContext, 'http' | 'clock' | 'signal' | 'shelf'>;

/** How a vendor is lent a video. Uploads cost nothing. */
export type VideoSight = {
	mediaTypes: readonly string[];
	/** Up to this size a video goes inside the request. */
	inlineBytes: number;
	/** Largest upload. */
	mostBytes: number;
	/** The most pictures that it looks at in a second. */
	mostFramesPerSecond: number;
	/** How long an upload is counted on; the vendor keeps it somewhat longer. */
	keptForMs: number;
	/** Brings all bytes there, within `limitMs`. */
	start(video: StoredVideo, reach: VideoReach & { limitMs: number }): Promise<Ticket>;
	/** Undefined until the file can be used. Throws `TicketEnded` where the vendor cannot read it. */
	check(ticket: Ticket, reach: VideoReach): Promise<LentFile | undefined>;
	/** Whether it can still be used. */
	isThere(file: LentFile, reach: VideoReach): Promise<boolean>;
	/** One that is gone already is no fault. */
	remove(file: Pick<LentFile, 'name'>, reach: VideoReach): Promise<void>;
};
