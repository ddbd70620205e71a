package io.ringfence.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How an answer's body is wrapped, as the client asked for. */
enum AnswerEncoding {
  /** As it is. */
  NONE(""),
  /** HTTP compression that makes smaller. */
  GZIP("gzip"),
  /** HTTP compression of the official Java clients. */
  LZ4("lz4"),
  /** ClickHouse's compressed blocks, outside HTTP's own compression. */
  NATIVE_BLOCKS("");

  private final String header;

  AnswerEncoding(String header) {
    this.header = header;
  }

  /**
   * What the client asked for.
   *
   * @param nativeBlocks true if it wants ClickHouse's compressed blocks
   * @param allowed true if it allows HTTP compression
   * @param accepted its {@code Accept-Encoding}
   */
  static AnswerEncoding of(boolean nativeBlocks, boolean allowed, @Nullable String accepted) {
    if (nativeBlocks) {
      return NATIVE_BLOCKS;
    }
    if (!allowed || accepted == null) {
      return NONE;
    }
    return accepted.contains("gzip") ? GZIP : accepted.contains("lz4") ? LZ4 : NONE;
  }

  /** The value of {@code Content-Encoding}, or an empty text if there is none. */
  String header() {
    return header;
  }

  /** Wraps a body; closing the result ends it. */
  OutputStream wrap(OutputStream body) throws IOException {
    return switch (this) {
      case NONE -> body;
      case GZIP -> new GZIPOutputStream(body, BlockOutput.BLOCK_BYTES);
      case LZ4 -> new Lz4FrameOutput(body);
      case NATIVE_BLOCKS -> new NativeBlockOutput(body);
    };
  }
}
