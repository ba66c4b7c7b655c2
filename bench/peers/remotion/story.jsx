import React from 'react';
import { AbsoluteFill, Audio, Composition, Img, Sequence, interpolate, registerRoot, staticFile } from 'remotion';
import { useCurrentFrame, useVideoConfig } from 'remotion';

const fadeFrames = 15;
const phraseWords = 4;

/** A still under a slow zoom that comes out of the one before it. */
function Scene({ still, frames, isFirst }) {
	const frame = useCurrentFrame();
	const scale = interpolate(frame, [0, frames], [1, 1.2]);
	const opacity = isFirst ? 1 : interpolate(frame, [0, fadeFrames], [0, 1], { extrapolateRight: 'clamp' });
	return (
		<AbsoluteFill style={{ opacity }}>
			<Img
				src={staticFile(still)}
				style={{ width: '100%', height: '100%', objectFit: 'cover', transform: `scale(${scale})` }}
			/>
		</AbsoluteFill>
	);
}

/** The phrase that is spoken, with the word of the moment in another colour. */
function Captions({ words }) {
	const { fps } = useVideoConfig();
	const atMs = (useCurrentFrame() * 1000) / fps;
	const spoken = words.findLastIndex(({ startMs }) => startMs <= atMs);
	if (spoken < 0) return null;
	const first = spoken - (spoken % phraseWords);
	return (
		<AbsoluteFill style={{ justifyContent: 'flex-end', alignItems: 'center', paddingBottom: 480 }}>
			<div style={{ font: 'bold 72px Noto Sans', width: 900, textAlign: 'center', WebkitTextStroke: '3px black' }}>
				{words.slice(first, first + phraseWords).map(({ text }, index) => (
					<span key={index} style={{ color: first + index === spoken ? 'yellow' : 'white' }}>
						{text}{' '}
					</span>
				))}
			</div>
		</AbsoluteFill>
	);
}

function Story({ stills, words, narration, music }) {
	const { durationInFrames } = useVideoConfig();
	const each = durationInFrames / stills.length;
	return (
		<AbsoluteFill style={{ backgroundColor: 'black' }}>
			{stills.map((still, index) => (
				<Sequence key={still} from={Math.round(index * each)} durationInFrames={Math.round(each) + fadeFrames}>
					<Scene still={still} frames={each + fadeFrames} isFirst={index === 0} />
				</Sequence>
			))}
			<Captions words={words} />
			<Audio src={staticFile(narration)} />
			<Audio src={staticFile(music)} volume={0.15} loop />
		</AbsoluteFill>
	);
}

const lengthOf = ({ props }) => ({ durationInFrames: Math.round(props.seconds * 30) });

registerRoot(() => (
	<Composition
		id="story"
		component={Story}
		width={1080}
		height={1920}
		fps={30}
		durationInFrames={30}
		defaultProps={{ seconds: 1, stills: [], words: [], narration: '', music: '' }}
		calculateMetadata={lengthOf}
	/>
));
