/**
 * Sound as commands in tutorials mix it: music that steps back for the voice, at -14 LUFS; up to `[sound]`.
 * @param {string} voice @param {string} bed labels of their streams
 */
export const plainSound = (voice, bed) => [
	`${voice}aformat=channel_layouts=stereo,asplit[key][said]`,
	`${bed}aformat=channel_layouts=stereo[bed]`,
	'[bed][key]sidechaincompress=threshold=0.05:ratio=4[ducked]',
	'[said][ducked]amix=normalize=0,loudnorm=I=-14:TP=-1,aformat=sample_rates=48000:channel_layouts=stereo[sound]',
];
