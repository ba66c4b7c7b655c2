/**
 * Marks frames as what they are, where nothing has: raw ones, and those of sources. FFmpeg 7.1 and later take frames that
 * are not marked for BT.601, and turn them into what another input or the encoder has, which shifts their colours.
 */
export const asBt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';
