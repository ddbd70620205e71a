package io.ringfence.streaming.sink;

import net.jpountz.lz4.LZ4Factory;

/**
 * An Arrow stream of rows, LZ4-packed while it waits for its checkpoint: decimals of 32 bytes are
 * mostly zeros, and what waits is held in memory and in every checkpoint.
 *
 * @param count rows
 * @param bytes length of the stream
 * @param packed the stream as one LZ4 block
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedRows(int count, int bytes, byte[] packed) {
  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  /** Packs a stream. */
  static PackedRows of(int count, byte[] stream) {
    return new PackedRows(count, stream.length, LZ4.fastCompressor().compress(stream));
  }

  /** The stream. */
  byte[] stream() {
    return LZ4.safeDecompressor().decompress(packed, bytes);
  }
}
