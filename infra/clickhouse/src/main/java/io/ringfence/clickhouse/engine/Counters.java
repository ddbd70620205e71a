package io.ringfence.clickhouse.engine;

/**
 * What a statement read and wrote.
 *
 * @param resultRows rows in the answer
 * @param resultBytes bytes of the answer as sent
 * @param readRows rows read from storage
 * @param readBytes uncompressed bytes read from storage
 * @param writtenRows rows inserted
 * @param writtenBytes uncompressed bytes inserted
 */
public record Counters(
    long resultRows,
    long resultBytes,
    long readRows,
    long readBytes,
    long writtenRows,
    long writtenBytes) {
  /** Nothing read, nothing written. */
  public static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Counters plus(Counters more) {
    return new Counters(
        resultRows + more.resultRows,
        resultBytes + more.resultBytes,
        readRows + more.readRows,
        readBytes + more.readBytes,
        writtenRows + more.writtenRows,
        writtenBytes + more.writtenBytes);
  }
}
