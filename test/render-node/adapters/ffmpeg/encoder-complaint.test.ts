import { describe, expect, it } from '@jest/globals';
import { encoderComplaint } from '../../../../render-node/src/adapters/ffmpeg/encoder-complaint.js';

describe('what an encoder says', () => {
	it.each([
		[
			'OpenEncodeSessionEx failed: out of memory (10): (no details)\nNo capable devices found',
			'no free encoding session',
		],
		['OpenEncodeSessionEx failed: incompatible client key (21): (no details)', 'no free encoding session'],
		['OpenEncodeSessionEx failed: unsupported device (2): (no details)\nNo capable devices found', 'cannot encode'],
		['[h264_nvenc @ 0x1] Cannot load libcuda.so.1', 'no NVIDIA driver'],
		['The minimum required Nvidia driver for nvenc is 570.0 or newer', 'too old'],
		['[AVHWDeviceContext @ 0x1] No VA display found for device /dev/dri/renderD128.', 'no VAAPI device'],
		['Error initializing an internal MFX session: unsupported (-3)', 'no Intel Quick Sync'],
		["Unknown encoder 'h264_videotoolbox'", 'built without it'],
		['cuCtxPushCurrent failed -> CUDA_ERROR_LAUNCH_FAILED: unspecified launch failure', 'the device was lost'],
	])('%s', (said, meaning) => {
		expect(encoderComplaint(said)).toContain(meaning);
		expect(encoderComplaint(said)).not.toMatch(/\/dev|0x/);
	});

	it('is not guessed at where it is unknown', () => {
		expect(encoderComplaint('Conversion failed!')).toBeNull();
	});
});
