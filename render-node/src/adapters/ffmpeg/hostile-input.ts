/**
 * Containers that hold their own bytes. Playlists (hls, concat, dash, sdp …), device grabbers and formats that name
 * other files (svg, image lists) are absent: a file from outside must not make FFmpeg open anything else.
 * `image2` is what FFmpeg picks for a single picture by its file extension.
 */
const selfContainedFormats = [
	'mov', 'matroska', 'avi', 'flv', 'mpegts', 'mpeg', 'mpegvideo', 'asf', 'ogg', 'mxf', 'ivf', 'nut', 'rm', 'dv', 'h264', 'hevc', 'm4v',
	'wav', 'w64', 'flac', 'mp3', 'aac', 'ac3', 'eac3', 'dts', 'aiff', 'au', 'caf', 'amr', 'ape', 'wv', 'tta', 'voc', 'mpc',
	'image2', 'png_pipe', 'jpeg_pipe', 'webp_pipe', 'bmp_pipe', 'tiff_pipe', 'jpegxl_pipe', 'j2k_pipe', 'exr_pipe',
	'pgm_pipe', 'ppm_pipe', 'pam_pipe', 'qoi_pipe', 'psd_pipe', 'dpx_pipe', 'gif', 'apng', 'ico',
	'srt', 'webvtt', 'ass', 'lrc',
]; // prettier-ignore

/** The largest single allocation; a 16384×16384 RGBA picture needs 1 GiB and is refused. */
const maxAllocationBytes = 512 * 1024 * 1024;

/** Some more than are taken: a file that has them all is told why it is refused. */
const maxStreams = 200;

/** Once per command of ffmpeg or ffprobe, among the global options. */
export const hostileGlobalArgs: readonly string[] = ['-max_alloc', String(maxAllocationBytes)];

/** Before each `-i` of a file whose content came from outside. */
export const hostileInputArgs: readonly string[] = [
	'-protocol_whitelist',
	'file,pipe',
	'-format_whitelist',
	selfContainedFormats.join(','),
	'-max_streams',
	String(maxStreams),
];

/**
 * The same for a file that is known to hold a single picture. FFmpeg otherwise decodes it a first time to learn the format
 * of its pixels, and then again to show it; a filter graph waits for the picture itself and asks that.
 */
export const hostilePictureArgs: readonly string[] = ['-nofind_stream_info', ...hostileInputArgs];
