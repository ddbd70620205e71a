package io.ringfence.streaming.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The whole replay from a place on.
 *
 * @param offset records that have already been emitted, at least 0
 */
record ReplaySplit(long offset) implements SourceSplit {
  static final ReplaySplit WHOLE = new ReplaySplit(0);

  ReplaySplit {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be >= 0, was " + offset);
    }
  }

  @Override
  public String splitId() {
    return "replay";
  }
}
