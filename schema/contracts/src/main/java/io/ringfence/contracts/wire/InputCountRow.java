package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Control totals of one file, or the part of them one operator saw: parts are added up. Rests in
 * the table {@code input_counts}.
 *
 * @param file name of the file without its folder
 * @param kind kind of the file
 * @param received data rows inside the window of the run
 * @param applied rows that took effect
 * @param duplicate rows equal to one applied before
 * @param rejected rows that could not be parsed or applied
 * @param lastEventAtMicros time of the latest applied row, epoch microseconds; absent: none was
 *     applied
 * @param firstOffset offset of the first record counted here; absent: of a file, or none is counted
 * @param lastOffset offset of the last record counted here; absent: as the first
 * @param sha256 SHA-256 of the file, hexadecimal; absent: of a partition, or of another part
 */
public record InputCountRow(
    String file,
    InputKind kind,
    long received,
    long applied,
    long duplicate,
    long rejected,
    @Nullable Long lastEventAtMicros,
    @Nullable Long firstOffset,
    @Nullable Long lastOffset,
    @Nullable String sha256) {
  /** Counts that say nothing of where their source was read. */
  public InputCountRow(
      String file,
      InputKind kind,
      long received,
      long applied,
      long duplicate,
      long rejected,
      @Nullable Long lastEventAtMicros) {
    this(file, kind, received, applied, duplicate, rejected, lastEventAtMicros, null, null, null);
  }

  /** The same of records of a partition. */
  public InputCountRow between(long first, long last) {
    return new InputCountRow(
        file, kind, received, applied, duplicate, rejected, lastEventAtMicros, first, last, sha256);
  }

  /** The same of a file of this content. */
  public InputCountRow ofContent(String digest) {
    return new InputCountRow(
        file,
        kind,
        received,
        applied,
        duplicate,
        rejected,
        lastEventAtMicros,
        firstOffset,
        lastOffset,
        digest);
  }
}
