/**
 * The text of a zipped file; some hosts unzip it on its way.
 * @param {RequestCache} cache "no-cache" for a file that changes under the same name
 */
export async function unzipped(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const [one, two] = new Uint8Array(bytes);
  if (one !== 0x1f || two !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
