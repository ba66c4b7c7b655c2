import type { ImportContext } from './import-context.js';
import type { MusicTrack } from './read-music.js';
import { isEnabled, isNode, nodesIn, ownMetadata, schemaOf, textIn, type OtioNode } from './otio-node.js';
import { named, readTrack, type TrackItem } from './read-track.js';
import { malformed, noClip, noPictureTrack } from './refuse-document.js';

type Track = { node: OtioNode; place: string };
export type Tracks = { pictures: TrackItem[]; voice: TrackItem[]; effects: TrackItem[]; music: MusicTrack | undefined };

/** Sorts a document's tracks by what is on them. Refuses where there is nothing to see. */
export function readTracks(timeline: OtioNode, context: ImportContext): Tracks {
	const tracks = usableTracks(timeline, context);
	const read = ({ node, place }: Track) => readTrack(node, place, context);
	const sounds = tracks
		.filter(({ node }) => kindOf(node) === 'audio')
		.map((track) => ({ ...track, role: roleOf(track, context) }));
	const items = (role: string) => sounds.filter((track) => track.role === role).flatMap(read);
	const [music, ...more] = sounds.filter(({ role }) => role === 'music');
	for (const { place } of more)
		context.warn('track-ignored', 'There is one track of music; this one was left out', place);
	return {
		pictures: read(pictureTrack(tracks, context)),
		voice: items('voice'),
		effects: items('effects'),
		music: music && { ...music, items: read(music) },
	};
}

const kindOf = (node: OtioNode) => textIn(node, 'kind').toLowerCase();

function usableTracks(timeline: OtioNode, { warn }: ImportContext): Track[] {
	const stack = timeline.tracks;
	if (!isNode(stack) || schemaOf(stack) !== 'Stack') throw malformed('tracks', 'it is no Stack');
	return nodesIn(stack, 'children').flatMap((node, index): Track[] => {
		const place = `tracks.children[${index}]`;
		const isTrack = ['Track', 'Sequence'].includes(schemaOf(node));
		if (isTrack && isEnabled(node) && ['video', 'audio'].includes(kindOf(node))) return [{ node, place }];
		if (!isTrack) warn('nesting-ignored', `${named(node)} is no track and was left out`, place);
		else if (!isEnabled(node))
			warn('track-ignored', `The track ${named(node)} is switched off and was left out`, place);
		else warn('track-ignored', `The track ${named(node)} is of an unknown kind and was left out`, place);
		return [];
	});
}

/** The lowest video track with a clip; what lies over it cannot be shown. */
function pictureTrack(tracks: readonly Track[], { warn }: ImportContext): Track {
	const pictures = tracks.filter(({ node }) => kindOf(node) === 'video');
	if (pictures.length === 0) throw noPictureTrack();
	const [lowest, ...above] = pictures.filter(({ node }) =>
		nodesIn(node, 'children').some((each) => schemaOf(each) === 'Clip'),
	);
	if (!lowest) throw noClip();
	for (const { node, place } of above)
		warn('track-ignored', `The track ${named(node)} lies over the first one and was left out`, place);
	return lowest;
}

const roles = ['voice', 'effects', 'music'] as const;
type Role = (typeof roles)[number];
const names: [RegExp, Role][] = [
	[/music|score|musik/i, 'music'],
	[/effect|sfx|\bfx\b|foley/i, 'effects'],
	[/voice|vo\b|narrat|speech|dialog/i, 'voice'],
];

function roleOf({ node, place }: Track, { warn }: ImportContext): Role {
	const said = roles.find((role) => role === ownMetadata(node).role);
	const byName = names.find(([pattern]) => pattern.test(textIn(node, 'name')))?.[1];
	if (said ?? byName) return said ?? byName ?? 'voice';
	if (nodesIn(node, 'children').some((each) => schemaOf(each) === 'Clip'))
		warn('settings-assumed', `The track ${named(node)} is taken for voice; name it Voice, Effects or Music`, place);
	return 'voice';
}
