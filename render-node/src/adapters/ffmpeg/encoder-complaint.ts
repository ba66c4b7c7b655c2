type Complaint = readonly [said: RegExp, meaning: string];

/** What FFmpeg and the drivers under it say, the particular before the general. */
const complaints: readonly Complaint[] = [
	[/OpenEncodeSessionEx failed: (out of memory|incompatible client key)/, 'the card has no free encoding session'],
	[/OpenEncodeSessionEx failed: (unsupported device|no encode device)/, 'this NVIDIA card cannot encode'],
	[/minimum required Nvidia driver/i, 'the NVIDIA driver is too old for this FFmpeg'],
	[/Cannot load (libcuda|nvcuda)|could not dynamically load CUDA/i, 'no NVIDIA driver'],
	[/Cannot load (libnvidia-encode|nvEncodeAPI)/i, 'the NVIDIA driver came without its encoder library'],
	[/CUDA_ERROR_NO_DEVICE|no CUDA-capable device/, 'no NVIDIA card'],
	[/CUDA_ERROR_OUT_OF_MEMORY|out of memory|Cannot allocate memory/i, 'the memory is full'],
	[/No (NVENC )?capable devices found/, 'this NVIDIA card cannot encode'],
	[/Frame Dimension less than the minimum/i, 'the frame is too small for it'],
	[/No VA display found|Failed to initialise VAAPI/, 'no VAAPI device'],
	[
		/No usable encoding (profile|entrypoint)|Failed to create encode pipeline/,
		'the VAAPI driver cannot encode this codec',
	],
	[/(initializing|creating) (an internal |a )?MFX session/i, 'no Intel Quick Sync'],
	[/qscale not available for encoder/, 'this Mac cannot encode at a constant quality'],
	[/cannot create compression session/i, 'no hardware encoder in this Mac'],
	[/CUDA_ERROR_|device (was )?(lost|removed)|VA_STATUS_ERROR_HW_BUSY/i, 'the device was lost'],
	[/Unknown encoder|Unrecognized option|Unrecogni[sz]ed hwaccel|Option not found/i, 'this FFmpeg was built without it'],
];

/** Why an encoder in hardware refused, in plain words without paths; null when FFmpeg said nothing that is known. */
export function encoderComplaint(said: string): string | null {
	return complaints.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
