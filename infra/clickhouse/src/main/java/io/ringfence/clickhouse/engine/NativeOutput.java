package io.ringfence.clickhouse.engine;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes parts of an answer where they lie in native memory, without a copy through the heap. */
public interface NativeOutput {
  /** Takes what remains in the buffer; it belongs to the caller again afterwards. */
  void write(ByteBuffer bytes) throws IOException;
}
